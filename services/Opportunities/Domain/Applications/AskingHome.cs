using Secondments.Grains;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>Asking home to release the person: the follow-up that makes the release, or ends it.</summary>
public static class AskingHome
{
    public static FollowUp For(Application application, Employer home) => new(
        Keys.Release(Application.ReleaseOf(application.Id)),
        new RequestRelease(
            application.ReleaseRef, application.Id, new ReleasePerson(application.Applicant, application.Contact.Name, application.Contact.Email, application.Ref),
            home, new LineManager(application.Answers.ManagerName!, application.Answers.ManagerEmail!, application.Answers.LinesToManager),
            application.Post));

    /// <summary>Nothing is left to decide when the application ends. Without a release the command finds nothing and does nothing.</summary>
    public static FollowUp Cancel(Application application) =>
        new(Keys.Release(Application.ReleaseOf(application.Id)), new CancelRelease());
}
