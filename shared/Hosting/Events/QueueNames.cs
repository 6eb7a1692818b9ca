using System.Text;

namespace Secondments.Hosting.Events;

/// <summary>Queues are <c>service.message</c>; the one place that says how.</summary>
public static class QueueNames
{
    /// <summary><c>OpportunityPublished</c> → <c>opportunity-published</c>.</summary>
    public static string Of(Type message)
    {
        var name = new StringBuilder();
        foreach (var c in message.Name)
        {
            if (char.IsUpper(c) && name.Length > 0) name.Append('-');
            name.Append(char.ToLowerInvariant(c));
        }
        return name.ToString();
    }
}
