using Secondments.Pages.Forms;

namespace Secondments.Portal.Pages.Manage.Activity;

/// <summary>Something that can be done in an organisation: which part of its affairs it is of, and what pages call it.</summary>
internal sealed record ActivityWord(string Group, string Text);

/// <summary>What pages call each action. One that has no words yet is shown by its group alone.</summary>
internal static class ActivityWords
{
    public const string People = "people", Settings = "settings", Partners = "partners", Opportunities = "opportunities", Applicants = "applicants", Releases = "releases", Systems = "systems";

    private static readonly Dictionary<string, ActivityWord> Words = new()
    {
        ["organisation.apply"] = new(Settings, "applied to bring the organisation onto the exchange"),
        ["organisation.resubmit"] = new(Settings, "sent the application again"),
        ["organisation.verify"] = new(Settings, "verified the organisation"),
        ["organisation.return"] = new(Settings, "asked for one more thing before verifying"),
        ["organisation.decline"] = new(Settings, "did not verify the organisation"),
        ["organisation.suspend"] = new(Settings, "put the organisation on hold"),
        ["organisation.lift"] = new(Settings, "ended the hold"),
        ["organisation.close"] = new(Settings, "closed the organisation"),
        ["organisation.set_policies"] = new(Settings, "changed the policies"),
        ["organisation.set_passport"] = new(Settings, "changed the passport"),
        ["organisation.set_sign_in"] = new(Settings, "changed which e-mail domains let people in"),
        ["organisation.add_unit"] = new(Settings, "added a unit"),
        ["organisation.rename_unit"] = new(Settings, "renamed a unit"),
        ["organisation.retire_unit"] = new(Settings, "stopped using a unit"),
        ["organisation.restore_unit"] = new(Settings, "brought a unit back"),
        ["organisation.appoint_admin"] = new(People, "named an admin"),
        ["membership.join"] = new(People, "a member joined"),
        ["membership.set_roles"] = new(People, "changed a member’s roles"),
        ["membership.end_membership"] = new(People, "took a member out, or left"),
        ["membership.end_client"] = new(People, "a system was ended"),
        ["membership.end_erased"] = new(People, "a member’s account is gone"),
        ["membership.set_client"] = new(People, "a system’s name or roles were changed"),
        ["membership.finish_admin_gone"] = new(People, "an admin’s roles changed, or they left"),
        ["membership.become_admin"] = new(People, "a member was made an admin"),
        ["invitation.invite"] = new(People, "invited somebody"),
        ["invitation.resend"] = new(People, "sent an invitation again"),
        ["invitation.cancel_invitation"] = new(People, "cancelled an invitation"),
        ["invitation.accept"] = new(People, "accepted an invitation"),
        ["join_request.ask_to_join"] = new(People, "asked to join"),
        ["join_request.admit"] = new(People, "let somebody in who asked to join"),
        ["join_request.decline_join"] = new(People, "did not let somebody in who asked to join"),
        ["partnership.ask_partner"] = new(Partners, "asked to be partners"),
        ["partnership.agree_partner"] = new(Partners, "agreed to be partners"),
        ["partnership.decline_partner"] = new(Partners, "did not agree to be partners"),
        ["partnership.withdraw_partner"] = new(Partners, "took back the question to be partners"),
        ["partnership.end_partner"] = new(Partners, "ended a partnership"),
        ["opportunity.create_draft"] = new(Opportunities, "began an opportunity"),
        ["opportunity.save_details"] = new(Opportunities, "changed what an opportunity says"),
        ["opportunity.submit"] = new(Opportunities, "sent an opportunity for approval"),
        ["opportunity.return"] = new(Opportunities, "returned an opportunity with reasons"),
        ["opportunity.publish"] = new(Opportunities, "published an opportunity"),
        ["opportunity.pause"] = new(Opportunities, "paused an opportunity"),
        ["opportunity.resume"] = new(Opportunities, "opened a paused opportunity again"),
        ["opportunity.close"] = new(Opportunities, "closed an opportunity"),
        ["opportunity.close_if_due"] = new(Opportunities, "an opportunity reached its closing date"),
        ["opportunity.mark_filled"] = new(Opportunities, "marked an opportunity as filled"),
        ["opportunity.mark_not_filled"] = new(Opportunities, "said that an opportunity was not filled"),
        ["opportunity.reopen"] = new(Opportunities, "opened a closed opportunity again"),
        ["opportunity.name_co_owners"] = new(Opportunities, "changed who looks after an opportunity"),
        ["opportunity.take_over"] = new(Opportunities, "took over an opportunity"),
        ["opportunity.take_down"] = new(Opportunities, "took an opportunity down after a report"),
        ["opportunity.archive"] = new(Opportunities, "archived an opportunity"),
        ["opportunity.withdraw"] = new(Opportunities, "withdrew an opportunity"),
        ["import.begin_import"] = new(Opportunities, "began an import of opportunities"),
        ["import.finish_import"] = new(Opportunities, "an import of opportunities finished"),
        ["import.fail_import"] = new(Opportunities, "an import of opportunities stopped"),
        ["import.cancel_import"] = new(Opportunities, "cancelled an import of opportunities"),
        ["application.submit_application"] = new(Applicants, "an application came in"),
        ["application.shortlist_application"] = new(Applicants, "shortlisted an applicant"),
        ["application.invite_applicant"] = new(Applicants, "invited an applicant to interview"),
        ["application.make_offer"] = new(Applicants, "made an offer"),
        ["application.not_select_application"] = new(Applicants, "did not select an applicant"),
        ["application.accept_offer"] = new(Applicants, "an offer was accepted"),
        ["application.decline_offer"] = new(Applicants, "an offer was declined"),
        ["application.withdraw_application"] = new(Applicants, "an application was withdrawn"),
        ["application.lapse_offer"] = new(Applicants, "an offer ended without an answer"),
        ["release.request_release"] = new(Releases, "a release was asked for"),
        ["release.answer_by_manager"] = new(Releases, "a line manager answered"),
        ["release.change_manager"] = new(Releases, "another line manager was named"),
        ["release.confirm_manager"] = new(Releases, "confirmed a line manager’s address"),
        ["release.grant_release"] = new(Releases, "released somebody"),
        ["release.defer_release"] = new(Releases, "put off a release"),
        ["release.refuse_release"] = new(Releases, "did not release somebody"),
        ["api_client.created"] = new(Systems, "added a system"),
        ["api_client.changed"] = new(Systems, "changed a system’s name or roles"),
        ["api_client.secret_rotated"] = new(Systems, "gave a system a new secret"),
        ["api_client.old_secret_ended"] = new(Systems, "ended a system’s old secret"),
        ["api_client.disabled"] = new(Systems, "ended a system"),
    };

    public static IReadOnlyList<Choice> Groups { get; } =
    [
        new(People, "People and roles"), new(Settings, "Settings and standing"), new(Partners, "Partners"), new(Opportunities, "Opportunities"),
        new(Applicants, "People who applied"), new(Releases, "Releases"), new(Systems, "Your own systems"),
    ];

    public static string Of(string action) => Words.TryGetValue(action, out var word) ? word.Text : "did something";

    public static bool Knows(string action) => Words.ContainsKey(action);

    public static IEnumerable<string> ActionsOf(string? group) => group is null ? [] : Words.Where(w => w.Value.Group == group).Select(w => w.Key);

    public static bool IsGroup(string? group) => Groups.Any(g => g.Value == group);
}
