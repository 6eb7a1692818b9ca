using Secondments.Grains.Store;
using Secondments.Identity.Features.Clients;
using Secondments.Identity.Features.Connect;

namespace Secondments.Standalone;

/// <summary>New keys for the exchange of a folder, which stands still meanwhile, and a new secret for the commands on its own machine.</summary>
internal static class RotateAll
{
    public static async Task<int> Run(Flags flags)
    {
        if (InnerAddress.Find(flags.Data) is not { } inner) throw new StartRefused($"The folder {flags.Data} holds no exchange.");
        using var folder = DataFolder.Open(flags.Data, demo: false);
        await using var app = Exchange.Build(flags, folder.Socket);
        try
        {
            foreach (var database in app.Services.GetServices<ServiceDatabase>()) await database.Migrate();
        }
        catch (NewerDataException newer)
        {
            throw new StartRefused(newer.Message);
        }
        var keys = app.Services.GetRequiredService<RotateKeys>();
        Console.WriteLine(flags.Leaked ? await keys.Replace() : await keys.MakeNext());
        var secret = await app.Services.GetRequiredService<ToolClients>().NewSecret(inner.Operator.ClientId);
        var client = secret is null ? await Start.MakeOperatorClient(app.Services) : inner.Operator with { ClientSecret = secret };
        (inner with { Operator = client }).Write(flags.Data);
        Console.WriteLine("Start the exchange again with the same --data.");
        return 0;
    }
}
