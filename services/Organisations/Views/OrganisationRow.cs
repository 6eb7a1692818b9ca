using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Views;

/// <summary>What lists of organisations are made from. Everybody may read it once the organisation is verified.</summary>
public sealed class OrganisationRow : PrivateViewRow
{
    public string Ref { get; set; } = "";
    public string Slug { get; set; } = "";
    public string Name { get; set; } = "";
    /// <summary>The words of the name that say something: what the search looks in and likeness is judged by.</summary>
    public string NameKey { get; set; } = "";
    public Sector Sector { get; set; }
    public OrganisationState State { get; set; }
    public DateTimeOffset StateSince { get; set; }
    public bool Convening { get; set; }
    public Ladder Ladder { get; set; }
    /// <summary>Register and number as one, where there is a number.</summary>
    public string? RegisterKey { get; set; }
    public DateTimeOffset? VerifiedAt { get; set; }
}

/// <summary>Where an organisation is found by slug or reference. Says only that the name is taken, so it is nobody's secret.</summary>
public sealed class OrganisationNameRow : ViewRow
{
    public string Ref { get; set; } = "";
    public string Slug { get; set; } = "";
}

/// <summary>An e-mail domain that an organisation claims.</summary>
public sealed class OrganisationDomainRow : PrivateViewRow
{
    public string Domain { get; set; } = "";
    /// <summary>The domain again once it is proven, else null: its unique index lets one organisation have it.</summary>
    public string? Proven { get; set; }
}

internal static class OrganisationRows
{
    public static IEnumerable<ViewRow> Of(Organisation state)
    {
        Guid[] readers = [state.Id.Value, Exchange.Organisation.Value];
        yield return new OrganisationNameRow { Ref = state.Ref, Slug = state.Slug };
        yield return new OrganisationRow
        {
            Readers = state.IsPublic ? [PrivateViewRow.Public] : readers,
            Ref = state.Ref,
            Slug = state.Slug,
            Name = state.Name,
            NameKey = Domain.NameKey.Of(state.Name),
            Sector = state.Sector,
            State = state.State,
            StateSince = state.StateSince,
            Convening = state.Convening,
            Ladder = state.Ladder,
            RegisterKey = RegisterKey(state.Register, state.RegisterNumber),
            VerifiedAt = state.VerifiedAt,
        };
        // A body that is gone no longer holds its domains.
        if (!state.IsRunning) yield break;
        foreach (var domain in state.EmailDomains)
            yield return new OrganisationDomainRow { Readers = readers, Domain = domain, Proven = state.ProvenDomains.Contains(domain) ? domain : null };
    }

    public static string? RegisterKey(Register register, string? number) => number is null ? null : $"{Words.Of(register)}:{number}";
}
