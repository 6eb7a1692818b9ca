using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Events;
using Secondments.Kernel;

namespace Secondments.Hosting.Operator;

/// <summary>
/// What every service serves to the operator, at the same addresses whether it runs alone or with the others: its audit with
/// the check against its seals, and the messages that it could not deal with.
/// </summary>
internal static class OperatorEndpoints
{
    private const int LongestWords = 200;

    /// <param name="service">The module's name, which is the first part of its addresses.</param>
    public static void MapOperatorEndpoints(this IEndpointRouteBuilder routes, string service)
    {
        if (routes.ServiceProvider.GetKeyedService<IOperatorRecords>(service) is not { } records) return;
        var state = routes.ServiceProvider.GetRequiredKeyedService<IServiceState>(service);
        var letters = routes.ServiceProvider.GetRequiredService<IDeadLetters>();

        routes.MapGet($"/api/{service}/audit", async ([AsParameters] AuditQuery query, CancellationToken cancel) =>
            query.Read().TryGet(out var asked, out var error) ? Answer(await records.AuditAcrossTenants(asked, query.Cursor, query.Size, cancel)) : Answers.Problem(error))
            .For(Needs.Operator).Produces<ListOf<AuditEntryAnswer>>();
        routes.MapGet($"/api/{service}/audit/verify", async (CancellationToken cancel) => Answers.Ok(await records.Verify(cancel)))
            .For(Needs.Operator).Produces<AuditVerification>();
        routes.MapPost($"/api/{service}/audit/verify", async (Caller caller, HttpContext http, CancellationToken cancel) => Answers.Ok(await records.VerifyAndKeep(By(caller, http), cancel)))
            .For(Needs.Operator).Produces<AuditVerification>();
        routes.MapGet($"/api/{service}/health", async (CancellationToken cancel) => Answers.Ok(await state.Now(cancel)))
            .For(Needs.Operator).Produces<ServiceHealth>();
        if (routes.ServiceProvider.GetRequiredKeyedService<IRepublishing>(service) is { Tells: true } republishing)
        {
            routes.MapGet($"/api/{service}/republish", async (CancellationToken cancel) => Answers.Ok(await republishing.Now(cancel)))
                .For(Needs.Operator).Produces<RepublishAnswer>();
            routes.MapPost($"/api/{service}/republish", async (RepublishRequest request, Caller caller, HttpContext http, CancellationToken cancel) =>
                (await republishing.Begin(request, By(caller, http), cancel)).TryGet(out var begun, out var wrong) ? Answers.Accepted($"/api/{service}/republish", begun) : Answers.Problem(wrong))
                .For(Needs.Operator).Produces<RepublishAnswer>(StatusCodes.Status202Accepted);
        }
        routes.MapMails(service);

        routes.MapGet($"/api/{service}/undelivered", async (CancellationToken cancel, string? cursor, string? size) => Answer(await records.Undelivered(cursor, size, cancel)))
            .For(Needs.Operator).Produces<ListOf<UndeliveredAnswer>>();
        routes.MapGet($"/api/{service}/undelivered/kinds", async (CancellationToken cancel) => Answers.Ok(await records.Kinds(cancel)))
            .For(Needs.Operator).Produces<IReadOnlyList<UndeliveredKind>>();
        routes.MapPost($"/api/{service}/undelivered/retry", async (RetryKindRequest kind, Caller caller, HttpContext http, CancellationToken cancel) =>
            string.IsNullOrEmpty(kind.Queue) ? Answers.Problem(UndeliveredErrors.NoQueue) : Answer(await letters.RetryAll(service, kind.Queue, By(caller, http), cancel)))
            .For(Needs.Operator).Produces<RetriedKind>();
        routes.MapPost($"/api/{service}/undelivered/{{id}}/retry", (string id, Caller caller, HttpContext http, CancellationToken cancel) =>
            On(id, key => letters.Retry(service, key, By(caller, http), cancel))).For(Needs.Operator).Produces(StatusCodes.Status204NoContent);
        routes.MapPost($"/api/{service}/undelivered/{{id}}/discard", async (string id, DiscardRequest request, Caller caller, HttpContext http, CancellationToken cancel) =>
            UndeliveredErrors.WrongReason(request.Reason) is { } wrong ? Answers.Problem(wrong)
            : await On(id, key => letters.Discard(service, key, request.Reason!.Trim(), By(caller, http), cancel))).For(Needs.Operator).Produces(StatusCodes.Status204NoContent);
    }

