using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>How much an application may say, and what it must have said to be sent. Pointers are into the body that said it.</summary>
public static class AnswerLimits
{
    public const int MostWords = 500;
    private const int MostSkills = 10;
    private const int MostProfileSkills = 30;

    /// <summary>What is wrong with answers that are saved on the way: anything may be missing yet.</summary>
    public static IReadOnlyList<FieldError> Wrong(ApplicationAnswers answers)
    {
        List<FieldError> wrong = [];
        Check(wrong, "/aboutYou", answers.AboutYou, 3000);
        Check(wrong, "/why", answers.Why, 5000);
        Check(wrong, "/dates", answers.Dates, 1000);
        Check(wrong, "/managerName", answers.ManagerName, 200, oneLine: true);
        Check(wrong, "/managerEmail", answers.ManagerEmail, 254, oneLine: true);
        Check(wrong, "/linesToManager", answers.LinesToManager, 1500);
        Check(wrong, "/adjustments", answers.Adjustments, 2000);
        if (WordsIn(answers.Why) > MostWords)
            wrong.Add(new("/why", "too_long", $"Shorten this to {MostWords} words; it has {WordsIn(answers.Why)}."));
        if (answers.ManagerEmail is { Length: > 0 } email && !EmailAddress.IsOne(email))
            wrong.Add(new("/managerEmail", "email", "Enter an e-mail address, such as name@example.org."));
        var skills = answers.Skills ?? [];
        if (skills.Count > MostSkills) wrong.Add(new("/skills", "too_many", $"At most {MostSkills} skills."));
        for (var i = 0; i < Math.Min(skills.Count, MostSkills); i++)
        {
            if (PlainText.Trimmed(skills[i]?.Skill) is null) wrong.Add(new($"/skills/{i}/skill", "required", "Name the skill."));
            Check(wrong, $"/skills/{i}/skill", skills[i]?.Skill, 200, oneLine: true);
            Check(wrong, $"/skills/{i}/example", skills[i]?.Example, 1500);
        }
        return wrong;
    }

    /// <summary>What is missing or wrong when it is sent.</summary>
    public static IReadOnlyList<FieldError> WrongToSend(ApplicationAnswers answers, ProfileSnapshot? profile)
    {
        List<FieldError> wrong = [.. Wrong(answers)];
        Need(wrong, "/why", answers.Why, "Say why you want this.");
        Need(wrong, "/managerName", answers.ManagerName, "Enter your manager's name.");
        Need(wrong, "/managerEmail", answers.ManagerEmail, "Enter your manager's work e-mail address.");
        if (answers.AskManager is null) wrong.Add(new("/askManager", "required", "Choose when we ask your manager: now, or once you are shortlisted."));
        if (profile is not null) CheckProfile(wrong, profile);
        return wrong;
    }

    /// <summary>Blanks around texts go, empty texts become null.</summary>
    public static ApplicationAnswers Tidy(ApplicationAnswers answers) => answers with
    {
        AboutYou = PlainText.Trimmed(answers.AboutYou),
        Why = PlainText.Trimmed(answers.Why),
        Dates = PlainText.Trimmed(answers.Dates),
        ManagerName = PlainText.Trimmed(answers.ManagerName),
        ManagerEmail = PlainText.Trimmed(answers.ManagerEmail),
        LinesToManager = PlainText.Trimmed(answers.LinesToManager),
        Adjustments = PlainText.Trimmed(answers.Adjustments),
        Skills = answers.Skills is null ? null : [.. answers.Skills.Select(s => new SkillExample(PlainText.Trimmed(s?.Skill) ?? "", PlainText.Trimmed(s?.Example) ?? ""))],
    };

    public static int WordsIn(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length ?? 0;

    /// <summary>Adds what is wrong with one text to <paramref name="wrong"/>.</summary>
    public static void Check(List<FieldError> wrong, string pointer, string? text, int longest, bool oneLine = false)
    {
        if (PlainText.Problem(PlainText.Trimmed(text), longest, oneLine) is { } problem) wrong.Add(new(pointer, problem.Code, problem.Detail));
    }

    public static void Need(List<FieldError> wrong, string pointer, string? text, string detail)
    {
        if (PlainText.Trimmed(text) is null) wrong.Add(new(pointer, "required", detail));
    }

    private static void CheckProfile(List<FieldError> wrong, ProfileSnapshot profile)
    {
        Check(wrong, "/profile/jobTitle", profile.JobTitle, 200, oneLine: true);
        Check(wrong, "/profile/unit", profile.Unit, 200, oneLine: true);
        Check(wrong, "/profile/about", profile.About, 4000);
        if (profile.Band is { } band && !Band.IsValid(band)) wrong.Add(new("/profile/band", "range", "A band is from 1 to 9."));
        var skills = profile.Skills ?? [];
        if (skills.Count > MostProfileSkills) wrong.Add(new("/profile/skills", "too_many", $"At most {MostProfileSkills} skills."));
        for (var i = 0; i < Math.Min(skills.Count, MostProfileSkills); i++)
        {
            Check(wrong, $"/profile/skills/{i}/name", skills[i]?.Name, 200, oneLine: true);
            Check(wrong, $"/profile/skills/{i}/evidence", skills[i]?.Evidence, 1000);
        }
    }
}
