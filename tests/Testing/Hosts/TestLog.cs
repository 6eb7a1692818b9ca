using Microsoft.Extensions.Logging;
using Xunit;

namespace Secondments.Testing.Hosts;

/// <summary>The host's log in the output of the test that is running.</summary>
public sealed class TestLog(LogLevel lowest) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, lowest);

    public void Dispose()
    {
    }

    private sealed class Writer(string category, LogLevel lowest) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            try
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
            catch (InvalidOperationException)
            {
                // The host outlived the test that started it; nobody reads this output any more.
            }
        }
    }
}
