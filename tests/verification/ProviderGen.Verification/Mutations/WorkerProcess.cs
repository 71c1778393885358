using System.Diagnostics;
using ProviderGen.TestSupport;

namespace ProviderGen.Verification.Mutations;

/// <summary>A process that runs mutants one after the other, replaced when one of them ends it or does not end.</summary>
/// <param name="limit">
/// How much processor time one mutant may take. Not time on the clock: that runs on while others have the processor, and a
/// mutant that was only kept waiting would count as one that does not end.
/// </param>
internal sealed class WorkerProcess(TimeSpan limit) : IDisposable
{
    // For a mutant that waits for what never comes, which takes no processor time.
    private const int ClockPerProcessor = 10;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private Process? _process;

    /// <summary>The processor time of the process so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process?.Refresh();
            return _process?.TotalProcessorTime ?? default;
        }
    }

    /// <summary>Has a mutant examined.</summary>
    /// <exception cref="InvalidOperationException">The examination could not begin, which is no fault of the mutant.</exception>
    public (Verdict Verdict, string Answer) Examine(string task)
    {
        _process ??= Start();
        _process.StandardInput.WriteLine(task);
        _process.StandardInput.Flush();
        Task<string?> answer = _process.StandardOutput.ReadLineAsync();
        TimeSpan before = ProcessorTime;
        long started = Stopwatch.GetTimestamp();
        while (!answer.Wait(Glance))
        {
            if (ProcessorTime - before < limit && Stopwatch.GetElapsedTime(started) < limit * ClockPerProcessor)
                continue;
            Stop();
            return (Verdict.TimedOut, "");
        }

        if (answer.Result is not { } text)
        {
            Stop();
            return (Verdict.Crashed, "");
        }

        if (text.StartsWith(MutantWorker.NotExaminedAnswer, StringComparison.Ordinal))
            throw new InvalidOperationException(text);
        return (text == MutantWorker.SurvivedAnswer ? Verdict.Survived : Verdict.Killed, text);
    }

    public void Dispose() => Stop();

    private static Process Start()
    {
        // Whatever program runs this, as a test host does, the worker is this one.
        Process process = Command.Of(Command.OfAssembly(typeof(WorkerProcess).Assembly.Location, "worker")).Start();
        process.BeginErrorReadLine();
        return process;
    }

    private void Stop()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }
}
