using Secondments.Contracts.Operator.Api;

namespace Secondments.Contracts.Opportunities.Api;

/// <summary><c>GET /api/applications/my-data</c>: everything that the caller applied for, as they may read it, the oldest first.</summary>
public sealed record MyApplicationsData(IReadOnlyList<MyApplicationData> Applications, IReadOnlyList<OwnAuditLine> Audit);

/// <param name="KeptUntil">When it is erased, as it stands now: a draft a year after it was last saved, what was sent six years after it last moved.</param>
public sealed record MyApplicationData(ApplicationAnswer Application, DateTimeOffset KeptUntil);
