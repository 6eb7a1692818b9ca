using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.Engine;

/// <summary>
/// Our engine: any process may serve any key. A queue a key and a bounded cache of states make it quick; the version check
/// makes it right.
/// </summary>
internal sealed class LocalGrains : IGrains, ISnapshots
{
    private readonly FrozenDictionary<string, IGrainRuntime> _runtimes;
    private readonly ILookup<string, string> _kinds;

    public LocalGrains(
        IEnumerable<GrainRegistration> registrations,
        IEnumerable<ServiceDatabase> databases,
        TimeProvider clock,
        GrainOptions options,
        CrashPoints crashes,
        IDataProtectionProvider protection)
    {
        var byService = databases.ToDictionary(d => d.Service, StringComparer.Ordinal);
        var parts = new EngineParts(clock, options, crashes, protection);
        _kinds = registrations.ToLookup(r => r.Service, r => r.Kind.Name, StringComparer.Ordinal);
        _runtimes = registrations.ToFrozenDictionary(
            r => r.Kind.Name, r => MakeRuntime(r.Kind, byService[r.Service], parts), StringComparer.Ordinal);
    }

    public Task<Result<Reply<TReply>>> Run<TReply>(GrainKey grain, ICommand<TReply> command, CommandContext context, CancellationToken cancel = default) =>
        Runtime(grain).Run<TReply>(grain, command, context, followUp: null, cancel);

    public async Task<Versioned<TState>?> Read<TState>(GrainKey grain, CancellationToken cancel = default) where TState : class =>
        await ((GrainRuntime<TState>)Runtime(grain)).Read(grain, cancel);

    public IReadOnlyList<string> KindsOf(string service) => [.. _kinds[service].Where(kind => _runtimes[kind].Snapshots.Tells)];

    public Task<long> Count(string kind, CancellationToken cancel = default) => _runtimes[kind].Snapshots.Count(cancel);

    public async Task<IReadOnlyList<Guid>> Ids(string kind, Guid? after, int most, CancellationToken cancel = default) =>
        await _runtimes[kind].Snapshots.Ids(after, most, cancel);

    public async Task<IReadOnlyList<StandingSnapshot>> Read(string kind, IReadOnlyList<Guid> ids, CancellationToken cancel = default) =>
        await _runtimes[kind].Snapshots.Read(ids, cancel);

    public Task<int> TellAgain(string kind, IReadOnlyList<Guid> ids, CommandContext by, CancellationToken cancel = default) =>
        _runtimes[kind].Snapshots.TellAgain(ids, by, cancel);

    /// <summary>Runs a follow-up: its row goes in the same transaction as its effect, so that it has one.</summary>
    internal Task<Result<Reply<object>>> RunFollowUp(GrainKey grain, ICommand command, CommandContext context, Guid followUp, CancellationToken cancel) =>
        Runtime(grain).Run<object>(grain, command, context, followUp, cancel);

    private IGrainRuntime Runtime(GrainKey grain) => _runtimes.TryGetValue(grain.Kind, out var runtime)
        ? runtime
        : throw new InvalidOperationException($"No module here has grains of the kind «{grain.Kind}».");

    private static IGrainRuntime MakeRuntime(IGrainKind kind, ServiceDatabase database, EngineParts parts) =>
        (IGrainRuntime)Activator.CreateInstance(
            typeof(GrainRuntime<>).MakeGenericType(kind.StateType), BindingFlags.Instance | BindingFlags.Public, null, [kind, database, parts], null)!;
}

internal sealed record EngineParts(TimeProvider Clock, GrainOptions Options, CrashPoints Crashes, IDataProtectionProvider Protection);

internal interface IGrainRuntime
{
    ISnapshotTeller Snapshots { get; }

    Task<Result<Reply<TReply>>> Run<TReply>(GrainKey grain, ICommand command, CommandContext context, Guid? followUp, CancellationToken cancel);
}
