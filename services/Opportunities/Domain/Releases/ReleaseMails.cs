using System.Globalization;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>Letters about a release: to the line manager, the person, and home's releasers.</summary>
public static class ReleaseMails
{
    public static Mail Request(Release release, string secret) => ToManager("opportunities.release-request", release, secret);

    public static Mail Reminder(Release release, string secret) => ToManager("opportunities.release-reminder", release, secret);

    /// <summary>To the address that was asked, so that its owner learns of an answer that wasn't theirs.</summary>
    public static Mail Receipt(Release release, ManagerAnswerGiven answer) => new("opportunities.release-receipt", release.Manager.Email, new Dictionary<string, string>
    {
        ["manager"] = release.Manager.Name,
        ["person"] = release.Person.Name,
        ["answer"] = Said(answer),
        ["answeredBy"] = answer.AnsweredBy,
        ["at"] = DateWords.Deadline(answer.At),
        ["home"] = release.Home.Name,
        ["title"] = release.Post.Title,
    });

    public static Mail Answered(Release release) => ToPerson("opportunities.release-answered", release);

    public static Mail ManagerSilent(Release release) => ToPerson("opportunities.manager-silent", release);

    public static Mail NameAnotherManager(Release release) => ToPerson("opportunities.another-manager", release);

    public static Mail ToReleaser(Release release, ReleaserNeededFor why, string address) => new("opportunities.release-decide", address, new Dictionary<string, string>
    {
        ["person"] = release.Person.Name,
        ["title"] = release.Post.Title,
        ["host"] = release.Post.HostName,
        ["dates"] = DateWords.Period(release.Post.Start, release.Post.LengthWeeks),
        ["why"] = why switch
        {
            ReleaserNeededFor.ManagerAnswered => $"{release.Person.Name}'s manager has answered. You decide.",
            ReleaserNeededFor.ManagerSilent => $"{release.Person.Name}'s manager has not answered in time. You are asked in their place.",
            ReleaserNeededFor.AddressConfirmation => "The address given for the manager is not in one of your organisation's proven domains, or is the person's own. Confirm it, or name another manager.",
            ReleaserNeededFor.AnotherManager => "Who was asked says that they are not the right person. Name another manager, or decide yourself.",
            ReleaserNeededFor.StartMoved => "The start has moved since your answer. You are asked again.",
            _ => "An answer is still needed.",
        },
        ["by"] = release.By is { } by ? DateWords.Deadline(by) : "as soon as you can",
        ["home"] = release.Home.Name,
        ["link"] = $"/manage/{release.Home.Slug}/releases/{release.Ref}",
    });

    /// <summary>Who pays the salary, from home's side of the table.</summary>
    public static string WhoPays(PostFacts post) => post.Salary switch
    {
        SalaryArrangement.HomePays => "Your organisation keeps paying the salary",
        SalaryArrangement.HostPays => $"{post.HostName} pays the salary",
        SalaryArrangement.Shared when post.HomeShare is { } share => $"Your organisation pays {share}% of the salary, {post.HostName} {100 - share}%",
        SalaryArrangement.Shared => $"Your organisation and {post.HostName} share the salary",
        SalaryArrangement.Negotiable => "Who pays the salary is to be agreed",
        _ => "Who pays the salary is not said yet",
    };

    private static Mail ToManager(string template, Release release, string secret) => new(template, release.Manager.Email, new Dictionary<string, string>
    {
        ["manager"] = release.Manager.Name,
        ["person"] = release.Person.Name,
        ["title"] = release.Post.Title,
        ["host"] = release.Post.HostName,
        ["dates"] = DateWords.Period(release.Post.Start, release.Post.LengthWeeks),
        ["days"] = release.Post.DaysPerWeek is { } days
            ? $"{days.ToString("0.#", CultureInfo.InvariantCulture)} days a week"
            : release.Post.Pattern is WorkingPattern.FullTime ? "full time" : "days a week to be agreed",
        ["place"] = release.Post.Place ?? "to be agreed",
        ["pays"] = WhoPays(release.Post),
        ["lines"] = release.Manager.Lines ?? "(no lines to you)",
        ["by"] = DateWords.Deadline(release.By!.Value),
        ["home"] = release.Home.Name,
        ["link"] = $"/release/{ReleaseToken.Make(release.Id, secret)}",
    });

    private static Mail ToPerson(string template, Release release) => new(template, release.Person.Email, new Dictionary<string, string>
    {
        ["name"] = release.Person.Name,
        ["title"] = release.Post.Title,
        ["home"] = release.Home.Name,
        ["link"] = $"/applications/{release.Person.ApplicationRef}/release",
    });

    private static string Said(ManagerAnswerGiven answer) => answer.Answer switch
    {
        ManagerAnswer.Yes => "Yes",
        ManagerAnswer.YesWithConditions => $"Yes, with conditions: {string.Join("; ", answer.Conditions)}",
        ManagerAnswer.YesLater => $"Yes, but not before {DateWords.Day(answer.NotBefore!.Value)}",
        ManagerAnswer.No => "No",
        _ => "I am not the right person",
    };
}
