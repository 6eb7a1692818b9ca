using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Equality;

/// <summary>The questions that are asked, and reading answers to them. Groups are few and broad, so that counts reach ten.</summary>
public static class EqualityQuestions
{
    public const string PreferNotToSay = "prefer_not_to_say";

    public static readonly IReadOnlyList<EqualityQuestion> All =
    [
        Ask("age", "How old are you?", ("under_25", "Under 25"), ("25_to_34", "25 to 34"), ("35_to_44", "35 to 44"), ("45_to_54", "45 to 54"), ("55_and_over", "55 and over")),
        Ask("sex", "What is your sex?", ("female", "Female"), ("male", "Male")),
        Ask("ethnic_group", "What is your ethnic group?",
            ("asian", "Asian or Asian British"), ("black", "Black, Black British, Caribbean or African"), ("mixed", "Mixed or multiple ethnic groups"),
            ("white", "White"), ("other", "Another ethnic group")),
        Ask("disability", "Do you have a condition or illness that has lasted, or will last, 12 months or more, and makes everyday things harder?", ("yes", "Yes"), ("no", "No")),
        Ask("religion", "What is your religion or belief?",
            ("none", "No religion"), ("christian", "Christian"), ("muslim", "Muslim"), ("another", "Another religion or belief")),
        Ask("sexual_orientation", "What is your sexual orientation?", ("straight", "Straight or heterosexual"), ("gay_or_lesbian", "Gay or lesbian"), ("bisexual_or_other", "Bisexual or other")),
        Ask("caring", "Do you look after somebody, without pay, who needs help?", ("yes", "Yes"), ("no", "No")),
    ];

    /// <summary>The answers by question; empty where all were skipped.</summary>
    public static Result<IReadOnlyDictionary<string, string>> Read(EqualityRequest request)
    {
        List<FieldError> wrong = [];
        Dictionary<string, string> read = new(StringComparer.Ordinal);
        var given = request.Answers ?? [];
        for (var i = 0; i < Math.Min(given.Count, All.Count + 1); i++)
        {
            if (All.FirstOrDefault(q => q.Question == given[i]?.Question) is not { } question)
                wrong.Add(new($"/answers/{i}/question", "unknown", $"There is no such question. There are: {string.Join(", ", All.Select(q => q.Question))}."));
            else if (question.Answers.All(a => a.Answer != given[i].Answer))
                wrong.Add(new($"/answers/{i}/answer", "unknown", $"The answer is one of: {string.Join(", ", question.Answers.Select(a => a.Answer))}."));
            else if (!read.TryAdd(question.Question, given[i].Answer!))
                wrong.Add(new($"/answers/{i}/question", "twice", "This question is answered already."));
        }
        return wrong.Count > 0 ? Error.Invalid("equality.answers", wrong) : read;
    }

    private static EqualityQuestion Ask(string question, string text, params (string Answer, string Text)[] answers) =>
        new(question, text, [.. answers.Select(a => new EqualityChoice(a.Answer, a.Text)), new EqualityChoice(PreferNotToSay, "Prefer not to say")]);
}
