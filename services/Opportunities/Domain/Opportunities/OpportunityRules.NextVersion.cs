using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Secondments.Opportunities.Domain.Opportunities;

// Planted, and only in a build with NextVersion=true: a further version of the state, for the tests of an update under load.
public sealed partial class OpportunityRules
{
    private const string Before = "round", Now = "roundNumber";

    public override int SchemaVersion => 2;

    public override int WrittenVersion => 1;

    public override IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Upcasters { get; } =
        new Dictionary<int, Func<JsonObject, JsonObject>> { [1] = state => Rename(state, Before, Now) };

    public override IReadOnlyDictionary<int, Func<JsonObject, JsonObject>> Downcasters { get; } =
        new Dictionary<int, Func<JsonObject, JsonObject>> { [2] = state => Rename(state, Now, Before) };

    private static JsonObject Rename(JsonObject state, string from, string to)
    {
        if (!state.TryGetPropertyValue(from, out var value)) return state;
        state.Remove(from);
        state[to] = value;
        return state;
    }
}

public sealed partial record Opportunity
{
    [JsonPropertyName("roundNumber")]
    public int Round { get; init; } = Round;
}
