using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Secondments.Grains.Store;

/// <summary>
/// The second wall behind private rows, in PostgreSQL: whatever a query forgot to say, it gets no row whose readers aren't
/// those that it reads for. Two roles without a login, the same in every database: queries take <see cref="Reader"/> for
/// their transaction; committer, relay, sealer and rebuilds work as <see cref="Writer"/>, which the login of a service has.
/// Neither owns a table, and the wall is forced on the owner too.
/// </summary>
internal static class RowSecurity
{
    public const string Reader = "secondments_reader";
    public const string Writer = "secondments_writer";

    // Selected, it is worked out once a query instead of once a row.
    private const string Theirs = "readers && (SELECT current_setting('app.readers')::uuid[])";

    // Two processes that migrate at once would trip over each other's grants.
    private const long Lock = 7_243_391_162_001;

    /// <summary>Roles, grants and policies that aren't there yet; again it changes nothing.</summary>
    public static async Task Build(ServiceDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", cancel);
        await db.Database.ExecuteSqlRawAsync(Script(TablesOf(db)), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The tables that hold private rows.</summary>
    public static IReadOnlyList<string> TablesOf(ServiceDb db) =>
        [.. db.Model.GetEntityTypes().Where(e => typeof(PrivateViewRow).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()!).Distinct().Order(StringComparer.Ordinal)];

    private static string Script(IReadOnlyList<string> tables)
    {
        var script = new StringBuilder("DO $$ BEGIN\n");
        foreach (var role in (string[])[Reader, Writer])
        {
            // Another database of this server may be making it at the same moment.
            script.Append($$"""
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{{role}}') THEN
                  BEGIN CREATE ROLE {{role}} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
                END IF;
                IF NOT pg_has_role(current_user, '{{role}}', 'MEMBER') THEN GRANT {{role}} TO current_user; END IF;
                GRANT USAGE ON SCHEMA public TO {{role}};

                """);
        }
        script.Append($$"""
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO {{Reader}};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {{Writer}};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {{Writer}};

            """);
        foreach (var table in tables)
        {
            script.Append($$"""
                IF NOT EXISTS (SELECT FROM pg_class WHERE oid = 'public."{{table}}"'::regclass AND relrowsecurity AND relforcerowsecurity) THEN
                  ALTER TABLE public."{{table}}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                END IF;
                IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public' AND tablename = '{{table}}' AND policyname = 'readers') THEN
                  CREATE POLICY readers ON public."{{table}}" FOR SELECT TO {{Reader}} USING ({{Theirs}});
                END IF;
                IF EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public' AND tablename = '{{table}}' AND policyname = 'readers' AND qual NOT LIKE '%SELECT%') THEN
                  ALTER POLICY readers ON public."{{table}}" USING ({{Theirs}});
                END IF;
                IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public' AND tablename = '{{table}}' AND policyname = 'writers') THEN
                  CREATE POLICY writers ON public."{{table}}" TO {{Writer}} USING (true) WITH CHECK (true);
                END IF;

                """);
        }
        return script.Append("END $$").ToString().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
    }
}
