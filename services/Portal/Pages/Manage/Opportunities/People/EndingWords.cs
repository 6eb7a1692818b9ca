using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;

namespace Secondments.Portal.Pages.Manage.Opportunities.People;

/// <summary>Why an application ended, as a host reads it, and what a host may choose as the reason.</summary>
internal static class EndingWords
{
    public static IReadOnlyList<Choice> Reasons { get; } = Choice.All<NotSelectedReason>(Of);

    public static string Of(NotSelectedReason reason) => reason switch
    {
        NotSelectedReason.EssentialSkill => "An essential skill is missing",
        NotSelectedReason.Level => "The level does not fit",
        NotSelectedReason.Dates => "The dates do not fit",
        NotSelectedReason.SomeoneCloser => "Somebody was closer to what is needed",
        NotSelectedReason.PostWithdrawn => "The post was withdrawn",
        _ => "Something else",
    };

    /// <param name="reason">The code in the record.</param>
    public static string Of(string reason) => Choice.Read<NotSelectedReason>(reason) is { } ours and not NotSelectedReason.SomethingElse ? Of(ours) : reason switch
    {
        "another_offer" => "They took another offer",
        "timing" => "The timing did not fit them",
        "family_or_health" => "Family or health",
        "terms" => "The terms did not fit them",
        "managers_advice" => "Their manager’s advice",
        "changed_mind" => "They changed their mind",
        "offer_not_answered" => "The offer was not answered in time",
        "places_filled" => "The places were filled",
        "opportunity_withdrawn" => "The opportunity was withdrawn",
        _ => "Another reason",
    };
}
