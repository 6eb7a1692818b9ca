using Secondments.Demo;
using Secondments.Grains.Outbox;
using Secondments.Grains.Store;
using Secondments.Host;
using Secondments.Hosting.Erasures;
using Secondments.Hosting.Telemetry;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Features.Connect;

if (args is ["ready", .. var whom]) return await ReadyQuestion.Ask(whom, Environment.GetEnvironmentVariable, Console.Error);

var (wish, wrong) = Wish.Read(args);
if (wish is null)
{
    if (wrong is null) Console.WriteLine(Wish.Usage);
    else Console.Error.WriteLine(wrong);
    return wrong is null ? 0 : 2;
}
try
{
    await using var app = Secondments.Host.Process.Build(wish);
    switch (wish.Deed)
    {
        case Deed.Migrate:
            await app.Services.GetRequiredService<ServiceDatabase>().Migrate();
            break;
        case Deed.PublishAgain:
            Console.WriteLine($"{await PublishAgain.Since(app.Services.GetRequiredService<ServiceDatabase>(), wish.Since!.Value)} events go out again.");
            break;
        case Deed.TellAgain:
            Console.WriteLine($"{await TellAgain.Everything(app.Services)} things are told again.");
            break;
        case Deed.VerifyAudit:
            return await VerifyAudit.Tell(app.Services);
        case Deed.AddErasures:
            var added = app.Services.GetRequiredService<ErasureLedger>().AddFrom(wish.File!) ?? throw new InvalidOperationException($"{wish.File} is not a ledger of erasures.");
            Console.WriteLine($"{added} erased by {wish.File} and not yet here.");
            break;
        case Deed.RotateKeys:
            await app.Services.GetRequiredService<ServiceDatabase>().RefuseUnfit(CancellationToken.None);
            var rotate = app.Services.GetRequiredService<RotateKeys>();
            Console.WriteLine(wish.Leaked ? await rotate.Replace() : await rotate.MakeNext());
            if (wish.Leaked) Console.WriteLine("Now start every process again, those of identity first: until then they go on with the old keys.");
            break;
        case Deed.SetUp:
            var link = await app.Services.GetRequiredService<OperatorSetUp>().CreateLink();
            Console.WriteLine(link is null ? "This exchange has an operator." : $"{app.Configuration["PublicUrl"]?.TrimEnd('/')}{link}");
            break;
        case Deed.FillDemo:
            await DemoWorld.Fill(app.Services, wish.File!);
            break;
        default:
            await app.RunAsync();
            break;
    }
    return 0;
}
catch (Exception refused) when (refused is InvalidOperationException or SchemaException or NewerDataException or ApiRefused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
