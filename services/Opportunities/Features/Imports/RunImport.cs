using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>
/// POST /api/opportunities/imports/{id}/run: imports the file that a dry run has checked, so that it needn't be sent twice.
/// Answers 202 and the new job. The file is kept for a day after the check.
/// </summary>
internal static class RunImport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/imports/{id}/run", Handle).For(Needs.PartyTo("host", MemberRole.Host))
            .Produces<ImportAnswer>(StatusCodes.Status202Accepted);

    private static async Task<IResult> Handle(
        string id, Caller caller, Commands commands, ImportDesk desk, IGrains grains, HostOrganisations organisations,
        ImportFiles files, ImportSignal signal, TimeProvider clock, CancellationToken cancel)
    {
        if (!(await desk.Open(id, caller, cancel)).TryGet(out var job, out var refused)) return Answers.Problem(refused);
        var check = job.State;
        if (await caller.MustHave(check.Organisation, "import", MemberRole.Host) is { } notHost) return Answers.Problem(notHost);
        if (!check.CanBeRun) return Answers.Problem(Error.Conflict("import.not_checked", "Only a check that has gone through the whole file can be imported."));
        if (check.Publish && Approval.Refusal(await organisations.Standing(check.Organisation, caller, cancel)) is { } mayNotPost) return Answers.Problem(mayNotPost);

        var import = Ids.New(clock.GetUtcNow());
        if (!files.KeepFor(check.Id, import)) return Answers.Problem(Error.Conflict("import.file_gone", "The file is kept for a day after its check, and is no longer here. Upload it again."));
        var start = new StartImport(check.Organisation, check.Format, DryRun: false, check.Publish, check.Bytes, check.Header);
        var started = await commands.Send(ImportJob.Key(import), start, caller, check.Organisation);
        if (!started.TryGet(out var reply, out var error))
        {
            files.Forget(import);
            return Answers.Problem(error);
        }
        // The same request again: the first one's job stands, and its file.
        if (reply.Value.Id != import) files.Forget(import);
        signal.Raise();
        var begun = await grains.Read<ImportJob>(ImportJob.Key(reply.Value.Id), cancel);
        return Answers.Accepted($"/api/opportunities/imports/{reply.Value.Id}", ImportJobRow.Of(begun!.State).Answer() with { Version = begun.Version });
    }
}
