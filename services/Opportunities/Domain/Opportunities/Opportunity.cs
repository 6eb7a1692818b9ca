using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// The state of one opportunity. Only <see cref="Transitions"/> changes <see cref="State"/>, only <see cref="Places"/> the
/// claims. Under 64 KB by the limits of <see cref="DetailsLimits"/>.
/// </summary>
/// <param name="Details">Without the contact, which is a person's and so stands apart.</param>
/// <param name="SubmittedBy">Who last sent it for approval.</param>
/// <param name="Returned">Why it came back; kept until it is sent again.</param>
/// <param name="Claims">Accepted applications, one place each.</param>
public sealed partial record Opportunity(
    OpportunityId Id,
    string Ref,
    string Slug,
    OrganisationId Organisation,
    OpportunityState State,
    OpportunityDetails Details,
    [property: Personal] Contact? Contact,
    int Round,
    Actor CreatedBy,
    Actor? SubmittedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? ClosesAt,
    IReadOnlyList<FieldReason> Returned,
    ReasonGiven? Ended,
    IReadOnlyList<PlaceClaim> Claims,
    ImportedRow? Imported)
{
    /// <summary>Rounds before this one, oldest first.</summary>
    public IReadOnlyList<PastRound> PastRounds { get; init; } = [];

    /// <summary>What it said when it was last open, while a further round waits for approval: what others read meanwhile.</summary>
    public OpportunityDetails? AsOpened { get; init; }

    /// <summary>The id of what a host knows by its own reference: the same for an import and for the API.</summary>
    public static OpportunityId IdOf(OrganisationId organisation, string reference) =>
        new(Ids.FromName(organisation.Value, reference));

    public int NumberOfPlaces() => Details.NumberOfPlaces ?? 1;

    public int PlacesLeft() => Math.Max(0, NumberOfPlaces() - Claims.Count);

    public OpportunityVisibility Visibility() => Details.Visibility ?? OpportunityVisibility.Public;

    /// <summary>True while an application may be sent.</summary>
    public bool IsOpenAt(DateTimeOffset now) => State is OpportunityState.Live && now <= ClosesAt;

    /// <summary>What applicants know of the terms, while a change to them isn't told yet.</summary>
    public ToldTerms? ToldTerms { get; init; }

    /// <summary>The operator took it down: nobody but its host's own people sees it.</summary>
    public TakenDown? TakenDown { get; init; }

    /// <summary>Who took it over; null while it is its writer's.</summary>
    public PersonId? OwnedBy { get; init; }

    /// <summary>Who looks after it beside the owner.</summary>
    public IReadOnlyList<PersonId> CoOwners { get; init; } = [];

    /// <summary>Null for one that an organisation's system posted and nobody took over.</summary>
    public PersonId? Owner() => OwnedBy ?? CreatedBy.Person;

    /// <summary>What others than the host's own people may read.</summary>
    public OpportunityDetails Shown() => AsOpened ?? Details;

    /// <summary>How it stands for others: until a further round is approved, the last one is over.</summary>
    public OpportunityState ShownState() => AsOpened is not null && State is (OpportunityState.InReview or OpportunityState.Returned) ? OpportunityState.Closed : State;

    /// <summary>The details as they were written, with the contact.</summary>
    public OpportunityDetails WholeDetails() => WithContact(Details);

    public OpportunityDetails WholeShown() => WithContact(Shown());

    /// <summary>Takes checked details: the contact apart, the address anew from the title.</summary>
    public Opportunity Write(OpportunityDetails details) => this with
    {
        Details = details with { ContactName = null, ContactEmail = null },
        Contact = details.ContactName is null && details.ContactEmail is null ? null : new Contact(details.ContactName, details.ContactEmail),
        Slug = Slugs.Of(details.Title),
    };

    private OpportunityDetails WithContact(OpportunityDetails details) =>
        Contact is null ? details : details with { ContactName = Contact.Name, ContactEmail = Contact.Email };

    public OpportunityStanding Standing() => new(Id, Ref, Slug, State, PlacesLeft(), ClosesAt);
}

/// <summary>Whom to ask about the post.</summary>
public sealed record Contact(string? Name, string? Email);

/// <summary>A round that is over.</summary>
/// <param name="As">How it stood when the next began.</param>
public sealed record PastRound(int Number, DateTimeOffset OpenedAt, DateTimeOffset? ClosesAt, OpportunityState As, ReasonGiven? Ended, DateTimeOffset ReopenedAt);

/// <summary>A place that an accepted application holds.</summary>
public sealed record PlaceClaim(ApplicationId Application, DateTimeOffset At);

/// <summary>What an import last brought: the content it had, which run that was, and what the run was told.</summary>
public sealed record ImportedRow(string ContentHash, Guid Import, ImportOutcome Outcome);
