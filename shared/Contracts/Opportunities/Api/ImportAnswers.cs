using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities.Api;

public enum ImportState
{
    /// <summary>The file is kept; work hasn't begun.</summary>
    Waiting,
    Running,
    Finished,
    /// <summary>The file as a whole can't be used; <see cref="ImportAnswer.Problem"/> says why. Rows before the fault stay in.</summary>
    Failed,
    Cancelled,
}

/// <summary>What happened, or in a dry run would happen, to a row.</summary>
public enum ImportOutcome
{
    Added,
    Changed,
    /// <summary>It is here already, word for word.</summary>
    Same,
    Refused,
}

/// <summary>One bulk import: <c>GET /api/opportunities/imports/{id}</c>.</summary>
/// <param name="DryRun">Nothing is kept; the counts say what would happen.</param>
/// <param name="Publish">Rows go live where the approval policy lets the caller publish, else they are sent for approval. False: drafts.</param>
/// <param name="Total">Rows in the file; null until it has been read once.</param>
/// <param name="Encoding"><c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>, or <c>mixed</c>; null until read.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="LastLine">Where the last row that is done starts in the file: where a cancelled or failed import stopped.</param>
public sealed record ImportAnswer(
    Guid Id,
    OrganisationId Organisation,
    ImportState State,
    ImportFormat Format,
    bool DryRun,
    bool Publish,
    long Bytes,
    int? Total,
    int Done,
    int Added,
    int Changed,
    int Same,
    int Refused,
    string? Encoding,
    string? Problem,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    long Version,
    int? LastLine = null);

public enum ImportFormat
{
    Csv,
    JsonLines,
}

/// <summary>A row of the file: <c>GET …/imports/{id}/rows?outcome=&amp;cursor=&amp;size=</c>.</summary>
/// <param name="Line">Where it starts in the file; the first line is 1.</param>
/// <param name="Opportunity">What it became; null when refused or in a dry run that would add it.</param>
/// <param name="State">Where the opportunity stood after the row.</param>
/// <param name="Problems">Why it was refused; empty otherwise.</param>
public sealed record ImportRowOutcome(
    int Line,
    string? Reference,
    string? Title,
    ImportOutcome Outcome,
    OpportunityId? Opportunity,
    OpportunityState? State,
    IReadOnlyList<ImportProblem> Problems);

/// <param name="Column">The column (CSV) or member (JSON) that is wrong; null when it is the row as a whole.</param>
/// <param name="Value">What stands there, cut to 200 characters.</param>
/// <param name="WhatToWrite">What to write instead.</param>
public sealed record ImportProblem(string? Column, string? Value, string WhatToWrite);
