using System.Text.Json.Serialization;
using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Domain;

/// <summary>Two organisations that may name each other. One grain a pair, whoever asked, so that the two can't ask past each other.</summary>
/// <param name="One">Whoever asked last.</param>
/// <param name="Note">The asker's, to the other side.</param>
/// <param name="Reason">Why it was declined or ended.</param>
/// <param name="EndedBy">The side that ended it.</param>
/// <param name="WasAgreed">Once told to the others, its end must be told too.</param>
public sealed record Partnership(
    OrganisationId One,
    OrganisationId Other,
    PartnershipState State,
    DateTimeOffset Since,
    string? Note,
    string? Reason = null,
    OrganisationId? EndedBy = null,
    bool WasAgreed = false)
{
    public const string Kind = "partnership";

    [JsonIgnore]
    public bool Runs => State is PartnershipState.Agreed;

    public static GrainKey KeyOf(OrganisationId a, OrganisationId b)
    {
        var (first, second) = a.Value.CompareTo(b.Value) <= 0 ? (a, b) : (b, a);
        return new(Kind, Ids.FromName(first.Value, $"partners:{second}"));
    }

    public OrganisationId PartnerOf(OrganisationId side) => side == One ? Other : One;
}

/// <summary>An organisation as it is when a command to another grain is sent: what the rules ask of it and what mails say of it.</summary>
public sealed record Side(OrganisationId Id, string Name, string Slug, OrganisationState State)
{
    public static Side Of(Organisation o) => new(o.Id, o.Name, o.Slug, o.State);
}

public sealed record AskPartner(Side By, Side Of, string? Note) : ICommand<Done>;

public sealed record AgreePartner(Side By) : ICommand<Done>;

public sealed record DeclinePartner(Side By, string Reason) : ICommand<Done>;

/// <summary>The asker takes it back.</summary>
public sealed record WithdrawPartner(Side By) : ICommand<Done>;

public sealed record EndPartner(Side By, string Reason) : ICommand<Done>;

public sealed class PartnershipKind : GrainKind<Partnership>
{
    public override string Name => Partnership.Kind;

    public override IReadOnlyList<Type> Views { get; } = [typeof(PartnershipRow)];

    public override Decision<Partnership> Handle(Partnership? state, ICommand command, Turn turn) => (state, command) switch
    {
        (_, AskPartner c) => Partnering.Ask(state, c, turn),
        (null, _) => Error.NotFound(Partnership.Kind),
        (_, AgreePartner c) => Partnering.Agree(state, c, turn),
        (_, DeclinePartner c) => Partnering.Decline(state, c, turn),
        (_, WithdrawPartner c) => Partnering.Withdraw(state, c, turn),
        (_, EndPartner c) => Partnering.End(state, c, turn),
        _ => throw new ArgumentException($"A partnership doesn't know {command.GetType().Name}.", nameof(command)),
    };

    public override Snapshot? Snapshot(Partnership state) =>
        state.WasAgreed ? new PartnershipChanged(state.One, state.Other) { Removed = !state.Runs } : null;

    public override IEnumerable<ViewRow> Project(Partnership state) => [PartnershipRow.Of(state)];

    public override IReadOnlyList<OrganisationId> Concerned(Partnership state) => [state.One, state.Other];
}
