using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Secondments.Hosting.Secrets;

/// <summary>
/// The keys that seal cookies, cursors and waiting mails: files in <c>Keys</c>, by default <c>keys</c> in the data folder,
/// which only we may read. Processes that share them open each other's seals.
/// </summary>
internal static class Keys
{
    public static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = new DirectoryInfo(configuration["Keys"] ?? Path.Combine(configuration["Data"] ?? "data", "keys"));
        if (!OperatingSystem.IsWindows()) Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddSingleton<SealingKeys>();
        services.AddDataProtection().SetApplicationName("secondments").PersistKeysToFileSystem(folder);
    }
}
