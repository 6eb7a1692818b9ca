using Microsoft.AspNetCore.Http;
using Secondments.Pages.Words;

namespace Secondments.Pages.Layout;

/// <summary>What a visitor sees around every page.</summary>
public sealed class VisitorChrome : IChrome
{
    public ValueTask<Chrome> For(HttpContext context) => new(Visitor(context.Request.Path, signIn: "/session/start"));

    /// <param name="signIn">Where «Sign in» leads.</param>
    public static Chrome Visitor(PathString path, string signIn) => new(
        [
            new(Texts.NavFind, "/opportunities", path.StartsWithSegments("/opportunities")),
            new(Texts.NavOrganisations, "/organisations", path.StartsWithSegments("/organisations")),
            new(Texts.NavOffer, "/join", path.StartsWithSegments("/join")),
            new(Texts.NavSignIn, signIn, path.StartsWithSegments("/sign-in")),
        ],
        []);
}
