using System.Collections.Concurrent;
using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Grains.Outbox;
using Secondments.Kernel;

namespace Secondments.Testing.Hosts;

/// <summary>An organisation as the others know it.</summary>
public sealed record TestOrganisation(OrganisationId Id, string Name)
{
    public override string ToString() => Name;
}

/// <summary>
/// Stands for the service Organisations where a service is tested alone: tells its snapshots and its heartbeat on the bus, as
/// it would, so that the service under test fills its own copies.
/// </summary>
public sealed class TestTenants(ServiceHost host)
{
    /// <summary>The module whose part this plays; where it runs itself, its own endpoints make tenants.</summary>
    internal const string Owner = "organisations";

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<Guid, long> _versions = new();
    private readonly ConcurrentDictionary<OrganisationId, OrganisationChanged> _organisations = new();

    // One message at a time: a heartbeat says that everything told before it was told.
    private readonly SemaphoreSlim _turn = new(1);
    private CancellationTokenSource? _beating;
    private Task _beats = Task.CompletedTask;

    /// <summary>A verified organisation.</summary>
    public async Task<TestOrganisation> Organisation(
        string name, Sector sector = Sector.Public, OrganisationPolicies? policies = null, params IReadOnlyList<string> provenDomains)
    {
        var id = new OrganisationId(Guid.CreateVersion7());
        var slug = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        await Change(new OrganisationChanged(
            id, $"{slug}-{id.Value.ToString()[^6..]}", name, sector, OrganisationState.Verified, false,
            Ladder.Generic, provenDomains, policies ?? new OrganisationPolicies()));
        return new TestOrganisation(id, name);
    }

    /// <summary>Suspends, lifts or closes it, or gives it other policies.</summary>
    public Task Change(TestOrganisation organisation, Func<OrganisationChanged, OrganisationChanged> change) =>
        Change(change(_organisations[organisation.Id]));

    /// <summary>The two agree to be partners.</summary>
    public Task Partner(TestOrganisation one, TestOrganisation other) =>
        Tell(PartnershipOf(one, other), new PartnershipChanged(one.Id, other.Id), one.Id, other.Id);

    /// <summary>Their partnership ends.</summary>
    public Task Unpartner(TestOrganisation one, TestOrganisation other) =>
        Tell(PartnershipOf(one, other), new PartnershipChanged(one.Id, other.Id) { Removed = true }, one.Id, other.Id);

    /// <summary>A new person with these roles there, beside <c>staff</c>.</summary>
    public async Task<TestCaller> Person(string name, TestOrganisation organisation, params IReadOnlyList<MemberRole> roles)
    {
        var person = TestCaller.NewPerson(name);
        await Join(person, organisation, roles);
        return person;
    }

    /// <summary>An organisation's own system, with these roles.</summary>
    public async Task<TestCaller> Client(string name, TestOrganisation organisation, params IReadOnlyList<MemberRole> roles)
    {
        var client = TestCaller.NewClient(name);
        await Join(client, organisation, roles);
        return client;
    }

    /// <summary>Somebody who runs the exchange.</summary>
    public Task<TestCaller> Operator(string name = "the operator") =>
        Person(name, new TestOrganisation(Exchange.Organisation, "the exchange"), MemberRole.Operator);

    /// <summary>Makes them a member there, or changes their roles.</summary>
    public Task Join(TestCaller caller, TestOrganisation organisation, params IReadOnlyList<MemberRole> roles)
    {
        IReadOnlyList<MemberRole> all = caller.IsClient ? roles : [MemberRole.Staff, .. roles.Except([MemberRole.Staff])];
        return Tell(MembershipOf(caller, organisation), new MembershipChanged(organisation.Id, caller.Subject, caller.Kind, all), organisation.Id);
    }

    /// <summary>Takes their membership away.</summary>
    public Task Leave(TestCaller caller, TestOrganisation organisation) =>
        Tell(MembershipOf(caller, organisation), new MembershipChanged(organisation.Id, caller.Subject, caller.Kind, []) { Removed = true }, organisation.Id);

    /// <summary>Tells any event as its service would: with an id, the next version of <paramref name="entity"/>, and the time.</summary>
    public async Task Tell(Guid entity, Event message, params IReadOnlyList<OrganisationId> organisations)
    {
        var version = _versions.AddOrUpdate(entity, 1, (_, last) => last + 1);
        await Publish(now => message with { Meta = new EventMeta(Ids.New(now), entity, version, now, organisations, "system") });
    }

    /// <summary>Silence: as if Organisations were down. <see cref="BeginHeartbeat"/> ends it.</summary>
    public async Task EndHeartbeat()
    {
        if (_beating is null) return;
        await _beating.CancelAsync();
        await _beats;
        _beating.Dispose();
        _beating = null;
    }

    public void BeginHeartbeat()
    {
        if (_beating is not null) return;
        _beating = new CancellationTokenSource();
        _beats = KeepBeating(_beating.Token);
    }

    private Task Change(OrganisationChanged organisation)
    {
        _organisations[organisation.Organisation] = organisation;
        return Tell(organisation.Organisation.Value, organisation, organisation.Organisation);
    }

    private async Task KeepBeating(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            do
                await Publish(now => new MembershipsCurrent(now) { Meta = new EventMeta(Ids.New(now), Exchange.Organisation.Value, 0, now, [], "system") });
            while (await timer.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException)
        {
            // EndHeartbeat.
        }
    }

    private async Task Publish(Func<DateTimeOffset, Event> message)
    {
        await _turn.WaitAsync();
        try
        {
            await host.Get<IEventBus>().Publish(message(host.Clock.GetUtcNow()), CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static Guid PartnershipOf(TestOrganisation one, TestOrganisation other) => Ids.FromName(one.Id.Value, $"partners:{other.Id}");

    private static Guid MembershipOf(TestCaller caller, TestOrganisation organisation) =>
        Ids.FromName(organisation.Id.Value, caller.Subject.ToString());
}
