using Secondments.Demo;
using Secondments.Identity.Features.Accounts;

namespace Secondments.Standalone;

/// <summary>What the console says once the exchange is ready.</summary>
internal static class Announce
{
    public static async Task Demo(Flags flags, DataFolder data)
    {
        var demo = await DemoFile.Read(data.DemoFile);
        var width = demo.People.Max(p => p.Email.Length);
        Console.WriteLine($"""

            Secondments is ready at {demo.Url} (a demo: nothing here is real, and no mail leaves this machine)

              Everyone's password is  {demo.Operator.Password}

            """);
        foreach (var person in demo.People)
            Console.WriteLine($"    {person.Email.PadRight(width)}  {person.Name}, {person.Organisation} ({string.Join(", ", person.Roles.Select(r => r.ToString().ToLowerInvariant()))})");
        Console.WriteLine($"    {demo.Operator.Email.PadRight(width)}  runs the exchange");
        Console.WriteLine($"""

              Mails are at {demo.Url}/operator/mail   Data is in {flags.Data}   Ctrl-C stops it

              To see a place filled: apply as Sam to a post of Leeds City Council
              ({demo.Url}/opportunities?organisation=leeds-city-council),
              answer for the manager by the link in the mail, confirm it as Helen, offer as Jo, accept as Sam.

            """);
    }

    public static async Task Exchange(Flags flags, OperatorSetUp setUp)
    {
        var url = flags.Url.GetLeftPart(UriPartial.Authority);
        Console.WriteLine($"\nSecondments is ready at {url}   Data is in {flags.Data}   Ctrl-C stops it");
        if (await setUp.CreateLink() is { } link)
            Console.WriteLine($"\n  Nobody runs this exchange yet. Within the hour, open {url}{link}\n  to make the first operator's account. Starting again makes a new link.");
        Console.WriteLine();
    }
}
