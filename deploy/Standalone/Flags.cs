using System.Net;

namespace Secondments.Standalone;

public enum Wish
{
    Start,
    ImportAdverts,
    Backup,
    Restore,
    RotateKeys,
    Help,
}

/// <summary>What the command line asks for.</summary>
/// <param name="Data">The folder that holds everything.</param>
/// <param name="Url">Where people reach the exchange; also the name in its links.</param>
/// <param name="Demo">Fill an empty folder with a believable exchange.</param>
/// <param name="Insecure">Plain http on an address that others can reach.</param>
/// <param name="File">What is imported.</param>
/// <param name="Target">Where a backup goes.</param>
/// <param name="Source">What is restored.</param>
/// <param name="Erasures">A ledger of erasures that is newer than the backup's.</param>
/// <param name="Leaked">Others may know the keys that are replaced.</param>
public sealed record Flags(
    Wish Wish, string Data, Uri Url, bool Demo, bool Insecure, string? File = null, string? Target = null, string? Source = null, string? Erasures = null, bool Leaked = false)
{
    public const string Usage = """
        Secondments, the whole exchange in one process.

          dotnet run --project deploy/Standalone -- [--demo] [--data DIR] [--urls URL] [--insecure]
          dotnet run --project deploy/Standalone -- import adverts FILE [--data DIR]
          dotnet run --project deploy/Standalone -- backup --to FILE|DIR [--data DIR]
          dotnet run --project deploy/Standalone -- restore --from FILE|DIR [--data DIR] [--erasures FILE]
          dotnet run --project deploy/Standalone -- rotate-keys [--leaked] [--data DIR]

          --demo       fill an empty folder with a believable exchange; people and passwords are printed
          --data DIR   where everything is kept (./data)
          --urls URL   where people reach it (http://localhost:8080)
          --insecure   let plain http be reached from other machines
          --help       this text

          import adverts FILE   import job adverts (JSON lines) into the exchange that runs on DIR
          backup                copy everything in DIR while the exchange runs: into one file when the name ends in
                                .tar.gz, else into a folder. Neither may be there yet
          restore               make DIR, which must be empty or new, of a backup. --erasures names the erasures.log of
                                the lost exchange, when it is newer: who was erased since the backup stays erased
          rotate-keys           make new keys in DIR, whose exchange must stand still: to sign tokens, from a day later, and to
                                seal cookies, cursors and waiting mails, from two days later. --leaked: at once, and
                                those before are withdrawn, so that everybody signs in again
        """;

    public bool IsLoopback => Url.IsLoopback || (IPAddress.TryParse(Url.Host, out var address) && IPAddress.IsLoopback(address));

    /// <returns>The flags, or what is wrong with them, as a sentence.</returns>
    public static (Flags? Flags, string? Wrong) Read(IReadOnlyList<string> arguments)
    {
        var flags = new Flags(Wish.Start, Path.GetFullPath("data"), new Uri("http://localhost:8080"), false, false);
        for (var i = 0; i < arguments.Count; i++)
        {
            string? Next() => i + 1 < arguments.Count ? arguments[++i] : null;
            switch (arguments[i])
            {
                case "--help" or "-h":
                    return (flags with { Wish = Wish.Help }, null);
                case "--demo":
                    flags = flags with { Demo = true };
                    break;
                case "--insecure":
                    flags = flags with { Insecure = true };
                    break;
                case "--data":
                    if (Next() is not { Length: > 0 } folder) return (null, "--data needs a folder.");
                    flags = flags with { Data = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) };
                    break;
                case "--urls":
                    if (!Uri.TryCreate(Next(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/")
                        return (null, "--urls needs one address, such as http://localhost:8080.");
                    flags = flags with { Url = url };
                    break;
                case "backup":
                    flags = flags with { Wish = Wish.Backup };
                    break;
                case "restore":
                    flags = flags with { Wish = Wish.Restore };
                    break;
                case "rotate-keys":
                    flags = flags with { Wish = Wish.RotateKeys };
                    break;
                case "--leaked":
                    flags = flags with { Leaked = true };
                    break;
                case "--to":
                    if (Next() is not { Length: > 0 } target) return (null, "--to needs a file or a folder.");
                    flags = flags with { Target = Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar) };
                    break;
                case "--from":
                    if (Next() is not { Length: > 0 } source) return (null, "--from needs a backup: a file or a folder.");
                    flags = flags with { Source = Path.GetFullPath(source).TrimEnd(Path.DirectorySeparatorChar) };
                    break;
                case "--erasures":
                    if (Next() is not { Length: > 0 } ledger) return (null, "--erasures needs a file.");
                    flags = flags with { Erasures = Path.GetFullPath(ledger) };
                    break;
                case "import" when i + 2 < arguments.Count && arguments[i + 1] == "adverts":
                    flags = flags with { Wish = Wish.ImportAdverts, File = Path.GetFullPath(arguments[i + 2]) };
                    i += 2;
                    break;
                case "import":
                    return (null, "It is: import adverts FILE.");
                default:
                    return (null, $"«{arguments[i]}» is not known here. --help tells what is.");
            }
        }
        return flags.Check() is { } wrong ? (null, wrong) : (flags, null);
    }

    private string? Check()
    {
        if (Wish is Wish.Backup && Target is null) return "It is: backup --to FILE|DIR, with the place where the backup goes.";
        if (Wish is Wish.Restore && Source is null) return "It is: restore --from FILE|DIR, with the backup to restore.";
        if (Target is not null && Wish is not Wish.Backup) return "--to belongs to backup.";
        if ((Source ?? Erasures) is not null && Wish is not Wish.Restore) return "--from and --erasures belong to restore.";
        if (Leaked && Wish is not Wish.RotateKeys) return "--leaked belongs to rotate-keys.";
        if (Demo && !IsLoopback) return "--demo has passwords that are printed: it listens on this machine only, such as --urls http://localhost:8080.";
        if (Url.Scheme is "http" && !IsLoopback && !Insecure) return "Plain http on an address that others can reach needs --insecure; behind a proxy that does https, listen on localhost.";
        return null;
    }
}
