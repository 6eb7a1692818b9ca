using Secondments.Hosting.ActivityLog;

namespace Secondments.Opportunities.Views;

/// <summary>What an organisation's admins read of the audit here. An application concerns first the host and then the home organisation: what is done with it is the host's line. Drafts, notes and whom a person asked are nobody's.</summary>
internal static class OpportunityActivity
{
    public static readonly IReadOnlyDictionary<string, ActivityOf> Actions = new Dictionary<string, ActivityOf>
    {
        ["opportunity.create_draft"] = ActivityOf.All,
        ["opportunity.save_details"] = ActivityOf.All,
        ["opportunity.submit"] = ActivityOf.All,
        ["opportunity.return"] = ActivityOf.All,
        ["opportunity.publish"] = ActivityOf.All,
        ["opportunity.pause"] = ActivityOf.All,
        ["opportunity.resume"] = ActivityOf.All,
        ["opportunity.close"] = ActivityOf.All,
        ["opportunity.close_if_due"] = ActivityOf.All,
        ["opportunity.mark_filled"] = ActivityOf.All,
        ["opportunity.mark_not_filled"] = ActivityOf.All,
        ["opportunity.reopen"] = ActivityOf.All,
        ["opportunity.name_co_owners"] = ActivityOf.All,
        ["opportunity.take_over"] = ActivityOf.All,
        ["opportunity.take_down"] = ActivityOf.All,
        ["opportunity.archive"] = ActivityOf.All,
        ["opportunity.withdraw"] = ActivityOf.All,
        ["application.submit_application"] = ActivityOf.First,
        ["application.shortlist_application"] = ActivityOf.First,
        ["application.invite_applicant"] = ActivityOf.First,
        ["application.make_offer"] = ActivityOf.First,
        ["application.not_select_application"] = ActivityOf.First,
        ["application.accept_offer"] = ActivityOf.First,
        ["application.decline_offer"] = ActivityOf.First,
        ["application.withdraw_application"] = ActivityOf.First,
        ["application.lapse_offer"] = ActivityOf.First,
        ["release.request_release"] = ActivityOf.All,
        ["release.answer_by_manager"] = ActivityOf.All,
        ["release.change_manager"] = ActivityOf.All,
        ["release.confirm_manager"] = ActivityOf.All,
        ["release.grant_release"] = ActivityOf.All,
        ["release.defer_release"] = ActivityOf.All,
        ["release.refuse_release"] = ActivityOf.All,
        ["import.begin_import"] = ActivityOf.All,
        ["import.finish_import"] = ActivityOf.All,
        ["import.fail_import"] = ActivityOf.All,
        ["import.cancel_import"] = ActivityOf.All,
    };
}
