using System.Runtime.InteropServices;
using ProviderGen.Cli;
using ProviderGen.Cli.Output;

const PosixSignal FileTooLarge = (PosixSignal)25; // SIGXFSZ, on Linux and macOS alike.

// Ctrl-C, or a terminal that is closed, ends the work between two chunks, so that what is half done can be cleaned up or kept for going
// on. What the caller has the process ignore, as nohup does, .NET leaves ignored. And a limit on
// the size of files ends the process unless it is handled; then it is an error like any other.
using var interruption = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Interrupt);
using PosixSignalRegistration? tooLarge = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileTooLarge, signal => signal.Cancel = true);

using ToolConsole console = ToolConsole.OfProcess();
return Tool.Run(args, console, interruption.Token);

void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = true;
    interruption.Cancel();
}
