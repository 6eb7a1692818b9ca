using System.Globalization;

namespace Secondments.Host;

internal enum Deed
{
    Run,
    Migrate,
    PublishAgain,
    TellAgain,
    VerifyAudit,
    AddErasures,
    RotateKeys,
    SetUp,
    FillDemo,
}

/// <summary>What the command line asks for: one module, and what to do with it.</summary>
/// <param name="Settings">Files of settings (JSON), the later before the earlier; the environment comes before both.</param>
/// <param name="File">Where <see cref="Deed.FillDemo"/> writes who can sign in, or what <see cref="Deed.AddErasures"/> reads.</param>
/// <param name="Since">From when on <see cref="Deed.PublishAgain"/> publishes.</param>
/// <param name="Leaked">Others may know the keys that <see cref="Deed.RotateKeys"/> replaces.</param>
internal sealed record Wish(Deed Deed, string Module, IReadOnlyList<string> Settings, string? File = null, DateTimeOffset? Since = null, bool Leaked = false)
{
    public const string Usage = """
        One module of Secondments in a process of its own.

          Secondments.Host --module NAME [--settings FILE]…
          Secondments.Host migrate --module NAME [--settings FILE]…
          Secondments.Host republish --module NAME --since TIME [--settings FILE]…
          Secondments.Host tell-again --module NAME [--settings FILE]…
          Secondments.Host verify-audit --module NAME [--settings FILE]…
          Secondments.Host add-erasures --file FILE [--settings FILE]…
          Secondments.Host rotate-keys --module identity [--leaked] [--settings FILE]…
          Secondments.Host set-up [--settings FILE]…
          Secondments.Host fill-demo --file FILE [--settings FILE]…
          Secondments.Host ready [--url URL]

          --module NAME    identity, organisations, opportunities, search or portal
          --settings FILE  settings as JSON; each is also read from the environment, with SECONDMENTS_ before its name
                           and __ for a colon. docs/operations.md lists them

          migrate          bring the module's database to the schema of this version, and end. Once before the first
                           replica of a version starts; again does nothing
          republish        publish again what the module published at TIME or later (2026-03-31T09:00Z; at most seven
                           days ago), for a broker that lost it; what had arrived changes nothing. While replicas run
          tell-again       publish everything that the module's things are now, for a search index or copies that lost it; who has
                           it changes nothing. While replicas run
          verify-audit     whether the module's audit is as it was written, by the exit status 0 or 1
          add-erasures     add who is in the ledger FILE to the exchange's own; every process erases them at its next start
          rotate-keys      make new keys to sign tokens and to seal cookies, cursors and waiting mails; each is used once every
                           process knows it. --leaked: at once, and those before are withdrawn. Then start every process
                           again, those of identity first; everybody signs in again
          set-up           print the link with which the first operator makes an account; it is valid for an hour
          fill-demo        fill an exchange that runs and is empty with the demo, and write who can sign in to FILE
          ready            whether the process at URL is ready to serve, by the exit status 0 or 1: for health checks. Without
                           URL it is the one that ASPNETCORE_URLS or ASPNETCORE_HTTP_PORTS tells of
        """;

    /// <returns>The wish, or what is wrong with it, as a sentence; neither when only help was asked for.</returns>
    public static (Wish? Wish, string? Wrong) Read(IReadOnlyList<string> arguments)
    {
        var wish = new Wish(Deed.Run, "", []);
        for (var i = 0; i < arguments.Count; i++)
        {
            string? Next() => i + 1 < arguments.Count ? arguments[++i] : null;
            switch (arguments[i])
            {
                case "--help" or "-h":
                    return (null, null);
                case "migrate":
                    wish = wish with { Deed = Deed.Migrate };
                    break;
                case "republish":
                    wish = wish with { Deed = Deed.PublishAgain };
                    break;
                case "--since":
                    if (!DateTimeOffset.TryParse(Next(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
                        return (null, "--since needs a time, such as 2026-03-31T09:00Z.");
                    wish = wish with { Since = since };
                    break;
                case "tell-again":
                    wish = wish with { Deed = Deed.TellAgain };
                    break;
                case "verify-audit":
                    wish = wish with { Deed = Deed.VerifyAudit };
                    break;
                case "add-erasures":
                    wish = wish with { Deed = Deed.AddErasures, Module = "identity" };
                    break;
                case "rotate-keys":
                    wish = wish with { Deed = Deed.RotateKeys };
                    break;
                case "--leaked":
                    wish = wish with { Leaked = true };
                    break;
                case "set-up":
                    wish = wish with { Deed = Deed.SetUp, Module = "identity" };
                    break;
                case "fill-demo":
                    wish = wish with { Deed = Deed.FillDemo, Module = "identity" };
                    break;
                case "--module":
                    if (Next() is not { Length: > 0 } module || module.StartsWith('-')) return (null, "--module needs a name.");
                    wish = wish with { Module = module };
                    break;
                case "--settings":
                    if (Next() is not { Length: > 0 } settings) return (null, "--settings needs a file.");
                    if (!System.IO.File.Exists(settings)) return (null, $"The file of settings {settings} isn't there.");
                    wish = wish with { Settings = [.. wish.Settings, Path.GetFullPath(settings)] };
                    break;
                case "--file":
                    if (Next() is not { Length: > 0 } file) return (null, "--file needs a file.");
                    wish = wish with { File = Path.GetFullPath(file) };
                    break;
                default:
                    return (null, $"«{arguments[i]}» is not known here. --help tells what is.");
            }
        }
        return wish.Check() is { } wrong ? (null, wrong) : (wish, null);
    }

    private string? Check()
    {
        if (Module.Length == 0) return $"Say which module: --module {string.Join(", ", Modules.Names)}.";
        if (!Modules.Names.Contains(Module)) return $"There is no module «{Module}»; there are {string.Join(", ", Modules.Names)}.";
        if (Deed is Deed.RotateKeys && Module != "identity") return "rotate-keys is of the module identity, for all of them.";
        if (Leaked && Deed is not Deed.RotateKeys) return "--leaked belongs to rotate-keys.";
        if (Deed is Deed.FillDemo && File is null) return "fill-demo needs --file FILE.";
        if (Deed is Deed.AddErasures && !System.IO.File.Exists(File)) return "add-erasures needs --file FILE, which is there.";
        if (Deed is Deed.PublishAgain && Since is null) return "republish needs --since TIME.";
        return null;
    }
}
