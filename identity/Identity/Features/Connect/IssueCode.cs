using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>Gives a client a code for a person who is signed in.</summary>
internal sealed class IssueCode(IEntityWrites<IdentityDb> writes)
{
    public Task<string> Handle(OidcClient client, string redirectUri, AuthorizeRequest request, SignedIn person, CommandContext context, CancellationToken cancel) =>
        writes.Write(context, (db, turn) =>
        {
            var code = Secrets.New();
            db.Codes.Add(new AuthorizationCode
            {
                Hash = Secrets.Hash(code),
                Client = client.Id,
                Account = person.Account,
                Session = person.Session,
                Grant = Kernel.Ids.New(turn.Now),
                RedirectUri = redirectUri,
                Challenge = request.Challenge,
                Nonce = request.Nonce,
                Scope = request.Scope,
                AuthTime = person.AuthTime,
                ExpiresAt = turn.Now + Lifetimes.Code,
            });
            return Task.FromResult(code);
        }, cancel);
}
