using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Pages.Applications;

/// <summary>All answers, to check or to read again.</summary>
/// <param name="Root">Where they can be changed; null when they can't.</param>
public sealed record AnswersView(ApplicationAnswers Answers, ProfileSnapshot? Profile, string? Root, Ladder Ladder = Ladder.Generic)
{
    public string? Change(string section) => Root is null ? null : $"{Root}/{section}?from=check";
}
