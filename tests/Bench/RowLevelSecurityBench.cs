using System.Globalization;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Secondments.Bench.Hosts;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Opportunities;
using Secondments.Opportunities.Persistence;
using Secondments.Testing;
using Secondments.Testing.Hosts;
using Secondments.Testing.Servers;

namespace Secondments.Bench;

/// <summary>
/// What the second wall behind private rows costs: a host's lists and a command over HTTP, on two services with the same rows.
/// One is as it is in a cluster. The other has no wall: its login passes the policies by, and a query is only itself, without
/// the transaction and the statement that say for whom it reads.
/// </summary>
internal static class RowLevelSecurityBench
{
    private const int Organisations = 10;
    private const int Each = 300;
    private const int Callers = 8;
    private const int Rounds = 6;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(3);

    public static async Task Run()
    {
        await using var on = await Side.Start(walled: true);
        await using var off = await Side.Start(walled: false);
        await Compare("row-level-security-list", "lists/s", on, off, (side, n) => side.List(n, "changed"));
        await Compare("row-level-security-waiting", "lists/s", on, off, (side, n) => side.List(n, "waiting"));
        await Compare("row-level-security-command", "commands/s", on, off, (side, n) => side.Save(n));
    }

    private static async Task Compare(string name, string unit, Side on, Side off, Func<Side, int, Task> one)
    {
        var (with, without) = (0.0, 0.0);
        for (var round = 0; round <= Rounds; round++)
        {
            // The first round is for the compiler.
            if (round == 1) (with, without) = (0, 0);
            with += await Clients.PerSecond(Callers, Slice, n => one(on, n)) / Rounds;
            without += await Clients.PerSecond(Callers, Slice, n => one(off, n)) / Rounds;
        }
        Figure.RatioAtLeast(name, with, without, unit, 0.9).Print();
    }

    /// <summary>A service with a database of its own, and the hosts who ask it.</summary>
    private sealed class Side : IAsyncDisposable
    {
        private readonly TestFolder _folder = new();
        private readonly PostgresDatabases _databases;
        private readonly string _login = $"bench_{Guid.NewGuid():n}";
        private readonly string _password = Guid.NewGuid().ToString("n");
        private readonly List<(TestOrganisation Organisation, TestCaller Caller)> _hosts = [];
        private readonly List<(int Host, OpportunityId Id, int Number)> _opportunities = [];
        private List<HttpClient> _clients = [];
        private ServiceHost? _host;
        private int _saved;

        private Side(PostgresDatabases databases) => _databases = databases;

        public static async Task<Side> Start(bool walled)
        {
            var side = new Side(await PostgresServer.Databases());
            await using (var owner = await side.Host(side._databases.ConnectionString, migrates: true)) await side.Fill(owner);
            await side.OnServer($"CREATE ROLE {side._login} LOGIN PASSWORD '{side._password}' IN ROLE secondments_reader, secondments_writer {(walled ? "" : "BYPASSRLS")}");
            await side.OnServer("VACUUM ANALYZE");
            var login = new NpgsqlConnectionStringBuilder(side._databases.ConnectionString) { Username = side._login, Password = side._password };
            side._host = await side.Host(login.ToString(), migrates: false, services =>
            {
                if (!walled) services.AddSingleton<IReads<OpportunitiesDb>, BareReads>();
            });
            side._clients = [.. side._hosts.Select(h => side._host.As(h.Caller))];
            var seen = await side._clients[0].GetFromJsonAsync<ListOf<OpportunitySummary>>($"/api/opportunities?organisation={side._hosts[0].Organisation.Id}", Json.Stored);
            return seen!.Total == Each ? side : throw new InvalidOperationException($"A host sees {seen.Total} of its {Each} opportunities.");
        }

        public Task List(int number, string sort)
        {
            var at = number % _hosts.Count;
            return _clients[at].GetByteArrayAsync($"/api/opportunities?organisation={_hosts[at].Organisation.Id}&sort={sort}&size=20");
        }

        public Task Save(int number)
        {
            var (at, id, row) = _opportunities[number % _opportunities.Count];
            var saved = Interlocked.Increment(ref _saved);
            return Saving.Save(_clients[at], id, Rows.Details(saved % 500) with { Title = $"Opportunity {row}", Reference = $"B-{row}" }, $"bench-{saved}");
        }

        public async ValueTask DisposeAsync()
        {
            if (_host is not null) await _host.DisposeAsync();
            await OnServer($"DROP ROLE {_login}");
            await _databases.DisposeAsync();
            _folder.Dispose();
        }

        private Task<ServiceHost> Host(string connection, bool migrates, Action<IServiceCollection>? configure = null) => ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new OpportunitiesModule()])
        {
            Settings = new Dictionary<string, string?>
            {
                ["Data"] = _folder.Path,
                ["Database:Provider"] = "postgres",
                ["Database:Postgres"] = connection,
                ["Database:Migrate"] = migrates.ToString(CultureInfo.InvariantCulture),
            },
            Configure = configure,
        });

        private async Task Fill(ServiceHost host)
        {
            for (var n = 0; n < Organisations; n++)
            {
                var organisation = await host.Tenants.Organisation($"Body {n}");
                _hosts.Add((organisation, await host.Tenants.Client("Bench", organisation, MemberRole.Host)));
            }
            var apis = _hosts.Select(h => Demo.ExchangeApi.Visitor(host.As(h.Caller))).ToList();
            var made = new OpportunityAnswer[Organisations * Each];
            await Parallel.ForAsync(0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (n, cancel) =>
            {
                var at = n % Organisations;
                made[n] = await apis[at].Post<OpportunityAnswer>("/api/opportunities", new CreateOpportunity(_hosts[at].Organisation.Id, Rows.Details(n)), cancel);
            });
            for (var n = 0; n < made.Length; n++) _opportunities.Add((n % Organisations, made[n].Id, n));
        }

        private async Task OnServer(string statement)
        {
            await using var source = NpgsqlDataSource.Create($"{_databases.For("opportunities")};Pooling=false");
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>What reading would be without the wall.</summary>
    private sealed class BareReads(ServiceDatabase<OpportunitiesDb> database) : IReads<OpportunitiesDb>
    {
        public async Task<T> Query<T>(Reader reader, Func<OpportunitiesDb, Task<T>> query, CancellationToken cancel = default)
        {
            await using var db = database.Open();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            return await query(db);
        }
    }
}
