using Secondments.Hosting.Tests.Probe;

namespace Secondments.Hosting.Tests.Api;

public sealed class OpenApiTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Fact]
    public async Task Get_Description_ShowsTypesAsTheyAreWritten()
    {
        var document = (await probe.Visitor.AskGet("/openapi/probe.json")).Json;

        var note = document["components"]!["schemas"]!["NoteRequest"]!["properties"]!;
        var text = document.ToJsonString();
        Assert.Contains("\"format\":\"uuid\"", text);
        Assert.Contains("academic", text);
        Assert.Contains("amount", text);
        Assert.NotNull(note["organisation"]);
    }

    [Fact]
    public async Task Get_Description_DeclaresRefusalsOfEveryOperation()
    {
        var document = (await probe.Visitor.AskGet("/openapi/probe.json")).Json;

        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, o => Assert.NotNull(o.Value!["responses"]!["default"]!["content"]!["application/problem+json"]));
        Assert.DoesNotContain("/page", document["paths"]!.AsObject().Select(p => p.Key));
    }
}
