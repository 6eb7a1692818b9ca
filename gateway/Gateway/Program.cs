using Secondments.Gateway;
using Secondments.Hosting.Telemetry;

if (args is ["ready", .. var whom]) return await ReadyQuestion.Ask(whom, Environment.GetEnvironmentVariable, Console.Error);

try
{
    await using var gateway = GatewayHost.Build(args);
    await gateway.RunAsync();
    return 0;
}
catch (InvalidOperationException wrong)
{
    // A setting that can't be right; the sentence says which.
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
