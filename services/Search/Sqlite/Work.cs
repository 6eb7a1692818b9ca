using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>Something for the writer to do; <see cref="Done"/> tells when it is committed, with a count where one is asked for.</summary>
internal abstract class Work
{
    public TaskCompletionSource<long> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many it brings, by which the length of a commit is judged.</summary>
    public virtual int Documents => 1;

    /// <summary>What is told with <see cref="Done"/>, where the commit itself counts.</summary>
    public long Count { get; set; }
}

internal sealed class EntriesWork(IReadOnlyList<PreparedEntry> entries) : Work
{
    public IReadOnlyList<PreparedEntry> Entries => entries;

    public override int Documents => entries.Count;
}

internal sealed class OrganisationWork(OrganisationEntry organisation) : Work
{
    public OrganisationEntry Organisation => organisation;
}

internal sealed class RebuildWork : Work;

/// <summary>How far a rebuild is, in documents.</summary>
internal sealed record Built(long Done, long Total);

/// <summary><see cref="Work.Done"/> tells how many were taken out.</summary>
internal sealed class RepairWork(IReadOnlyList<IndexRowSeen> gone, IReadOnlyList<IndexRowSeen> doubted) : Work
{
    public IReadOnlyList<IndexRowSeen> Gone => gone;

    public IReadOnlyList<IndexRowSeen> Doubted => doubted;

    public override int Documents => gone.Count + doubted.Count;
}

/// <summary>Work on many documents, done some at a time.</summary>
internal abstract class LongWork(IReadOnlyList<Work> waiting)
{
    public IReadOnlyList<Work> Waiting => waiting;

    /// <summary>What is left; null before it is known.</summary>
    public Queue<Guid>? Documents { get; set; }

    public bool IsFinished => Documents is { Count: 0 };

    public long Count { get; set; }

    public IReadOnlyList<Guid> Take(int most)
    {
        var taken = new List<Guid>();
        while (taken.Count < most && Documents!.TryDequeue(out var id)) taken.Add(id);
        return taken;
    }
}

internal sealed class FollowOrganisation : LongWork
{
    public FollowOrganisation(OrganisationId organisation, IReadOnlyList<Work> waiting, IEnumerable<Guid> documents) : base(waiting)
    {
        Organisation = organisation;
        Documents = new Queue<Guid>(documents);
    }

    public OrganisationId Organisation { get; }
}

internal sealed class BuildEdition(Work asked) : LongWork([asked]);

/// <summary>One step: the tables of an edition that nobody reads any more.</summary>
internal sealed class DropEdition : LongWork
{
    public DropEdition(Edition edition) : base([])
    {
        Edition = edition;
        Documents = [];
    }

    public Edition Edition { get; }
}
