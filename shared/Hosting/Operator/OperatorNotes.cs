using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;

namespace Secondments.Hosting.Operator;

/// <summary>Keeps in a service's audit what an operator does there outside of any turn.</summary>
public sealed class OperatorNotes<TDb>(ServiceDatabase<TDb> database, TimeProvider clock) where TDb : TenantDb
{
    /// <param name="action"><c>kind.verb</c>.</param>
    /// <param name="id">Of the record, or one that stands for the thing where there is only one.</param>
    /// <param name="changes">Member → before and after; never what is personal.</param>
    /// <exception cref="UnavailableException">The database can't be written.</exception>
    public Task Keep(Caller caller, HttpContext http, string action, string kind, Guid id, IReadOnlyDictionary<string, object?[]> changes) =>
        database.Committer.Write(AuditNote.Entry(
            new CommandContext(caller.ActorFor(), RemoteAddress: http.Connection.RemoteIpAddress?.ToString(), TraceParent: Activity.Current?.Id), action, kind, id, changes, clock.GetUtcNow()));
}
