using Microsoft.AspNetCore.Connections;
using Secondments.Demo;
using Secondments.Grains.Store;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Features.Clients;
using Secondments.Kernel;

namespace Secondments.Standalone;

/// <summary>Runs the exchange until it is told to stop.</summary>
internal static class Start
{
    public static async Task<int> Run(Flags flags)
    {
        using var data = DataFolder.Open(flags.Data, flags.Demo);
        // A demo stays one when it is started again without the flag.
        flags = flags with { Demo = flags.Demo || data.IsDemo };
        await using var app = await Up(flags, data);
        if (flags.Demo && !data.IsDemo)
        {
            Console.WriteLine("Filling the demo…");
            await DemoWorld.Fill(app.Services, data.DemoFile);
        }
        if (flags.Demo) await Announce.Demo(flags, data);
        else await Announce.Exchange(flags, app.Services.GetRequiredService<OperatorSetUp>());
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Starts the exchange of a folder and leaves in it how commands on this machine reach it.</summary>
    public static async Task<WebApplication> Up(Flags flags, DataFolder data)
    {
        var socket = data.Socket;
        // A process that was killed leaves its socket behind; the lock says that nobody uses it.
        File.Delete(socket);
        var app = Exchange.Build(flags, socket);
        try
        {
            await app.StartAsync();
        }
        catch (NewerDataException newer)
        {
            throw new StartRefused(newer.Message);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new StartRefused($"Port {flags.Url.Port} is in use by another program. Stop that one, or give another address: --urls http://localhost:{flags.Url.Port + 1}");
        }
        var known = InnerAddress.Find(flags.Data)?.Operator ?? await MakeOperatorClient(app.Services);
        new InnerAddress(flags.Url.GetLeftPart(UriPartial.Authority), socket, known).Write(flags.Data);
        return app;
    }

    public static async Task<ClientCredentials> MakeOperatorClient(IServiceProvider services)
    {
        var (id, secret) = await services.GetRequiredService<ToolClients>().Create(Kernel.Exchange.Organisation, "Commands on the exchange's own machine", [MemberRole.Operator]);
        return new ClientCredentials(id, secret);
    }
}
