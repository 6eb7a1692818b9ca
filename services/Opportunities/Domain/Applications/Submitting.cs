using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>Sending: everything is checked again, and the copy that the host reads is frozen.</summary>
public static class Submitting
{
    public static Decision<Application> Submit(Application application, SubmitApplication command, Turn turn)
    {
        if (!application.Make(ApplicationMove.Submit, turn.Now).TryGet(out var sent, out var refusal)) return refusal;
        if (Eligibility.Refusal(command.Post, command.Home, turn.Now) is { } notEligible) return notEligible;
        var wrong = AnswerLimits.WrongToSend(application.Answers, command.Profile);
        if (wrong.Count > 0) return Error.Invalid("application.incomplete", wrong);

        sent = sent with
        {
            Post = command.Post.Facts(),
            Contact = command.Contact,
            Home = command.Home!.Facts(),
            Profile = command.Profile,
            SubmittedAt = turn.Now,
            Timeline = [.. application.Timeline, new Moment(turn.Now, "submitted", "applicant")],
        };
        var decision = Forgetting.Kept(Drafting.WithoutReminders(Decide.To(sent)), sent)
            .Tell(new ApplicationSubmitted(sent.Id, sent.Post.Opportunity, sent.Applicant, sent.Post.Host, sent.Home.Id))
            .Send(ApplicationMails.Sent(sent));
        return sent.Answers.AskManager is WhenToAskManager.Now ? decision.Then(AskingHome.For(sent, command.Home)) : decision;
    }
}
