using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Secondments.Grains.Store;

/// <summary>Makes statements that write rows, from EF Core's model of them: one mapping for schema, reading and writing.</summary>
internal sealed class RowWriter(IModel model)
{
    private readonly ConcurrentDictionary<Type, Table> _tables = new();

    /// <summary>Writes view rows of one grain and deletes those of <paramref name="views"/> that an earlier state had and this one hasn't.</summary>
    public void Project(List<Statement> into, Guid entityId, long version, IReadOnlyList<Type> views, IEnumerable<ViewRow> rows)
    {
        HashSet<Type>? whole = null;
        foreach (var row in rows)
        {
            row.EntityId = entityId;
            row.Version = version;
            var table = TableOf(row.GetType());
            into.Add(new Statement(table.Upsert, table.ValuesOf(row)));
            if (table.IsOneRowAnEntity) (whole ??= []).Add(row.GetType());
        }
        foreach (var view in views)
        {
            // The row that was just written replaced the only one that there can be.
            if (whole?.Contains(view) == true) continue;
            into.Add(new Statement(TableOf(view).DeleteOlder, [entityId, version]));
        }
    }

    public Statement Insert(object row)
    {
        var table = TableOf(row.GetType());
        return new Statement(table.Insert, table.ValuesOf(row));
    }

    /// <summary>Writes a copy where its version is higher than the stored one.</summary>
    public Statement Keep(CopyRow row)
    {
        var table = TableOf(row.GetType());
        return new Statement(table.Keep, table.ValuesOf(row));
    }

    private Table TableOf(Type type) => _tables.GetOrAdd(type, t => new Table(
        model.FindEntityType(t) ?? throw new InvalidOperationException($"{t.Name} is not mapped: add it to the service's context.")));

    private sealed class Table
    {
        private readonly (IProperty Property, ValueConverter? Converter)[] _columns;

        public Table(IEntityType entity)
        {
            _columns = [.. entity.GetProperties().Select(p => (p, p.GetTypeMapping().Converter))];
            var name = Quoted(entity.GetTableName()!);
            var key = entity.FindPrimaryKey()!.Properties;
            var columns = _columns.Select(c => Quoted(c.Property.GetColumnName())).ToList();
            var keys = string.Join(", ", key.Select(p => Quoted(p.GetColumnName())));
            var sets = string.Join(", ", columns.Except(key.Select(p => Quoted(p.GetColumnName()))).Select(c => $"{c} = excluded.{c}"));

            Insert = $"INSERT INTO {name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})";
            Upsert = sets.Length == 0 ? $"{Insert} ON CONFLICT ({keys}) DO NOTHING" : $"{Insert} ON CONFLICT ({keys}) DO UPDATE SET {sets}";
            Keep = $"{Upsert} WHERE {name}.copy_version < excluded.copy_version";
            DeleteOlder = $"DELETE FROM {name} WHERE entity_id = $1 AND version < $2";
            IsOneRowAnEntity = key is [{ Name: nameof(ViewRow.EntityId) }];
        }

        // A column may be called «end» or «with», which are SQL's own words.
        private static string Quoted(string name) => $"\"{name}\"";

        public string Insert { get; }

        public string Upsert { get; }

        public string Keep { get; }

        public string DeleteOlder { get; }

        public bool IsOneRowAnEntity { get; }

        public object?[] ValuesOf(object row)
        {
            var values = new object?[_columns.Length];
            for (var i = 0; i < values.Length; i++)
            {
                var (property, converter) = _columns[i];
                var value = property.GetGetter().GetClrValue(row);
                values[i] = value is null || converter is null ? value : converter.ConvertToProvider(value);
            }
            return values;
        }
    }
}
