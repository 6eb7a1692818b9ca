using System.Runtime.InteropServices;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>Signals to processes that we started.</summary>
internal static class Signal
{
    public static void Interrupt(int process) => Send(process, 2);

    private static void Send(int process, int signal) => Assert.True(Kill(process, signal) == 0, $"process {process} takes no signal {signal}: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
