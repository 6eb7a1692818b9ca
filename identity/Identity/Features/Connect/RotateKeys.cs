using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Secrets;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>New keys when the operator wants them: those that sign tokens, and those that seal cookies, cursors and what waits.</summary>
public sealed class RotateKeys
{
    private readonly SigningKeys _signing;
    private readonly SealingKeys _sealing;
    private readonly IEntityWrites<IdentityDb> _writes;

    internal RotateKeys(SigningKeys signing, SealingKeys sealing, IEntityWrites<IdentityDb> writes) => (_signing, _sealing, _writes) = (signing, sealing, writes);

    /// <summary>Makes the next ones, which every process hears of before they are used.</summary>
    /// <returns>What there is to tell, as sentences.</returns>
    public async Task<string> MakeNext(CancellationToken cancel = default)
    {
        var key = _sealing.MakeNext();
        await Note("sealing_key.made", key, cancel);
        var signsFrom = await _signing.MakeNext(cancel);
        return $"There are new keys. They sign tokens from {Moment(signsFrom)} and seal cookies from {Moment(key.SealsFrom)}, and nobody notices.";
    }

    /// <summary>Makes new ones that are used at once, and withdraws those before. A process that runs goes on with those until it is started again.</summary>
    /// <inheritdoc cref="MakeNext" path="/returns"/>
    public async Task<string> Replace(CancellationToken cancel = default)
    {
        // First, because the key that signs is kept sealed.
        var key = _sealing.Replace();
        await Note("sealing_key.replaced", key, cancel);
        await _signing.Replace(cancel);
        return "There are new keys, and those before are withdrawn. Everybody signs in again.";
    }

    private Task<bool> Note(string action, SealingKey key, CancellationToken cancel) => _writes.Write(CommandContext.System, (_, turn) =>
    {
        turn.Audit(action, "sealing_key", key.Id, 0);
        return Task.FromResult(true);
    }, cancel);

    private static string Moment(DateTimeOffset moment) => $"{moment:yyyy-MM-dd} {moment:HH:mm} UTC";
}
