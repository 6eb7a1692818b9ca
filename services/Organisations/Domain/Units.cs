using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>A named part of an organisation. Never deleted: what was posted in it still says so.</summary>
public sealed record Unit(Guid Id, string Name, bool Retired = false);

public sealed record AddUnit(Guid Id, string Name) : ICommand<UnitAnswer>;

public sealed record RenameUnit(Guid Id, string Name) : ICommand<Done>;

public sealed record RetireUnit(Guid Id) : ICommand<Done>;

public sealed record RestoreUnit(Guid Id) : ICommand<Done>;

/// <summary>What may be done with an organisation's units.</summary>
internal static class Units
{
    /// <summary>An organisation's state stays small.</summary>
    private const int Most = 200;

    public static Decision<Organisation> Add(Organisation state, AddUnit command)
    {
        if (!state.IsRunning) return Running.NotRunning(state);
        if (state.Units.FirstOrDefault(u => u.Id == command.Id) is { } same) return Decide.Unchanged(state).Answer(AnswerOf(same));
        if (state.Units.Count >= Most) return Error.Conflict("unit.too_many", $"An organisation has {Most} units or fewer, those that are no longer used among them.");
        if (ProblemWith(state, command.Id, command.Name) is { } problem) return problem;
        var unit = new Unit(command.Id, command.Name);
        return Decide.To(state with { Units = [.. state.Units, unit] }).Answer(AnswerOf(unit));
    }

    public static Decision<Organisation> Rename(Organisation state, RenameUnit command) =>
        ProblemWith(state, command.Id, command.Name) is { } problem ? problem : Change(state, command.Id, u => u with { Name = command.Name });

    public static Decision<Organisation> Retire(Organisation state, RetireUnit command) => Change(state, command.Id, u => u with { Retired = true });

    public static Decision<Organisation> Restore(Organisation state, RestoreUnit command) => Change(state, command.Id, u => u with { Retired = false });

    public static UnitAnswer AnswerOf(Unit unit) => new(unit.Id, unit.Name, unit.Retired);

    private static Decision<Organisation> Change(Organisation state, Guid id, Func<Unit, Unit> change)
    {
        if (!state.IsRunning) return Running.NotRunning(state);
        if (state.Units.FirstOrDefault(u => u.Id == id) is not { } unit) return Error.NotFound("unit");
        var changed = change(unit);
        return changed == unit ? Decide.Unchanged(state) : Decide.To(state with { Units = [.. state.Units.Select(u => u.Id == id ? changed : u)] });
    }

    /// <summary>One name, one unit: a retired one of the same name is brought back instead.</summary>
    private static Error? ProblemWith(Organisation state, Guid id, string name) =>
        state.Units.FirstOrDefault(u => u.Id != id && string.Equals(u.Name, name, StringComparison.OrdinalIgnoreCase)) is { } other
            ? Error.Invalid("unit.taken", new FieldError("/name", "taken", other.Retired ? $"{other.Name} is among the units no longer used: bring it back." : $"There is a unit called {other.Name} already."))
            : null;
}
