using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Views;

/// <summary>Finds the organisation that a route names by id, short reference or slug, as its caller may see it.</summary>
internal sealed class OrganisationLookup(IReads<OrganisationsDb> reads, IGrains grains)
{
    private const int LongestSlug = 80;

    /// <summary>The id, or <c>organisation.not_found</c>. Says nothing of whether the caller may know of it.</summary>
    public async Task<Result<OrganisationId>> Find(string text, CancellationToken cancel)
    {
        if (Guid.TryParseExact(text, "D", out var id)) return new OrganisationId(id);
        if (text.Length > LongestSlug) return Error.NotFound(Organisation.Kind);
        var slug = text.ToLowerInvariant();
        var reference = Ids.ParseRef(text);
        var found = await reads.Query(Reader.Public,
            db => db.Names.Where(n => n.Slug == slug || n.Ref == reference).Select(n => (Guid?)n.EntityId).FirstOrDefaultAsync(cancel), cancel);
        return found is { } known ? new OrganisationId(known) : Error.NotFound(Organisation.Kind);
    }

    /// <summary>The organisation for its members with one of these roles; to others it isn't there.</summary>
    public async Task<Result<Versioned<Organisation>>> ForMember(string text, Caller caller, CancellationToken cancel, params IReadOnlyList<MemberRole> anyOf)
    {
        if (!(await Find(text, cancel)).TryGet(out var id, out var notFound)) return notFound;
        if (await caller.MustHave(id, Organisation.Kind, anyOf) is { } refusal) return refusal;
        return await Read(id, cancel);
    }

    /// <summary>The organisation as anybody may read it: whole to its members and the operators, and to others once it is public.</summary>
    public async Task<Result<(Versioned<Organisation> Organisation, bool Whole)>> ForReader(string text, Caller caller, CancellationToken cancel)
    {
        if (!(await Find(text, cancel)).TryGet(out var id, out var notFound)) return notFound;
        if (!(await Read(id, cancel)).TryGet(out var read, out var gone)) return gone;
        if (caller.IsMember(id) || caller.IsOperator) return (read, true);
        if (read.State.IsPublic) return (read, false);
        // Only where it would be refused is it worth waiting for news of a membership.
        return caller.IsSignedIn && await caller.MustHave(id, Organisation.Kind) is null ? (read, true) : Error.NotFound(Organisation.Kind);
    }

    /// <summary>The organisation whoever asks: for operators, and for links.</summary>
    public async Task<Result<Versioned<Organisation>>> Read(OrganisationId id, CancellationToken cancel) =>
        await grains.Read<Organisation>(Organisation.KeyOf(id), cancel) is { } organisation ? organisation : Error.NotFound(Organisation.Kind);
}
