using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>What the host does with an application before an offer.</summary>
public static class Choosing
{
    private const int LongestLine = 1000;
    private const int MostNotes = 20;

    public static Decision<Application> Shortlist(Application application, ShortlistApplication command, Turn turn)
    {
        if (NotByThemselves(application, turn) is { } own) return own;
        if (!application.Make(ApplicationMove.Shortlist, turn.Now).TryGet(out var shortlisted, out var refusal)) return refusal;
        if (!WithNote(shortlisted, "/note", command.Note, turn).TryGet(out var noted, out var wrong)) return wrong;

        noted = noted.Add(new Moment(turn.Now, "shortlisted", "host"));
        var decision = Decide.To(noted)
            .Tell(new ApplicationShortlisted(noted.Id, noted.Post.Opportunity, noted.Applicant, noted.Post.Host, noted.Home!.Id))
            .Send(ApplicationMails.Update(noted));
        var askNow = noted.Release is null && command.Home is not null && noted.Answers.AskManager is WhenToAskManager.OnceShortlisted;
        return askNow ? decision.Then(AskingHome.For(noted, command.Home!)) : decision;
    }

    public static Decision<Application> Invite(Application application, InviteApplicant command, Turn turn)
    {
        if (NotByThemselves(application, turn) is { } own) return own;
        if (!application.Make(ApplicationMove.Invite, turn.Now).TryGet(out var invited, out var refusal)) return refusal;
        List<FieldError> wrong = [];
        AnswerLimits.Need(wrong, "/details", command.Details, "Say where or by what means, with whom, and what to prepare.");
        AnswerLimits.Check(wrong, "/details", command.Details, 2000);
        if (command.At is { } at && (at <= turn.Now || at > turn.Now.AddYears(1)))
            wrong.Add(new("/at", "range", "Enter a time from now to a year ahead."));
        if (wrong.Count > 0) return Error.Invalid("application.interview", wrong);

        invited = invited with { Interview = new Interview(turn.Now, command.At, PlainText.Trimmed(command.Details)) };
        return Decide.To(invited.Add(new Moment(turn.Now, "invited", "host")))
            .Tell(new ApplicationInvited(invited.Id, invited.Post.Opportunity, invited.Applicant, invited.Post.Host, invited.Home!.Id))
            .Send(ApplicationMails.Update(invited));
    }

    public static Decision<Application> NotSelect(Application application, NotSelectApplication command, Turn turn)
    {
        if (NotByThemselves(application, turn) is { } own) return own;
        if (!application.Make(ApplicationMove.NotSelect, turn.Now).TryGet(out var ended, out var refusal)) return refusal;
        var wrong = Endings.WrongReason(command.Reason, command.Reason is NotSelectedReason.SomethingElse, command.Line);
        AnswerLimits.Check(wrong, "/note", command.Note, LongestLine);
        if (wrong.Count > 0) return Error.Invalid("application.reason", wrong);

        ended = ended with
        {
            Ending = new Ending(turn.Now, "host", Words.Of(command.Reason!.Value), PlainText.Trimmed(command.Line), PlainText.Trimmed(command.Note)),
        };
        return Endings.End(ended.Add(new Moment(turn.Now, "not_selected", "host")), turn);
    }

    public static Decision<Application> Note(Application application, AddNote command, Turn turn)
    {
        if (NotByThemselves(application, turn) is { } own) return own;
        if (application.SubmittedAt is null) return ApplicationTransitions.WrongState(application.State);
        List<FieldError> wrong = [];
        AnswerLimits.Need(wrong, "/text", command.Text, "Write the note.");
        if (wrong.Count > 0) return Error.Invalid("application.note", wrong);
        return WithNote(application, "/text", command.Text, turn).TryGet(out var noted, out var refusal) ? Decide.To(noted) : refusal;
    }

    /// <summary>Nobody chooses, interviews or offers to themselves, whatever role they hold at the host.</summary>
    public static Error? NotByThemselves(Application application, Turn turn) => turn.Actor.Person == application.Applicant
        ? Error.Forbidden("application.own", "This is your own application. A colleague has to decide.")
        : null;

    /// <summary>A suspended organisation offers nothing new.</summary>
    public static Error? NotOnHold(HostFacts host) => host.State is OrganisationState.Verified
        ? null
        : Error.Forbidden("application.host_on_hold", $"{host.Name} is on hold: nothing new can be offered until that is lifted.");

    private static Result<Application> WithNote(Application application, string pointer, string? text, Turn turn)
    {
        if (PlainText.Trimmed(text) is not { } note) return application;
        List<FieldError> wrong = [];
        AnswerLimits.Check(wrong, pointer, note, LongestLine);
        if (wrong.Count > 0) return Error.Invalid("application.note", wrong);
        if (application.Notes.Count >= MostNotes)
            return Error.Conflict("application.too_many_notes", $"An application holds {MostNotes} notes.");
        return application with { Notes = [.. application.Notes, new HostNote(turn.Now, turn.Actor.Person, note)] };
    }
}
