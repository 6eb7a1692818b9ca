using Microsoft.EntityFrameworkCore;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Persistence;

internal static class ApplicationMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ApplicationRefRow>(e =>
        {
            e.ToTable("application_refs").HasKey(r => r.EntityId);
            e.HasIndex(r => r.Ref).IsUnique();
        });
        model.Entity<OwnApplicationRow>(e =>
        {
            e.ToTable("own_applications").HasKey(r => r.EntityId);
            e.HasIndex(r => new { r.Applicant, r.ChangedAt });
        });
        model.Entity<CandidateRow>(e =>
        {
            e.ToTable("candidates").HasKey(r => r.EntityId);
            e.HasIndex(r => new { r.Opportunity, r.State });
            e.HasIndex(r => new { r.Opportunity, r.SubmittedAt });
        });
        model.Entity<UnsentDraftRow>(e =>
        {
            e.ToTable("unsent_drafts").HasKey(r => r.EntityId);
            e.HasIndex(r => r.Opportunity);
        });
        model.Entity<ReleaseRow>(e =>
        {
            e.ToTable("releases").HasKey(r => r.EntityId);
            e.HasIndex(r => new { r.Home, r.State, r.By });
            e.HasIndex(r => r.Opportunity);
        });
        model.Entity<ReleaseRefRow>(e =>
        {
            e.ToTable("release_refs").HasKey(r => r.EntityId);
            e.HasIndex(r => r.Ref).IsUnique();
        });
        model.Entity<ContactCopy>().ToTable("copy_contacts").HasKey(r => r.Person);
    }
}
