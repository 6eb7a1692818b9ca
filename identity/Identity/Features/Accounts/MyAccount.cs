using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Operator;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Accounts;

/// <summary>GET /api/identity/my-data: what is held of the caller's account. Looking changes nothing, so twice is the same.</summary>
internal static class MyAccount
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/identity/my-data", Handle).For(Needs.SignedIn).Produces<MyAccountData>();

    private static async Task<IResult> Handle(Caller caller, IReads<IdentityDb> reads, OwnAudit<IdentityDb> audit, CancellationToken cancel)
    {
        if (caller.Person is not { } person) return Answers.Problem(Error.Forbidden("account.people_only", "Only a person has an account."));
        var (account, sessions) = await reads.Query(caller.Reader, async db => (
            await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == person.Value, cancel),
            await (from grant in db.Grants.AsNoTracking()
                   join client in db.Clients on grant.Client equals client.Id
                   where grant.Account == person.Value
                   orderby grant.AuthTime, grant.Id
                   select new MySignIn(client.Name, grant.AuthTime, grant.ExpiresAt, grant.RevokedAt)).ToListAsync(cancel)), cancel);
        if (account is null) return Answers.Problem(Error.NotFound("account"));
        return Answers.Ok(new MyAccountData(
            account.Id, account.Name, account.Email, account.EmailConfirmed, account.CreatedAt, sessions, await audit.Of(person, [person.Value], cancel)));
    }
}
