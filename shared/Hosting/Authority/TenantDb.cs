using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;

namespace Secondments.Hosting.Authority;

/// <summary>
/// A service's database with the copies from which it knows, at every request, what a caller may do: memberships,
/// organisations and account access. Registered with <c>module.KeepsAuthority&lt;TDb&gt;()</c>.
/// </summary>
public abstract class TenantDb(DbContextOptions options) : ServiceDb(options)
{
    public DbSet<MembershipCopy> MembershipCopies => Set<MembershipCopy>();

    public DbSet<OrganisationCopy> OrganisationCopies => Set<OrganisationCopy>();

    public DbSet<AccountAccessCopy> AccountAccessCopies => Set<AccountAccessCopy>();

    internal DbSet<MembershipProgress> MembershipProgress => Set<MembershipProgress>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<MembershipCopy>(e =>
        {
            e.ToTable("copy_memberships").HasKey(r => new { r.OrganisationId, r.Member });
            e.HasIndex(r => r.Member);
        });
        model.Entity<OrganisationCopy>(e =>
        {
            e.ToTable("copy_organisations").HasKey(r => r.OrganisationId);
            e.HasIndex(r => r.Slug);
        });
        model.Entity<AccountAccessCopy>().ToTable("copy_account_access").HasKey(r => r.Person);
        model.Entity<MembershipProgress>(e =>
        {
            e.ToTable("membership_progress").HasKey(r => r.Id);
            e.Property(r => r.Id).ValueGeneratedNever();
        });
        base.OnModelCreating(model);
    }
}
