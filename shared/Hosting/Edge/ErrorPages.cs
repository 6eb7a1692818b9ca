using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Secondments.Hosting.Edge;

/// <summary>Where the pages for refusals and failures are; <c>{0}</c> stands for the status. A module declares it.</summary>
public sealed record ErrorPages(string Path);

internal static class ErrorPagesExtensions
{
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<ErrorPages>() is not { } pages) return;
        app.UseWhen(context => !context.IsApi(), branch => branch.UseStatusCodePagesWithReExecute(pages.Path));
    }
}
