using System.Text;
using Secondments.Architecture.Tests.Planted.Domain;
using Secondments.Architecture.Tests.Reading;
using Secondments.Architecture.Tests.Rules;
using Secondments.Architecture.Tests.Snapshots;

namespace Secondments.Architecture.Tests;

/// <summary>What others rely on is written down, and a change to it is seen.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Events_OfEveryService_AreAsWrittenDown() =>
        WrittenDown.Matches(ContractShape.Of(Ours.Contracts.GetTypes()), "tests", "Architecture.Tests", "Snapshots", "events.txt");

    [Fact]
    public void Events_ThatChange_ChangeTheText()
    {
        var before = ContractShape.Of([]);
        var after = ContractShape.Of([typeof(PlantedMessage)]);
        Assert.NotEqual(before, after);
        Assert.Contains($"{typeof(PlantedMessage).FullName} : fact\n  Meta: EventMeta\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_ThatCodeAnswersWith_AreListed() => WrittenDown.Matches(ErrorPage(), "docs", "errors.md");

    [Fact]
    public void Errors_OfCompiledCode_AreFound()
    {
        var found = ErrorCatalogue.Read(Il.Of(typeof(PlantedErrors).Assembly).Where(b => b.Type == typeof(PlantedErrors).FullName));
        Assert.Equal(
            ["lamp.broken 410", "lamp.lit 409", "lamp.not_found 404", "lamp.shape 422", "lamp.yours 403"],
            found.Select(e => $"{e.Code} {string.Join(',', e.Statuses)}"));
    }

    private static string ErrorPage()
    {
        var page = new StringBuilder("""
            # Error codes

            Every answer of the API that refuses is `application/problem+json` (RFC 9457) with `type`, `title`, `status`, `detail`,
            `code` and `traceId`. Programs should go by `code`: it stays, while `detail` is a sentence for a person and may be
            reworded. A 422 has `errors: [{ pointer, code, detail }]`, one for each wrong member; a 409 about a state has `allowed`,
            what the present state allows. The addresses of the sign-in protocol answer with RFC 6749's errors instead.

            | code | status |
            |---|---|

            """);
        foreach (var entry in ErrorCatalogue.Read(Ours.All.SelectMany(Il.Of)))
            page.Append("| `").Append(entry.Code).Append("` | ").AppendJoin(", ", entry.Statuses).Append(" |\n");
        return page.ToString();
    }
}
