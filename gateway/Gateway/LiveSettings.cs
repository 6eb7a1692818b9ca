using Microsoft.Extensions.Primitives;

namespace Secondments.Gateway;

/// <summary>
/// The settings as they are now. A change that can't be right is told in the log and changes nothing: a typing error in a file
/// mustn't take down what runs.
/// </summary>
internal sealed class LiveSettings : IDisposable
{
    private readonly IConfiguration _configuration;
    private readonly ILogger<LiveSettings> _log;
    private readonly IDisposable _watch;
    private volatile GatewaySettings _now;

    public LiveSettings(IConfiguration configuration, ILogger<LiveSettings> log)
    {
        (_configuration, _log) = (configuration, log);
        _now = GatewaySettings.From(configuration);
        _watch = ChangeToken.OnChange(configuration.GetReloadToken, Read);
    }

    /// <summary>After <see cref="Now"/> has changed.</summary>
    public event Action? Changed;

    public GatewaySettings Now => _now;

    public void Dispose() => _watch.Dispose();

    private void Read()
    {
        try
        {
            _now = GatewaySettings.From(_configuration);
        }
        catch (InvalidOperationException wrong)
        {
            _log.LogError("The settings have changed, but stay as they were: {Reason}", wrong.Message);
            return;
        }
        Changed?.Invoke();
    }
}
