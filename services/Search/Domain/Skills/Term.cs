using Secondments.Contracts.Search.Api;

namespace Secondments.Search.Domain.Skills;

/// <summary>One entry of a taxonomy: its label, and the other names that it has there.</summary>
/// <param name="Key">ESCO's own key, where it is known.</param>
/// <param name="Others">The other names with a bar between, as in the file: most are never looked at.</param>
internal sealed record Term(string Id, string Label, SkillSource Source, string? Key, string Others)
{
    public IReadOnlyList<string> Alternatives => Others.Length == 0 ? [] : Others.Split('|');

    public string? Uri => Key is null ? null : $"http://data.europa.eu/esco/skill/{Key}";
}
