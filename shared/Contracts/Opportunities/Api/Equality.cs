namespace Secondments.Contracts.Opportunities.Api;

/// <summary><c>GET /api/applications/{id}/equality</c>: the questions, and whether they were dealt with: answered or skipped, which of the two nobody knows.</summary>
public sealed record EqualityQuestionsAnswer(bool Asked, IReadOnlyList<EqualityQuestion> Questions);

/// <param name="Question">A code.</param>
/// <param name="Answers">The last is <c>prefer_not_to_say</c>.</param>
public sealed record EqualityQuestion(string Question, string Text, IReadOnlyList<EqualityChoice> Answers);

public sealed record EqualityChoice(string Answer, string Text);

/// <summary>
/// <c>POST /api/applications/{id}/equality</c>, once an application. Counted at once and kept nowhere else: neither the
/// application nor its person can be found from them.
/// </summary>
/// <param name="Answers">Any of the questions, each once; none: skipped.</param>
public sealed record EqualityRequest(IReadOnlyList<EqualityGiven>? Answers = null);

public sealed record EqualityGiven(string? Question = null, string? Answer = null);

/// <summary>
/// <c>GET /api/opportunities/equality?organisation=</c>: who answered, as counts for the host's organisation. Only months that
/// are over, put together until at least 10 people have answered.
/// </summary>
public sealed record EqualityFigures(IReadOnlyList<EqualityPeriod> Periods);

/// <param name="From">The first month, <c>yyyy-MM</c>.</param>
/// <param name="To">The last month, <c>yyyy-MM</c>.</param>
/// <param name="People">How many answered.</param>
public sealed record EqualityPeriod(string From, string To, int People, IReadOnlyList<EqualityCounts> Questions);

public sealed record EqualityCounts(string Question, string Text, IReadOnlyList<EqualityCount> Answers);

/// <param name="Count">Null: fewer than 10, or so that such a group can't be found by subtraction.</param>
public sealed record EqualityCount(string Answer, string Text, int? Count);
