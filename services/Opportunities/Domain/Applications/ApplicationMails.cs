using Secondments.Contracts.Opportunities;
using Secondments.Grains;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>Letters about an application. An outcome never stands in a subject.</summary>
public static class ApplicationMails
{
    public static Mail Sent(Application application) =>
        ToApplicant("opportunities.application-sent", application, $"/applications/{application.Ref}");

    public static Mail Offered(Application application) => ToApplicant(
        "opportunities.offer", application, $"/applications/{application.Ref}/offer", ("by", DateWords.Deadline(application.Offer!.AnswerBy)));

    public static Mail Update(Application application) =>
        ToApplicant("opportunities.application-update", application, $"/applications/{application.Ref}");

    public static Mail DraftClosesTomorrow(Application application, DateTimeOffset closes) => ToApplicant(
        "opportunities.draft-closes", application, $"/applications/{application.Ref}", ("by", DateWords.Deadline(closes)));

    public static Mail DraftIsKept(Application application) =>
        ToApplicant("opportunities.draft-kept", application, $"/applications/{application.Ref}");

    public static Mail DraftGoesOn(Application application) => ToApplicant(
        "opportunities.draft-goes-on", application, $"/applications/{application.Ref}", ("by", DateWords.Deadline(application.Post.ClosesAt!.Value)));

    public static Mail EmployerIsHere(Application application) =>
        ToApplicant("opportunities.employer-here", application, $"/applications/{application.Ref}", ("home", application.Home!.Name));

    public static Mail TermsChanged(Application application, IReadOnlyList<TermChange> changes) => ToApplicant(
        "opportunities.terms-changed", application, $"/applications/{application.Ref}",
        ("changes", string.Join("\n", changes.Select(c => $"{c.Name}: {c.Now ?? "nothing is said any more"} (before: {c.Was ?? "nothing was said"})"))));

    public static Mail ToHost(Application application, string what, string address) => new(
        what switch
        {
            "submitted" => "opportunities.new-application",
            "accepted" => "opportunities.offer-accepted",
            "release_decided" => "opportunities.release-decided",
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No letter to the host of this name."),
        },
        address,
        new Dictionary<string, string>
        {
            ["title"] = application.Post.Title,
            ["organisation"] = application.Post.HostName,
            ["link"] = $"/manage/{application.Post.HostSlug}/opportunities/{application.Post.Ref}/people/{application.Ref}",
        });

    private static Mail ToApplicant(string template, Application application, string link, params (string Name, string Value)[] more)
    {
        var model = new Dictionary<string, string>
        {
            ["name"] = application.Contact.Name,
            ["title"] = application.Post.Title,
            ["host"] = application.Post.HostName,
            ["link"] = link,
        };
        foreach (var (name, value) in more) model[name] = value;
        return new Mail(template, application.Contact.Email, model);
    }
}
