using System.Diagnostics;

namespace ProviderGen.Verification.Mutations;

/// <summary>A process that runs mutants one after the other, replaced when one of them ends it or does not end.</summary>
internal sealed class WorkerProcess(TimeSpan limit) : IDisposable
{
    private Process? _process;

    public (Verdict Verdict, string Answer) Examine(string task)
    {
        _process ??= Start();
        _process.StandardInput.WriteLine(task);
        _process.StandardInput.Flush();
        Task<string?> answer = _process.StandardOutput.ReadLineAsync();
        if (!answer.Wait(limit))
        {
            Stop();
            return (Verdict.TimedOut, "");
        }

        if (answer.Result is not { } text)
        {
            Stop();
            return (Verdict.Crashed, "");
        }

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
