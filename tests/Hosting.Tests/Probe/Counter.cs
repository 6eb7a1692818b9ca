using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Hosting.Tests.Probe;

public sealed record CounterState(int Count);

public sealed record Add(int Number) : ICommand<CounterReply>;

public sealed record MailSomebody(string Template, string To) : ICommand<Done>;

public sealed record CounterReply(int Count);

/// <summary>Counts; enough of a grain to send commands to.</summary>
public sealed class Counter : GrainKind<CounterState>
{
    public override string Name => "counter";

    public static GrainKey Key(Guid id) => new("counter", id);

    public override Decision<CounterState> Handle(CounterState? state, ICommand command, Turn turn)
    {
        var count = state?.Count ?? 0;
        return command switch
        {
            Add(var n) => Decide.To(new CounterState(count + n)).Answer(new CounterReply(count + n)),
            MailSomebody(var template, var to) => Decide.To(new CounterState(count)).Send(new Mail(template, to, new Dictionary<string, string>
            {
                ["name"] = "Zoë <Baker>",
                ["link"] = $"/release/{turn.Secret}",
            })),
            _ => throw new InvalidOperationException(command.GetType().Name),
        };
    }

    public override IReadOnlyList<OrganisationId> Concerned(CounterState state) => [];
}
