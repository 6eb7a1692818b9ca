using Microsoft.AspNetCore.Http;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Layout;
using Secondments.Pages.Words;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Frame;

/// <summary>What stands around a page, by who reads it and where it lies.</summary>
internal sealed class PortalChrome(Who who, OperatorContact contact) : IChrome
{
    public async ValueTask<Chrome> For(HttpContext context)
    {
        var path = context.Request.Path;
        Me? me;
        try
        {
            me = await who.Get();
        }
        catch (SessionEndedException)
        {
            me = null;
        }
        if (me is null) return VisitorChrome.Visitor(path, SessionEndpoints.StartPath(BackTo(context)));

        var organisation = path.StartsWithSegments("/manage", out var rest) && rest.Value?.Split('/') is [_, var slug, ..] ? me.In(slug) : null;
        var atOperator = me.IsOperator && (path.StartsWithSegments("/operator") || me.Organisations.Count == 0);
        return new Chrome(
            atOperator ? OperatorLinks(path) : Links(me, path),
            Account(me),
            SignOut: "/session/end",
            WorkingFor: HasSeveralHats(me) ? atOperator ? "the exchange" : organisation?.Name ?? "yourself" : null,
            Section: organisation is not null ? Section(organisation, path) : atOperator && SystemParts.Any(part => path.StartsWithSegments($"/operator/{part.Part}")) ? SystemLinks(path) : null,
            SectionName: organisation?.Name ?? (atOperator ? Texts.NavSystem : null),
            Notice: organisation is { State: OrganisationState.Suspended } ? OnHold() : null);
    }

    private static readonly string[] SettingsParts = ["settings", "passport", "units", "partners", "policies", "sign-in", "api-clients", "activity"];

    private ChromeNotice OnHold() => new(
        "On hold",
        "Your organisation is on hold. You can read, export and answer what is due. Nothing new can be posted, offered or signed.",
        "Open posts have left the search and say that they are on hold; their closing dates do not move. Running secondments go on. To talk to whoever runs the exchange:",
        contact.Email is { } email ? new NavLink(email, $"mailto:{email}") : new NavLink("get help", "/help"));

    private static bool HasSeveralHats(Me me) => me.Managed.Count() + (me.IsOperator ? 1 : 0) > (me.Organisations.Count == 0 ? 1 : 0);

    private static NavLink[] Links(Me me, PathString path)
    {
        var managed = me.Managed.ToList();
        return
        [
            Link(Texts.NavHome, "/home"),
            Link(Texts.NavFind, "/opportunities"),
            .. managed.Count switch
            {
                0 => Array.Empty<NavLink>(),
                1 => [Link(managed[0].Name, $"/manage/{managed[0].Slug}")],
                _ => [new NavLink(Texts.NavOrganisations, "/switch", path.StartsWithSegments("/switch") || path.StartsWithSegments("/manage"))],
            },
            Link(Texts.NavApplications, "/applications"),
        ];

        NavLink Link(string text, string href) => new(text, href, path.StartsWithSegments(href));
    }

    private static NavLink[] OperatorLinks(PathString path) =>
    [
        new(Texts.NavAttention, "/operator", path == "/operator"),
        new(Texts.NavOrganisations, "/operator/organisations", path.StartsWithSegments("/operator/organisations")),
        new(Texts.NavFindRecord, "/operator/find", path.StartsWithSegments("/operator/find")),
        new(Texts.NavSystem, "/operator/undelivered", SystemParts.Any(part => path.StartsWithSegments($"/operator/{part.Part}"))),
        new(Texts.NavAudit, "/operator/audit", path.StartsWithSegments("/operator/audit")),
    ];

    /// <summary>The second row under System.</summary>
    private static List<NavLink> SystemLinks(PathString path) =>
        [.. SystemParts.Select(part => new NavLink(part.Text, $"/operator/{part.Part}", path.StartsWithSegments($"/operator/{part.Part}")))];

    private static (string Text, string Part)[] SystemParts =>
        [(Texts.NavUndelivered, "undelivered"), (Texts.NavReports, "reports"), (Texts.NavImports, "imports"), (Texts.NavIndex, "search-index"), (Texts.NavMail, "mail")];

    private static NavLink[] Account(Me me) =>
    [
        new(Texts.NavProfile, "/profile"),
        new(Texts.NavSecurity, "/account/security"),
        new(Texts.NavMyData, "/my-data"),
        .. me.IsOperator ? [new NavLink(Texts.NavAttention, "/operator")] : Array.Empty<NavLink>(),
        .. HasSeveralHats(me) ? [new NavLink(Texts.NavSwitch, "/switch")] : Array.Empty<NavLink>(),
    ];

    private static List<NavLink> Section(MyMembership organisation, PathString path)
    {
        var root = $"/manage/{organisation.Slug}";
        var roles = organisation.Roles;
        var links = new List<NavLink> { new(Texts.ManageOverview, root, path == root) };
        if (roles.Any(r => r is MemberRole.Host or MemberRole.Admin))
        {
            Add(Texts.ManageOpportunities, "opportunities");
            Add(Texts.ManageTemplates, "templates");
        }
        if (roles.Contains(MemberRole.Releaser)) Add(Texts.ManageReleases, "releases");
        if (roles.Any(r => r is MemberRole.Host or MemberRole.Admin)) Add(Texts.ManageFigures, "figures");
        Add(Texts.ManageMembers, "members");
        links.Add(new(Texts.ManageSettings, $"{root}/settings", SettingsParts.Any(part => path.StartsWithSegments($"{root}/{part}"))));
        return links;

        void Add(string text, string part) => links.Add(new(text, $"{root}/{part}", path.StartsWithSegments($"{root}/{part}")));
    }

    /// <summary>Signing in comes back to where one was; the start page and refusals lead home instead.</summary>
    private static string BackTo(HttpContext context) =>
        context.Request.Path == "/" || context.Request.Path.StartsWithSegments("/problem") || context.Request.Path.StartsWithSegments("/session")
            ? "/home"
            : context.Request.Path + context.Request.QueryString;
}
