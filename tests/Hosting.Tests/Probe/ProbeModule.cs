using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Modules;
using Secondments.Kernel;

namespace Secondments.Hosting.Tests.Probe;

public sealed record NoteRequest(string? Text = null, Money? Pay = null, Sector? Sector = null, OrganisationId? Organisation = null, NoteRequest? Inner = null);

/// <summary>A service with one endpoint of each kind that the edge has to deal with.</summary>
/// <param name="firstLook">What the first look of all waits for, each time.</param>
public sealed class ProbeModule(bool silentEndpoint = false, bool twoHandlers = false, Func<Task>? firstLook = null) : Module
{
    public const string Name_ = "probe";

    public override string Name => Name_;

    public override IReadOnlyList<string> FirstLooks => firstLook is null ? [] : ["/api/probe/first", "/api/probe/boom"];

    public override void Register(ModuleBuilder module)
    {
        module.Services.AddSingleton<NoteBehaviour>();
        module.Database<ProbeDb, SqliteProbeDb, PostgresProbeDb>()
            .Grain<Counter>()
            .KeepsAuthority<ProbeDb>()
            .Handle<NoteWritten, WriteNote>()
            .Handle<NameTold, TakesNoName>();
        if (twoHandlers) module.Handle<NoteWritten, AlsoWriteNote>();
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        if (silentEndpoint) routes.MapGet("/api/probe/silent", () => "psst");
        routes.MapPost("/api/probe/notes", (NoteRequest note) => Answers.Ok(note)).For(Needs.Anyone).Produces<NoteRequest>();
        routes.MapPost("/api/probe/large", (NoteRequest note) => Answers.Ok(note.Text!.Length)).For(Needs.Anyone).TakesUpTo(3_000_000);
        routes.MapGet("/api/probe/boom", string () => throw new InvalidOperationException("secret detail")).For(Needs.Anyone);
        routes.MapGet("/api/probe/away", string () => throw new UnavailableException("away") { RetryAfter = TimeSpan.FromSeconds(7) }).For(Needs.Anyone);
        routes.MapGet("/api/probe/items/{id}", (string id) => RouteIds.Read<OpportunityId>(id, "item").TryGet(out var item, out var error) ? Answers.Ok(item) : Answers.Problem(error)).For(Needs.Anyone);
        routes.MapGet("/api/probe/list", (string? cursor, Cursors cursors) =>
            cursor is null ? Answers.Ok(cursors.Encode("list", "a", "b"))
            : cursors.Decode("list", cursor).TryGet(out var keys, out var error) ? Answers.Ok(keys) : Answers.Problem(error)).For(Needs.Anyone);
        routes.MapGet("/api/probe/me", (Caller caller) => Answers.Ok(caller.Memberships)).For(Needs.SignedIn);
        routes.MapGet("/api/probe/operator", () => Answers.NoContent()).For(Needs.Operator);
        routes.MapGet("/api/probe/organisations/{id:guid}", async (Guid id, Caller caller) =>
            await caller.MustHave(new OrganisationId(id), "record", MemberRole.Host) is { } error ? Answers.Problem(error) : Answers.NoContent())
            .For(Needs.Member(MemberRole.Host));
        routes.MapPost("/api/probe/counters/{id:guid}/add", (Guid id, Add add, Caller caller, Commands commands) =>
            commands.Run(Counter.Key(id), add, caller)).For(Needs.SignedIn);
        routes.MapPut("/api/probe/counters/{id:guid}", (Guid id, Add add, Caller caller, Commands commands) =>
            commands.Run(Counter.Key(id), add, caller)).For(Needs.SignedIn);
        routes.MapPost("/api/probe/mails", (MailSomebody mail, Caller caller, Commands commands) =>
            commands.Run(Counter.Key(Guid.NewGuid()), mail, caller)).For(Needs.Anyone);
        routes.MapGet("/api/probe/whence", (HttpContext context) => Answers.Ok(new
        {
            Address = context.Connection.RemoteIpAddress?.ToString(),
            context.Request.Scheme,
            Forwarded = context.Request.Headers["X-Forwarded-For"].ToString(),
        })).For(Needs.Anyone);
        if (firstLook is not null) routes.MapGet("/api/probe/first", firstLook).For(Needs.Anyone);
        routes.MapGet("/page", () => Results.Text("<p>A page</p>", "text/html")).For(Needs.Anyone);
    }
}
