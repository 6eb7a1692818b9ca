using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Secondments.Architecture.Tests.Planted.Domain;

/// <summary>Breaks every rule of a domain, so that the rules can be seen to notice. Never called.</summary>
public static class Impure
{
    public static DateTimeOffset AsksTheClock() => DateTimeOffset.UtcNow;

    public static Guid MakesAnId() => Guid.NewGuid();

    public static DateTimeOffset TakesAClock(TimeProvider clock) => clock.GetUtcNow();

    public static string ReadsAFile() => File.ReadAllText("/etc/hostname");

    public static string UsesAFramework(HttpContext context) => context.Request.Path;

    public static int QueriesADatabase(DbContext db) => db.SaveChanges();

    public static Func<int, DateTime> HidesItInALambda(int days) => more => DateTime.UtcNow.AddDays(days + more);
}
