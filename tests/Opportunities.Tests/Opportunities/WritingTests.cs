using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class WritingTests
{
    [Fact]
    public void Create_WithATitleOnly_IsADraftWithAnAddress()
    {
        var decision = Given.Nothing().When(new CreateDraft(Given.Host, "7k3m92qd", new(Title: "  Élan & “data” analyst  ")));

        var draft = decision.Is(OpportunityState.Draft);
        Assert.Equal("Élan & “data” analyst", draft.Details.Title);
        Assert.Equal("elan-data-analyst", draft.Slug);
        Assert.Equal("7k3m92qd", Assert.IsType<OpportunityStanding>(decision.Reply).Ref);
        Assert.Empty(decision.Facts);
    }

    [Fact]
    public void Create_WithAReferenceThatIsTaken_IsRefused() =>
        Given.Draft().When(new CreateDraft(Given.Host, "22222222", new())).IsRefused(ErrorKind.Conflict, "opportunity.reference_taken");

    [Fact]
    public void Save_InADraft_WritesAllOfIt()
    {
        var decision = Given.Draft().When(new SaveDetails(new(Title: "Another", Unit: "Housing")));

        var draft = decision.Is(OpportunityState.Draft);
        Assert.Equal(new OpportunityDetails(Title: "Another", Unit: "Housing"), draft.Details);
        Assert.Null(draft.Contact);
    }

    [Fact]
    public void Save_OfWhatItSaysAlready_ChangesNothing()
    {
        var given = Given.Draft();

        var decision = given.When(new SaveDetails(Given.Complete with { Objectives = [], Title = Given.Complete.Title + " " }));

        Assert.Same(given.State, decision.State);
    }

    [Fact]
    public void Save_OfTheContact_KeepsItApartFromTheDetails()
    {
        var draft = Given.Draft().When(new SaveDetails(Given.Complete with { ContactName = "Sam" })).Is(OpportunityState.Draft);

        Assert.Equal(new Contact("Sam", "jo@example.org"), draft.Contact);
        Assert.Null(draft.Details.ContactName);
        Assert.Equal("Sam", draft.WholeDetails().ContactName);
    }

    [Theory]
    [InlineData(OpportunityState.InReview)]
    [InlineData(OpportunityState.Closed)]
    [InlineData(OpportunityState.Filled)]
    [InlineData(OpportunityState.NotFilled)]
    [InlineData(OpportunityState.Archived)]
    [InlineData(OpportunityState.Withdrawn)]
    public void Save_WhereItCannotBeChanged_IsRefused(OpportunityState state)
    {
        var refused = Given.In(state).When(new SaveDetails(Given.Complete with { Title = "Other" })).IsRefused(ErrorKind.Conflict, "opportunity.not_editable");

        Assert.Equal(Transitions.From(state).Select(Transitions.Word), refused.Allowed);
    }

    [Fact]
    public void Save_WhileOpen_ChangesWhatMayChange()
    {
        var decision = Given.Live().When(new SaveDetails(Given.Complete with { Title = "Data analyst", LengthWeeks = 30 }));

        var live = decision.Is(OpportunityState.Live);
        Assert.Equal("data-analyst", live.Slug);
        Assert.DoesNotContain(decision.Reminders, r => r.Name == Deadline.Reminder);
    }

    [Theory]
    [InlineData("/details/kind")]
    [InlineData("/details/visibility")]
    [InlineData("/details/partners")]
    public void Save_WhileOpen_RefusesWhatWasApproved(string pointer)
    {
        var details = pointer switch
        {
            "/details/kind" => Given.Complete with { Kind = OpportunityKind.Swap },
            "/details/visibility" => Given.Complete with { Visibility = OpportunityVisibility.Members },
            _ => Given.Complete with { Partners = [new(Guid.NewGuid())] },
        };

        Given.Live().When(new SaveDetails(details)).IsRefused(ErrorKind.Invalid, "opportunity.details").Names(pointer, "locked");
    }

    [Fact]
    public void Save_WhileOpen_StillNeedsTheSixFacts() =>
        Given.Live().When(new SaveDetails(Given.Complete with { Description = " " }))
            .IsRefused(ErrorKind.Invalid, "opportunity.details").Names("/details/description", "required");

    [Fact]
    public void Save_OfAnotherReference_IsRefused()
    {
        var given = Given.Draft(Given.Complete with { Reference = "H-12" });

        given.When(new SaveDetails(Given.Complete with { Reference = "H-13" })).IsRefused(ErrorKind.Invalid, "opportunity.details").Names("/details/reference", "locked");
        Assert.Equal("H-12", given.When(new SaveDetails(Given.Complete)).Is(OpportunityState.Draft).Details.Reference);
    }

    [Fact]
    public void Save_OfALaterClosingDate_MovesTheReminder()
    {
        var decision = Given.Live().When(new SaveDetails(Given.Complete with { ClosingDate = new(2027, 1, 8) }));

        var live = decision.Is(OpportunityState.Live);
        Assert.Equal(new DateTimeOffset(2027, 1, 8, 23, 59, 59, TimeSpan.Zero), live.ClosesAt);
        var reminder = Assert.Single(decision.Reminders, r => r.Name != Terms.Reminder);
        Assert.Equal((Deadline.Reminder, live.ClosesAt!.Value.AddSeconds(1)), (reminder.Name, reminder.Due));
    }

    [Fact]
    public void Save_OfFewerPlacesThanAreTaken_IsRefused() =>
        Given.Live(Given.Complete with { NumberOfPlaces = 3 }).With(new ClaimPlace(Given.Application(1))).With(new ClaimPlace(Given.Application(2)))
            .When(new SaveDetails(Given.Complete with { NumberOfPlaces = 1 }))
            .IsRefused(ErrorKind.Invalid, "opportunity.details").Names("/details/numberOfPlaces", "below_claims");

    [Fact]
    public void Save_OfAsManyPlacesAsAreTaken_FillsIt()
    {
        var decision = Given.Live().With(new ClaimPlace(Given.Application(1))).When(new SaveDetails(Given.Complete with { NumberOfPlaces = 1 }));

        decision.Is(OpportunityState.Filled);
        Assert.IsType<OpportunityFilled>(Assert.Single(decision.Facts));
        Assert.Equal([Deadline.Reminder], decision.CancelledReminders);
        Assert.Empty(decision.Reminders);
    }

    [Fact]
    public void Save_OfADraftWhoseClosingDateHasPassedMeanwhile_IsKept()
    {
        var late = Given.Draft().At(new(2026, 12, 24, 9, 0, 0, TimeSpan.Zero));

        late.When(new SaveDetails(Given.Complete with { Unit = "Housing" })).Is(OpportunityState.Draft);
        late.When(new SaveDetails(Given.Complete with { ClosingDate = new(2026, 12, 23) }))
            .IsRefused(ErrorKind.Invalid, "opportunity.details").Names("/details/closingDate", "past");
    }
}
