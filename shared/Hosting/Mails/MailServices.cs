using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Secondments.Grains.Store;
using Secondments.Hosting.Edge;

namespace Secondments.Hosting.Mails;

internal static class MailServices
{
    /// <summary>One delivery for each service's database in this process.</summary>
    public static void AddMails(this IServiceCollection services, IConfiguration configuration)
    {
        var options = MailOptions.Read(configuration, EdgeOptions.From(configuration).PublicUrl);
        services.AddSingleton(options);
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<MailFolder>();
        if (options.ToFolder) services.AddSingleton<IPostbox, FolderPostbox>();
        else services.AddSingleton<IPostbox, SmtpPostbox>();

        var databases = services.Count(s => s.ServiceType == typeof(ServiceDatabase));
        for (var i = 0; i < databases; i++)
        {
            var number = i;
            services.AddSingleton<IHostedService>(s => ActivatorUtilities.CreateInstance<MailDelivery>(s, s.GetServices<ServiceDatabase>().ElementAt(number)));
        }
    }
}
