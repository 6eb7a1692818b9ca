using System.Globalization;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>Reads a profile as a person sent it: nothing is needed, but what is there must make sense.</summary>
internal static class ProfileForm
{
    private const int MostSkills = 40;
    private const int MostWork = 20;

    public static Result<Profile> Read(ProfileRequest request, DateTimeOffset now)
    {
        var errors = new List<FieldError>();
        var text = new PlainText(errors);
        if (request.Band is { } band && !Band.IsValid(band)) errors.Add(new FieldError("/band", "out_of_range", "Choose a grade from 1 to 9."));
        var profile = new Profile(
            text.Optional("/headline", request.Headline, 120),
            text.Optional("/about", request.About, 4000),
            request.Sector, request.Band, request.Ladder,
            Location(errors, text, request.Location),
            Skills(errors, text, request.Skills ?? []),
            Work(errors, text, request.Work ?? [], UkTime.DayOf(now)),
            Preferences(errors, text, request.Preferences, UkTime.DayOf(now)),
            text.Optional("/adjustments", request.Adjustments, 2000));
        return errors.Count > 0 ? Error.Invalid("person.profile_wrong", errors) : profile;
    }

    private static Place? Location(List<FieldError> errors, PlainText text, Place? place)
    {
        if (place is null) return null;
        if (place.Latitude is { } latitude && latitude is not (>= -90 and <= 90) || place.Longitude is { } longitude && longitude is not (>= -180 and <= 180) || place.Latitude is null != place.Longitude is null)
            errors.Add(new FieldError("/location", "not_a_place", "Give latitude from -90 to 90 and longitude from -180 to 180, or neither."));
        return place with { Name = text.Needed("/location/name", place.Name, 120, "Enter a place."), Postcode = text.Optional("/location/postcode", place.Postcode, 10) };
    }

    private static IReadOnlyList<ProfileSkill> Skills(List<FieldError> errors, PlainText text, IReadOnlyList<ProfileSkill> skills)
    {
        if (skills.Count > MostSkills) errors.Add(new FieldError("/skills", "too_many", $"Name {MostSkills} skills or fewer."));
        var read = skills.Take(MostSkills).Select((skill, i) => new ProfileSkill(
            text.Needed($"/skills/{i}/name", skill?.Name, 80, "Enter a skill."), skill?.Level, text.Optional($"/skills/{i}/evidence", skill?.Evidence, 1000))).ToList();
        for (var i = 0; i < read.Count; i++)
        {
            var twice = read.Take(i).Any(s => s.Name!.Length > 0 && string.Equals(s.Name, read[i].Name, StringComparison.OrdinalIgnoreCase));
            if (twice) errors.Add(new FieldError($"/skills/{i}/name", "twice", $"{read[i].Name} is there already."));
        }
        return read;
    }

    private static IReadOnlyList<ProfileWork> Work(List<FieldError> errors, PlainText text, IReadOnlyList<ProfileWork> work, DateOnly today)
    {
        if (work.Count > MostWork) errors.Add(new FieldError("/work", "too_many", $"Name {MostWork} posts or fewer."));
        return
        [
            .. work.Take(MostWork).Select((post, i) =>
            {
                var (from, to) = (Month(errors, $"/work/{i}/from", post?.From, today), Month(errors, $"/work/{i}/to", post?.To, today));
                if (from is not null && to is not null && string.CompareOrdinal(to, from) < 0)
                    errors.Add(new FieldError($"/work/{i}/to", "before_start", "Enter an end that is not before the start."));
                return new ProfileWork(
                    text.Needed($"/work/{i}/title", post?.Title, 120, "Enter what the post was called."),
                    text.Optional($"/work/{i}/organisation", post?.Organisation, 120), from, to, text.Optional($"/work/{i}/summary", post?.Summary, 2000));
            }),
        ];
    }

    private static ProfilePreferences? Preferences(List<FieldError> errors, PlainText text, ProfilePreferences? wanted, DateOnly today)
    {
        if (wanted is null) return null;
        if (wanted.DaysPerWeek is { } days && (days < 0.5m || days > 7 || days * 2 % 1 != 0))
            errors.Add(new FieldError("/preferences/daysPerWeek", "out_of_range", "Enter days a week from 0.5 to 7, in halves."));
        if (wanted.From is { } from && (from < today.AddYears(-1) || from > today.AddYears(5)))
            errors.Add(new FieldError("/preferences/from", "out_of_range", "Enter a day in the next 5 years."));
        var read = wanted with
        {
            Kinds = wanted.Kinds is { Count: > 0 } kinds ? [.. kinds.Distinct().Order()] : null,
            Purposes = wanted.Purposes is { Count: > 0 } purposes ? [.. purposes.Distinct().Order()] : null,
            Note = text.Optional("/preferences/note", wanted.Note, 500),
        };
        return read == new ProfilePreferences() ? null : read;
    }

    private static string? Month(List<FieldError> errors, string pointer, string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year >= 1940 && month <= today) return text;
        errors.Add(new FieldError(pointer, "not_a_month", "Enter a month that has begun, such as 2024-09."));
        return null;
    }
}
