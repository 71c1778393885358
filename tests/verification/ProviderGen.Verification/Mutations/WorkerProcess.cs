using System.Diagnostics;

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
        // Whoever runs this, a test host for one, the worker is this program.
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        start.ArgumentList.Add("worker");
        Process process = Process.Start(start)!;
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
