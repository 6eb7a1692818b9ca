using Secondments.Architecture.Tests.Reading;

namespace Secondments.Architecture.Tests.Rules;

/// <summary>What code may not name. Rules of the domain are pure: time and randomness come to them as values.</summary>
public static class Purity
{
    /// <summary>Nobody asks the machine for the time: <c>TimeProvider</c> is what tests can move.</summary>
    private static readonly string[] WallClock =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.Threading.Thread::Sleep",
    ];

    private static readonly string[] NotInDomain =
    [
        "Microsoft.", "MassTransit.", "Npgsql.", "Dapper.", "CsvHelper.",
        "Secondments.Hosting.", "Secondments.Grains.Store.", "Secondments.Grains.Engine.", "Secondments.Grains.Outbox.", "Secondments.Grains.IGrains",
        "System.TimeProvider", "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Random", "System.Environment",
        "System.Security.Cryptography.RandomNumberGenerator", "Secondments.Kernel.Ids::NewRef",
        "System.IO.File", "System.IO.Directory", "System.Net.Http.", "System.Net.Sockets.", "System.Data.", "System.Console",
        "System.Threading.Tasks.",
    ];

    /// <summary>The programs in deploy/ are started by people; no test moves a clock in them.</summary>
    private static readonly string[] Programs = ["Secondments.Demo.", "Secondments.Standalone."];

    /// <summary>What the compiler writes into every iterator.</summary>
    private const string OfIterators = "System.Environment::get_CurrentManagedThreadId";

    public static IEnumerable<string> ClockViolations(IEnumerable<Body> bodies) =>
        from body in bodies
        where !Programs.Any(p => body.Type.StartsWith(p, StringComparison.Ordinal))
        from instruction in body.Instructions
        where instruction.Member is { } member && WallClock.Contains(member)
        select $"{body.Type}.{body.Method} uses {instruction.Member}";

    public static IEnumerable<string> DomainViolations(IEnumerable<Body> bodies) =>
        from body in bodies
        where IsDomain(body.Type)
        from member in body.Instructions.Select(i => i.Member).OfType<string>().Distinct()
        where member != OfIterators
        where NotInDomain.Any(f => member.StartsWith(f, StringComparison.Ordinal)) || WallClock.Contains(member)
        select $"{body.Type}.{body.Method} uses {member}";

    /// <summary>The writing role's connection: behind the wall that keeps private rows apart are only reads that say for whom.</summary>
    public static IEnumerable<string> ConnectionViolations(IEnumerable<Body> bodies) =>
        from body in bodies
        where body.Type.StartsWith("Secondments.", StringComparison.Ordinal) && (body.Type.Contains(".Features.", StringComparison.Ordinal) || body.Type.Contains(".Views.", StringComparison.Ordinal))
        from member in body.Instructions.Select(i => i.Member).OfType<string>().Distinct()
        where member.StartsWith("Secondments.Grains.Store.ServiceDatabase", StringComparison.Ordinal) || member.StartsWith("Npgsql.", StringComparison.Ordinal)
        select $"{body.Type}.{body.Method} uses {member}";

    private static bool IsDomain(string type) =>
        type.StartsWith("Secondments.", StringComparison.Ordinal) && type.Contains(".Domain.", StringComparison.Ordinal);
}
