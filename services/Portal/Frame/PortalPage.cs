using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Secondments.Kernel;
using Secondments.Pages.Layout;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Frame;

/// <summary>What the portal's pages share: how a service's refusal becomes words beside the right question.</summary>
public abstract class PortalPage : PageModel
{
    protected CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>
    /// True when the service took it. Otherwise what is wrong stands beside the questions, and the page is shown again with
    /// what was typed; refusals that no answer of this page can mend become the page for their status.
    /// </summary>
    protected bool Took<T>(Answer<T> answer)
    {
        if (answer.Problem is not { } problem) return true;
        switch (problem.Status)
        {
            case StatusCodes.Status422UnprocessableEntity or StatusCodes.Status400BadRequest when problem.Errors.Count > 0:
                foreach (var error in problem.Errors) ModelState.AddModelError(FieldOf(error), error.Detail);
                return false;
            case StatusCodes.Status422UnprocessableEntity or StatusCodes.Status409Conflict:
                ModelState.AddModelError("", problem.Detail);
                return false;
            case StatusCodes.Status412PreconditionFailed:
                ModelState.AddModelError("", "Somebody changed this while you were writing. What you typed is still here, not saved. Open the page in another tab to see theirs, then save again to keep yours.");
                // Saving again is a choice made knowing it: from here the form counts as filled from the newest version.
                ModelState.Remove(Forms.FormMark.Field);
                return false;
            case StatusCodes.Status429TooManyRequests:
                ModelState.AddModelError("", $"Too much came at once. Wait {(int)(problem.RetryAfter ?? TimeSpan.FromSeconds(5)).TotalSeconds} seconds, then try again.");
                return false;
            default:
                throw new ApiProblemException(problem);
        }
    }

    /// <summary>Says what was done on the page that comes next, and goes there.</summary>
    protected RedirectResult Done(string path, string said)
    {
        HttpContext.SayNext(said);
        return Goto(path);
    }

    /// <summary>After a post: another address, so that reloading sends nothing again.</summary>
    protected static RedirectResult Goto(string path) => new(path);

    /// <summary>
    /// The question that a refused member of the request belongs to: <c>/skills/0/name</c> is <c>Skills[0].Name</c>, or
    /// <c>Name</c>, whichever the page has. A page whose questions are called otherwise overrides it.
    /// </summary>
    protected virtual string FieldOf(FieldError error)
    {
        var parts = error.Pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var whole = new StringBuilder();
        foreach (var part in parts)
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) whole.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else whole.Append(whole.Length > 0 ? "." : "").Append(Pascal(part));
        }
        if (ModelState.ContainsKey(whole.ToString())) return whole.ToString();
        var named = parts.Reverse().FirstOrDefault(p => !p.All(char.IsAsciiDigit) && PropertyOf(p) is not null);
        return named is null ? "" : PropertyOf(named)!.Name;
    }

    private PropertyInfo? PropertyOf(string part) => GetType().GetProperty(part, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);

    private static string Pascal(string part) => char.ToUpperInvariant(part[0]) + part[1..];
}
