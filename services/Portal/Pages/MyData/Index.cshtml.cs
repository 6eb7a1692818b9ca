using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Words;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.MyData;

/// <summary>What is held of the reader, to read; the whole of it is in the file.</summary>
internal sealed class IndexModel(EverythingHeld held) : PortalPage
{
    private const int Most = 50;

    public Everything Held { get; private set; } = null!;

    public IReadOnlyList<MyJoinRequest> JoinRequests => Held.ProfileAndOrganisations.JoinRequests ?? [];

    public IReadOnlyList<OwnAuditLine> Newest { get; private set; } = [];

    public int Lines { get; private set; }

    public async Task OnGet()
    {
        Held = await held.Get(Cancel);
        List<OwnAuditLine> all = [.. Held.Account.Audit, .. Held.ProfileAndOrganisations.Audit, .. Held.Applications.Audit];
        (Lines, Newest) = (all.Count, [.. all.OrderByDescending(l => l.At).Take(Most)]);
    }

    private static readonly Dictionary<string, string> Said = new()
    {
        ["account.created"] = "Your account was made",
        ["account.signed_in"] = "You signed in",
        ["account.signed_out_everywhere"] = "You were signed out everywhere",
        ["account.password_changed"] = "Your password was changed",
        ["account.email_confirmed"] = "Your e-mail address was confirmed",
        ["person.keep_contact"] = "Your name or e-mail address was taken over",
        ["person.write_profile"] = "Your profile was saved",
        ["person.belong"] = "You belong to one more organisation",
        ["person.part"] = "You belong to one organisation fewer",
        ["membership.join"] = "You joined an organisation, or got a role there",
        ["membership.set_roles"] = "Your roles were changed",
        ["membership.end_membership"] = "Your membership ended",
        ["invitation.invite"] = "You were invited",
        ["invitation.accept"] = "An invitation was accepted",
        ["join_request.ask_to_join"] = "You asked to join an organisation",
        ["join_request.admit"] = "An organisation let you in",
        ["join_request.decline_join"] = "An organisation did not let you in",
        ["application.start_application"] = "An application was started",
        ["application.save_answers"] = "An application was saved",
        ["application.submit_application"] = "An application was sent",
        ["application.follow_release"] = "Your employer’s answer moved on",
    };

    /// <summary>What was done, in a sentence; what has none is spelt as it is called: «Application: make offer».</summary>
    public static string Words(string action)
    {
        if (Said.TryGetValue(action, out var sentence)) return sentence;
        var words = action.Replace('_', ' ').Split('.', 2);
        return words.Length == 2 ? $"{Say.Sentence(words[0])}: {words[1]}" : Say.Sentence(words[0]);
    }

    public static string Words(JoinRequestState state) => state switch
    {
        JoinRequestState.Asked => "not answered yet",
        JoinRequestState.Admitted => "you were let in",
        _ => "you were not let in",
    };

    public static string By(string by) => by switch
    {
        "you" => "You",
        "exchange" => "The exchange",
        _ => "Somebody else",
    };
}
