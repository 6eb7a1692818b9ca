using Secondments.Contracts.Identity;
using Secondments.Hosting.Events;
using Secondments.Portal.Forms;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Consumers;

/// <summary>Sessions of an account that was disabled or signed out everywhere end here too; who can't come back finds nothing kept either.</summary>
internal sealed class EndSessions(SessionStore sessions, KeptForms forms) : IEventHandler<AccountAccessChanged>
{
    public async Task Handle(AccountAccessChanged message, CancellationToken cancel)
    {
        var ended = message.Disabled || message.Removed;
        await sessions.EndThoseOf(message.Person.ToString(), ended ? DateTimeOffset.MaxValue : message.TokensFrom, cancel);
        if (ended) await forms.ForgetAllOf(message.Person.ToString(), cancel);
    }
}
