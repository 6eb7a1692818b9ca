using Secondments.Bench;

var benches = new Dictionary<string, (string What, Func<Task> Run)>
{
    ["commands"] = ("acknowledged commands a second over HTTP against hand-written transactions, on SQLite and PostgreSQL", CommandsBench.Spread),
    ["hot-grain"] = ("32 clients all on one opportunity against one client's hand-written transactions", CommandsBench.Hot),
    ["publish-to-search"] = ("from the answer to a publish until a search finds it", PublishToSearchBench.Run),
    ["import"] = ("rows a second from upload to searchable", ImportBench.Run),
    ["search-page"] = ("a search page against its index query run raw, 10,000 documents", SearchPageBench.Run),
    ["bulk-index"] = ("documents a second into the index against raw FTS5 inserts", BulkIndexBench.Run),
    ["memory"] = ("anonymous memory with 100,000 opportunities after a minute of search", MemoryBench.Run),
    ["first-view"] = ("what a browser fetches for a first look at home, search and an opportunity", FirstViewBench.Run),
    ["load"] = ("everything that people do, at half of what the exchange can take: how long each kind takes, and errors", LoadBench.Whole),
    ["load-small"] = ("the same with a hundredth of the people and posts, to try it", LoadBench.Small),
    ["growth"] = ("a command and a search at 100,000 opportunities against 1,000", GrowthBench.Run),
    ["gateway"] = ("requests a second through the gateway against YARP with one bare route, 1 KB and a search page", GatewayBench.Run),
    ["events"] = ("persistent, confirmed events a second through our bus against RabbitMQ's own client, as many in flight", EventsBench.Run),
    ["row-level-security"] = ("a host's lists and a command on PostgreSQL with row-level security against without", RowLevelSecurityBench.Run),
    ["elasticsearch-search"] = ("searches a second through the service on Elasticsearch against its query sent raw", ElasticsearchSearchBench.Run),
    ["publish-to-search-elasticsearch"] = ("the same as publish-to-search through the gateway of a cluster with Elasticsearch", PublishToSearchBench.OnElasticsearch),
    ["noisy-neighbour"] = ("a quiet organisation's p99 beside one that asks more than it may against calm", NoisyNeighbourBench.Run),
    ["rolling-restart"] = ("requests that fail in ten rolling restarts of all behind the gateway", RollingRestartBench.Run),
    ["replicas"] = ("commands and searches a second with two replicas against one, and what was the limit", ReplicasBench.Run),
    ["cold-start"] = ("from the start of the process to the first search page", ColdStartBench.Run),
};

if (args is ["--list"])
{
    foreach (var (name, bench) in benches) Console.WriteLine($"{name,-34}{bench.What}");
    return 0;
}
if (args is not [var wanted] || !benches.TryGetValue(wanted, out var chosen))
{
    Console.Error.WriteLine("dotnet run -c Release --project tests/Bench -- NAME     (--list names them)");
    return 2;
}
await chosen.Run();
return 0;
