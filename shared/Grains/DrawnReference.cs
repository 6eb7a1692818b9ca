using Secondments.Kernel;

namespace Secondments.Grains;

/// <summary>
/// Short references (<see cref="Ids.NewRef"/>) are drawn, and an index decides who has one: of a hundred thousand about one
/// in a hundred exchanges sees the same drawn twice. Whoever finds theirs taken draws again.
/// </summary>
public static class DrawnReference
{
    private const int MostDraws = 5;

    /// <param name="send">Sends the command under a reference; called again with another where this one was taken.</param>
    public static async Task<Result<Reply<TReply>>> UntilFree<TReply>(GrainKey grain, Func<string, Task<Result<Reply<TReply>>>> send)
    {
        for (var draw = 1; ; draw++)
        {
            var sent = await send(Ids.NewRef());
            if (sent.Error?.Code != TakenCode(grain.Kind) || draw == MostDraws) return sent;
        }
    }

    /// <summary>What a command is refused with that broke a unique index.</summary>
    internal static string TakenCode(string kind) => $"{kind}.taken";
}
