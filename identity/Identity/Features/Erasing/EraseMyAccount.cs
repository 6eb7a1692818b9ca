using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity.Api;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Erasing;

/// <summary>POST /api/identity/erase: a person has everything about them erased. Their own address, typed, says that it is meant.</summary>
internal static class EraseMyAccount
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/erase", Handle).For(Needs.SignedIn);

    private static async Task<IResult> Handle(
        EraseRequest request, Caller caller, EraseAccount erase, IReads<IdentityDb> reads, HttpContext http, CancellationToken cancel)
    {
        if (caller.Person is not { } person) return Answers.Problem(Error.Forbidden("account.people_only", "Only a person has an account."));
        var account = await reads.Query(caller.Reader, db => db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == person.Value, cancel), cancel);
        if (account is null) return Answers.Problem(Error.NotFound("account"));
        // Erased by an earlier press: done.
        if (account.NormalizedEmail is null) return Answers.NoContent();
        if (!string.Equals(request.Email?.Trim(), account.Email, StringComparison.OrdinalIgnoreCase))
            return Answers.Problem(Error.Invalid("account.erase", new FieldError("/email", "other", "Enter the e-mail address of your account, to say that you mean it.")));
        if (caller.IsOperator && await OnlyOperator(person, reads, cancel))
            return Answers.Problem(Error.Conflict("account.only_operator", "You are the only one who runs the exchange. Somebody else has to be able to before you go."));

        await erase.Handle(person, new CommandContext(caller.ActorFor(), RemoteAddress: http.Connection.RemoteIpAddress?.ToString(), TraceParent: Activity.Current?.Id), cancel);
        return Answers.NoContent();
    }

    private static async Task<bool> OnlyOperator(PersonId person, IReads<IdentityDb> reads, CancellationToken cancel) =>
        !await reads.Query(Reader.Of(person, Exchange.Organisation), db => db.MembershipCopies.AnyAsync(
            m => m.OrganisationId == Exchange.Organisation.Value && m.Member != person.Value && m.Kind == MemberKind.Person && !m.Removed, cancel), cancel);
}
