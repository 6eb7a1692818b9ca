using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>One asks, the other answers, either ends it. Each step is told to the other side's admins.</summary>
internal static class Partnering
{
    public static Decision<Partnership> Ask(Partnership? state, AskPartner command, Turn turn)
    {
        if (command.By.Id == command.Of.Id) return NotHere("An organisation cannot be its own partner.");
        if (command.By.State is not OrganisationState.Verified)
            return Error.Conflict("partnership.not_now", "Your organisation cannot ask for new partners while it is on hold or not verified.", Words.Of(command.By.State));
        if (command.Of.State is not OrganisationState.Verified) return NotHere("Choose an organisation that is verified and not on hold.");
        // Both asked: that is an agreement.
        if (state is { State: PartnershipState.Asked } && state.Other == command.By.Id) return Agree(state, new AgreePartner(command.By), turn);
        if (state is not null && !PartnershipTable.Next(state.State, PartnershipMove.Ask).TryGet(out _, out var error)) return error;
        var asked = new Partnership(command.By.Id, command.Of.Id, PartnershipState.Asked, turn.Now, command.Note, WasAgreed: state?.WasAgreed ?? false);
        return Decide.To(asked).Then(TellOther(asked, command.By, "organisations.partner-asks", command.Note ?? "They wrote nothing beside."));
    }

    public static Decision<Partnership> Agree(Partnership state, AgreePartner command, Turn turn)
    {
        if (!PartnershipTable.Next(state.State, PartnershipMove.Agree).TryGet(out var next, out var error)) return error;
        if (command.By.Id != state.Other) return NotYours("The organisation that was asked agrees, not the one that asked.");
        var agreed = state with { State = next, Since = turn.Now, WasAgreed = true };
        return Decide.To(agreed).Then(TellOther(agreed, command.By, "organisations.partner-agreed", ""));
    }

    public static Decision<Partnership> Decline(Partnership state, DeclinePartner command, Turn turn)
    {
        if (!PartnershipTable.Next(state.State, PartnershipMove.Decline).TryGet(out var next, out var error)) return error;
        if (command.By.Id != state.Other) return NotYours("The organisation that was asked answers, not the one that asked.");
        var declined = state with { State = next, Since = turn.Now, Reason = command.Reason };
        return Decide.To(declined).Then(TellOther(declined, command.By, "organisations.partner-declined", command.Reason));
    }

    public static Decision<Partnership> Withdraw(Partnership state, WithdrawPartner command, Turn turn)
    {
        if (!PartnershipTable.Next(state.State, PartnershipMove.Withdraw).TryGet(out var next, out var error)) return error;
        return command.By.Id == state.One ? Decide.To(state with { State = next, Since = turn.Now }) : NotYours("Only the organisation that asked can take it back.");
    }

    public static Decision<Partnership> End(Partnership state, EndPartner command, Turn turn)
    {
        if (!PartnershipTable.Next(state.State, PartnershipMove.End).TryGet(out var next, out var error)) return error;
        var ended = state with { State = next, Since = turn.Now, Reason = command.Reason, EndedBy = command.By.Id };
        return Decide.To(ended).Then(TellOther(ended, command.By, "organisations.partner-ended", command.Reason));
    }

    private static FollowUp TellOther(Partnership state, Side by, string template, string text) => new(
        Organisation.KeyOf(state.PartnerOf(by.Id)),
        new TellAdmins(template, new Dictionary<string, string>(StringComparer.Ordinal) { ["partner"] = by.Name, ["text"] = text }, "/partners"));

    private static Error NotHere(string detail) => Error.Invalid("partnership.not_possible", new FieldError("/partner", "not_possible", detail));

    private static Error NotYours(string detail) => Error.Forbidden("partnership.not_yours", detail);
}
