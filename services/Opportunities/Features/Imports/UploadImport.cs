using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Edge;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>
/// POST /api/opportunities/imports?organisation=&amp;dryRun=&amp;publish=: a file of opportunities. Answers 202 and the job at once;
/// a file that can't be used as a whole is refused here, a row that can't, in the job's rows.
/// </summary>
internal static class UploadImport
{
    private const long Largest = 1_000_000_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/imports", Handle).For(Needs.Member(MemberRole.Host)).TakesUpTo(Largest + 10_000)
            .Accepts<string>("text/csv", "application/x-ndjson", "multipart/form-data")
            .Produces<ImportAnswer>(StatusCodes.Status202Accepted);

    private static async Task<IResult> Handle(
        Guid? organisation, bool? dryRun, bool? publish, HttpRequest request, Caller caller, Commands commands, IGrains grains,
        HostOrganisations organisations, ImportFiles files, ImportSignal signal, TimeProvider clock, CancellationToken cancel)
    {
        if (organisation is not { } named)
            return Answers.Problem(Error.Invalid("import.organisation", new FieldError("/organisation", "required", "Name the organisation in the query.")));
        var host = new OrganisationId(named);
        if (await caller.MustHave(host, "organisation", MemberRole.Host) is { } refused) return Answers.Problem(refused);
        if (publish == true && Approval.Refusal(await organisations.Standing(host, caller, cancel)) is { } mayNotPost) return Answers.Problem(mayNotPost);
        if (!(await Upload.Of(request, cancel)).TryGet(out var upload, out var notUpload)) return Answers.Problem(notUpload);

        var import = Ids.New(clock.GetUtcNow());
        if (await files.Keep(import, upload.Body, Largest, cancel) is not { } bytes) return Answers.Problem(EdgeErrors.LargerThan(Largest));
        var started = await Start(import, upload, new StartImport(host, default, dryRun == true, publish == true, bytes, []), caller, commands, files);
        if (!started.TryGet(out var reply, out var error))
        {
            files.Forget(import);
            return Answers.Problem(error);
        }
        // The same request again: the first one's job stands, and its file.
        if (reply.Value.Id != import) files.Forget(import);
        signal.Raise();
        var job = await grains.Read<ImportJob>(ImportJob.Key(reply.Value.Id), cancel);
        return Answers.Accepted($"/api/opportunities/imports/{reply.Value.Id}", ImportJobRow.Of(job!.State).Answer() with { Version = job.Version });
    }

    private static async Task<Result<Reply<ImportStarted>>> Start(
        Guid import, Upload upload, StartImport start, Caller caller, Commands commands, ImportFiles files)
    {
        using (var file = files.Claim(import)!)
        {
            if (!Upload.Look(file, upload.Format).TryGet(out var looked, out var unusable)) return unusable;
            start = start with { Format = looked.Format, Header = looked.Header };
        }
        return await commands.Send(ImportJob.Key(import), start, caller, start.Organisation);
    }
}
