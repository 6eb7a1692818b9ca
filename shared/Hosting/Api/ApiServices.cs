using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Grains;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Modules;

namespace Secondments.Hosting.Api;

/// <summary>What endpoints are served with, and the description of each service's API at <c>/openapi/{service}.json</c>.</summary>
internal static class ApiServices
{
    public static void AddApi(this IServiceCollection services, IReadOnlyList<Module> modules)
    {
        services.AddHttpContextAccessor();
        // A process without grains has nothing to command.
        if (services.Any(s => s.ServiceType == typeof(IGrains))) services.AddSingleton<Commands, HttpCommands>();
        services.AddSingleton<Cursors>();
        services.AddSingleton<PagedLists>();
        foreach (var module in modules)
        {
            services.AddOpenApi(module.Name, o =>
            {
                o.ShouldInclude = d => d.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true
                    && d.ActionDescriptor.EndpointMetadata.OfType<ModuleTag>().Any(t => t.Name == module.Name);
                o.AddSchemaTransformer(ApiDescription.Schema);
                o.AddOperationTransformer(ApiDescription.Operation);
                o.AddDocumentTransformer((document, _, _) => ApiDescription.Document(document, module.Name));
            });
        }
    }

    public static void MapApiDescriptions(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").For(Needs.Anyone);
}
