namespace Secondments.Hosting.ActivityLog;

/// <summary>Whose line an action is, where its record concerns several organisations.</summary>
public enum ActivityOf
{
    /// <summary>Every organisation that the record concerns.</summary>
    All,
    /// <summary>The first that it concerns alone: the others aren't told that it was done.</summary>
    First,
}

/// <summary>
/// What of a service's audit an organisation's admins may read: a closed list of actions. What isn't in it is nobody's line,
/// because an entry may tell of what one party must not know of another.
/// </summary>
public sealed record ActivityRules(string Service, IReadOnlyDictionary<string, ActivityOf> Actions);
