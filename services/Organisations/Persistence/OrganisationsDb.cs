using Microsoft.EntityFrameworkCore;
using Secondments.Hosting.Authority;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Persistence;

/// <summary>The database of Organisations: its views, beside the engine's tables and the copies that every service keeps.</summary>
public abstract class OrganisationsDb(DbContextOptions options) : TenantDb(options)
{
    public DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();

    public DbSet<OrganisationNameRow> Names => Set<OrganisationNameRow>();

    public DbSet<OrganisationDomainRow> Domains => Set<OrganisationDomainRow>();

    public DbSet<MembershipRow> Members => Set<MembershipRow>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<PartnershipRow> Partnerships => Set<PartnershipRow>();

    public DbSet<JoinRequestRow> JoinRequests => Set<JoinRequestRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<OrganisationRow>(e =>
        {
            e.ToTable("organisations").HasKey(r => r.EntityId);
            Sorted(e.Property(r => r.Name));
            e.HasIndex(r => new { r.State, r.Name });
            e.HasIndex(r => new { r.State, r.VerifiedAt });
            e.HasIndex(r => new { r.State, r.StateSince });
            e.HasIndex(r => r.RegisterKey);
            e.HasIndex(r => r.NameKey);
        });
        model.Entity<OrganisationNameRow>(e =>
        {
            e.ToTable("organisation_names").HasKey(r => r.EntityId);
            // The scarce things: the engine refuses a turn that would take one twice.
            e.HasIndex(r => r.Slug).IsUnique();
            e.HasIndex(r => r.Ref).IsUnique();
        });
        model.Entity<OrganisationDomainRow>(e =>
        {
            e.ToTable("organisation_domains").HasKey(r => new { r.EntityId, r.Domain });
            e.HasIndex(r => r.Domain);
            e.HasIndex(r => r.Proven).IsUnique();
        });
        model.Entity<MembershipRow>(e =>
        {
            e.ToTable("members").HasKey(r => r.EntityId);
            e.HasIndex(r => new { r.Organisation, r.Since });
            e.HasIndex(r => r.Member);
        });
        model.Entity<InvitationRow>(e =>
        {
            e.ToTable("invitations").HasKey(r => r.EntityId);
            e.HasIndex(r => new { r.Organisation, r.SentAt });
        });
        model.Entity<PersonRow>(e =>
        {
            e.ToTable("people").HasKey(r => r.EntityId);
            e.HasIndex(r => r.Email);
        });
        model.Entity<PartnershipRow>(e =>
        {
            e.ToTable("partnerships").HasKey(r => r.EntityId);
            e.HasIndex(r => new { r.One, r.Since });
            e.HasIndex(r => new { r.Other, r.Since });
        });
        model.Entity<JoinRequestRow>(e =>
        {
            e.ToTable("join_requests").HasKey(r => r.EntityId);
            e.HasIndex(r => new { r.Organisation, r.AskedAt });
        });
        base.OnModelCreating(model);
    }
}

public sealed class SqliteOrganisationsDb(DbContextOptions<SqliteOrganisationsDb> options) : OrganisationsDb(options);

public sealed class PostgresOrganisationsDb(DbContextOptions<PostgresOrganisationsDb> options) : OrganisationsDb(options);