    private static void MapMails(this IEndpointRouteBuilder routes, string service)
    {
        var mails = routes.ServiceProvider.GetRequiredKeyedService<IMailQueue>(service);
        routes.MapGet($"/api/{service}/mails", async (string? to, string? state, CancellationToken cancel) =>
        {
            if (to?.Length > LongestWords) return Answers.Problem(RequestErrors.BadQuery($"to has {LongestWords} characters at most."));
            QueuedMailState? wanted = Enum.GetValues<QueuedMailState>().Cast<QueuedMailState?>().FirstOrDefault(s => JsonNamingPolicy.SnakeCaseLower.ConvertName(s.ToString()!) == state);
            if (wanted is null && !string.IsNullOrEmpty(state)) return Answers.Problem(RequestErrors.BadQuery("state is waiting, put_off or undelivered."));
            return Answers.Ok(await mails.FindAcrossTenants(string.IsNullOrWhiteSpace(to) ? null : to.Trim(), wanted, cancel));
        }).For(Needs.Operator).Produces<QueuedMails>();
        routes.MapPost($"/api/{service}/mails/{{id}}/send", async (string id, Caller caller, HttpContext http, CancellationToken cancel) =>
            (Guid.TryParseExact(id, "D", out var key) ? await mails.SendNow(key, By(caller, http), cancel) : await mails.SendAgain(id, By(caller, http), cancel)) is { } refusal
                ? Answers.Problem(refusal)
                : Answers.NoContent())
            .For(Needs.Operator).Produces(StatusCodes.Status204NoContent);
    }

    private static IResult Answer<T>(Result<T> result) where T : notnull => result.TryGet(out var answer, out var error) ? Answers.Ok(answer) : Answers.Problem(error);

    private static async Task<IResult> On(string id, Func<Guid, Task<Error?>> act)
    {
        var refusal = Guid.TryParseExact(id, "D", out var key) ? await act(key) : UndeliveredErrors.NotFound;
        return refusal is null ? Answers.NoContent() : Answers.Problem(refusal);
    }

    private static CommandContext By(Caller caller, HttpContext http) =>
        new(caller.ActorFor(), RemoteAddress: http.Connection.RemoteIpAddress?.ToString(), TraceParent: Activity.Current?.Id);

    private sealed record AuditQuery(string? Who, string? What, string? Entity, string? Organisation, string? From, string? To, string? Cursor, string? Size)
    {
        public Result<AuditAsked> Read()
        {
            if (Who?.Length > LongestWords || What?.Length > LongestWords) return RequestErrors.BadQuery($"who and what have {LongestWords} characters at most.");
            if (!IsIdOrNone(Entity, out var entity)) return RequestErrors.BadQuery("entity is the id of a record.");
            if (!IsIdOrNone(Organisation, out var organisation)) return RequestErrors.BadQuery("organisation is the id of an organisation.");
            if (!QueryMoments.Read("from", From).TryGet(out var since, out var badFrom)) return badFrom;
            if (!QueryMoments.Read("to", To).TryGet(out var until, out var badTo)) return badTo;
            return new AuditAsked(Words(Who), Words(What), entity, organisation, since, until);
        }

        private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToLowerInvariant();

        private static bool IsIdOrNone(string? text, out Guid? id)
        {
            id = Guid.TryParseExact(text, "D", out var known) ? known : null;
            return id is not null || string.IsNullOrEmpty(text);
        }
    }
}
