using System.Runtime.InteropServices;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>Signals to processes that we started.</summary>
internal static class Signal
{
    public static void Interrupt(int process) => Send(process, 2);

    /// <summary>As whoever stops a service asks it to end.</summary>
    public static void Terminate(int process) => Send(process, 15);

    /// <summary>It stands still where it is, and keeps all that it has.</summary>
    public static void Stop(int process) => Send(process, 19);

    /// <summary>It goes on; nothing to one that does.</summary>
    public static void Continue(int process) => Send(process, 18);

    private static void Send(int process, int signal) => Assert.True(Kill(process, signal) == 0, $"process {process} takes no signal {signal}: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
