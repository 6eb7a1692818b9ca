using Secondments.Hosting.ActivityLog;

namespace Secondments.Organisations.Views;

/// <summary>What an organisation's admins read of the audit here. Both sides of a partnership read its steps: each was told of them.</summary>
internal static class OrganisationActivity
{
    public static readonly IReadOnlyDictionary<string, ActivityOf> Actions = new Dictionary<string, ActivityOf>
    {
        ["organisation.apply"] = ActivityOf.All,
        ["organisation.resubmit"] = ActivityOf.All,
        ["organisation.verify"] = ActivityOf.All,
        ["organisation.return"] = ActivityOf.All,
        ["organisation.decline"] = ActivityOf.All,
        ["organisation.suspend"] = ActivityOf.All,
        ["organisation.lift"] = ActivityOf.All,
        ["organisation.close"] = ActivityOf.All,
        ["organisation.set_policies"] = ActivityOf.All,
        ["organisation.set_passport"] = ActivityOf.All,
        ["organisation.set_sign_in"] = ActivityOf.All,
        ["organisation.add_unit"] = ActivityOf.All,
        ["organisation.rename_unit"] = ActivityOf.All,
        ["organisation.retire_unit"] = ActivityOf.All,
        ["organisation.restore_unit"] = ActivityOf.All,
        ["organisation.appoint_admin"] = ActivityOf.All,
        ["membership.join"] = ActivityOf.All,
        ["membership.set_roles"] = ActivityOf.All,
        ["membership.end_membership"] = ActivityOf.All,
        ["membership.end_client"] = ActivityOf.All,
        ["membership.end_erased"] = ActivityOf.All,
        ["membership.set_client"] = ActivityOf.All,
        ["membership.finish_admin_gone"] = ActivityOf.All,
        ["membership.become_admin"] = ActivityOf.All,
        ["invitation.invite"] = ActivityOf.All,
        ["invitation.resend"] = ActivityOf.All,
        ["invitation.cancel_invitation"] = ActivityOf.All,
        ["invitation.accept"] = ActivityOf.All,
        ["join_request.ask_to_join"] = ActivityOf.All,
        ["join_request.admit"] = ActivityOf.All,
        ["join_request.decline_join"] = ActivityOf.All,
        ["partnership.ask_partner"] = ActivityOf.All,
        ["partnership.agree_partner"] = ActivityOf.All,
        ["partnership.decline_partner"] = ActivityOf.All,
        ["partnership.withdraw_partner"] = ActivityOf.All,
        ["partnership.end_partner"] = ActivityOf.All,
    };
}
