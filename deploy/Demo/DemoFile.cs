using System.Text.Json;
using Secondments.Kernel;

namespace Secondments.Demo;

/// <summary>
/// <c>demo.json</c>, readable by its owner only: who can sign in with what, so that a person finds their way about and a
/// script can drive the whole exchange.
/// </summary>
public sealed record DemoFile(string Url, IReadOnlyList<DemoFile.PersonEntry> People, IReadOnlyList<DemoFile.ClientEntry> Clients, DemoFile.OperatorEntry Operator, DemoFile.SignInEntry SignIn)
{
    public const string ScriptClientId = "demo-scripts";
    public const string RedirectUri = "http://localhost/demo-script";

    public static async Task<DemoFile> Read(string file, CancellationToken cancel = default)
    {
        await using var stream = File.OpenRead(file);
        return (await JsonSerializer.DeserializeAsync<DemoFile>(stream, Json.Stored, cancel))!;
    }

    internal static async Task Write(
        string file, string url, IReadOnlyDictionary<Person, BuiltPerson> people, IReadOnlyDictionary<string, BuiltOrganisation> bodies, (string Email, string Password) operatorLogin, CancellationToken cancel)
    {
        var demo = new DemoFile(
            url,
            [.. people.Select(p => new PersonEntry(p.Value.Name, p.Value.Email, p.Value.Password, p.Key.Body, bodies[p.Key.Body].Id, [MemberRole.Staff, .. p.Key.Roles]))],
            [.. bodies.Values.Select(b => new ClientEntry(b.Name, b.Id, b.Credentials.ClientId, b.Credentials.ClientSecret))],
            new OperatorEntry(operatorLogin.Email, operatorLogin.Password),
            new SignInEntry(ScriptClientId, RedirectUri));
        // Renamed into place when it is whole: a start that finds it takes the demo for complete.
        var half = file + ".tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(half, options))
        {
            await JsonSerializer.SerializeAsync(stream, demo, new JsonSerializerOptions(Json.Stored) { WriteIndented = true }, cancel);
        }
        File.Move(half, file);
    }

    public sealed record PersonEntry(string Name, string Email, string Password, string Organisation, OrganisationId OrganisationId, IReadOnlyList<MemberRole> Roles);

    public sealed record ClientEntry(string Organisation, OrganisationId OrganisationId, Guid ClientId, string ClientSecret);

    public sealed record OperatorEntry(string Email, string Password);

    public sealed record SignInEntry(string ClientId, string RedirectUri);
}
