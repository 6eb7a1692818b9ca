using Secondments.Contracts;

namespace Secondments.Hosting.Events;

/// <summary>
/// Takes one message for one service, on the queue <c>service.message</c>. Delivered at least once and, between entities,
/// in any order. Throwing means that it isn't done: it is tried again, then kept as a dead letter.
/// </summary>
/// <remarks>
/// The effect must be idempotent: a grain command with <c>CommandId.Of(consumer, event.Meta.Id)</c>, an inbox effect
/// (<c>IInbox.Once</c>), or a write that only a higher version wins.
/// </remarks>
public interface IEventHandler<in TEvent> where TEvent : Event
{
    Task Handle(TEvent message, CancellationToken cancel);
}
