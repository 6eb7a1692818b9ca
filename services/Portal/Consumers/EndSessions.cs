using Secondments.Contracts.Identity;
using Secondments.Hosting.Events;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Consumers;

/// <summary>Sessions of an account that was disabled or signed out everywhere end here too.</summary>
internal sealed class EndSessions(SessionStore sessions) : IEventHandler<AccountAccessChanged>
{
    public Task Handle(AccountAccessChanged message, CancellationToken cancel) =>
        sessions.EndThoseOf(message.Person.ToString(), message.Disabled || message.Removed ? DateTimeOffset.MaxValue : message.TokensFrom, cancel);
}
