using Secondments.Contracts;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Consumers;

/// <summary>Gives a grain the command that an event causes, once however often the event comes.</summary>
internal static class Consumed
{
    public static async Task Run(IGrains grains, Event message, GrainKey grain, ICommand<Done> command, CancellationToken cancel)
    {
        var id = CommandId.Of($"organisations.{command.GetType().Name}", message.Meta.Id);
        var done = await grains.Run(grain, command, new CommandContext(Actor.System, id, TraceParent: message.Meta.TraceParent), cancel);
        // The rules don't foresee a refusal: an operator should see it among the dead letters.
        if (done.Error is { } refusal) throw new InvalidOperationException($"{command.GetType().Name} was refused: {refusal.Code}");
    }
}
