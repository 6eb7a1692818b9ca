using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Secondments.Portal.Clients;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Frame;

/// <summary>A service's refusal, or the end of a session, in the middle of a page: the page for its status, or sign-in.</summary>
internal sealed class ProblemFilter : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        switch (context.Exception)
        {
            case ApiProblemException { Problem: var problem }:
                context.HttpContext.Features.Set(problem);
                if (problem.RetryAfter is { } wait) context.HttpContext.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
                context.Result = new StatusCodeResult(problem.Status is 401 ? 403 : problem.Status is >= 400 and < 500 or 503 ? problem.Status : 500);
                break;
            case SessionEndedException:
                await context.HttpContext.SignOutAsync(SessionScheme.Name);
                context.Result = new ChallengeResult(SessionScheme.Name);
                break;
            default:
                return;
        }
        context.ExceptionHandled = true;
    }
}
