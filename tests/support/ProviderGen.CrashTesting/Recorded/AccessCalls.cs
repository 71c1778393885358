using System.Globalization;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>The system calls of accesses to a file, as strace counts them.</summary>
public static class AccessCalls
{
    /// <summary>Has the child program access a new file so many times.</summary>
    /// <param name="directory">Where to put the trace.</param>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it does: read, write or flush.</param>
    /// <param name="count">How many times.</param>
    /// <param name="way">How it does so: by calls, or mapped.</param>
    /// <returns>How many calls there are of each name, in the one thread that accesses the file; the others belong to the runtime.</returns>
    public static IReadOnlyDictionary<string, int> Count(string directory, string path, string kind, int count, string way = "by calls")
    {
        string trace = Path.Combine(directory, Path.GetRandomFileName());
        ChildProcess.OutputOf([
            "strace", "-ff", "-o", trace,
            .. ChildProcess.Host("access", path, kind, count.ToString(CultureInfo.InvariantCulture), way),
        ]);
        string thread = Directory.GetFiles(directory, Path.GetFileName(trace) + ".*")
            .Single(file => File.ReadAllText(file).Contains("/marker-start", StringComparison.Ordinal));
        return File.ReadLines(thread)
            .SkipWhile(line => !line.Contains("/marker-start", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.Contains("/marker-end", StringComparison.Ordinal))
            .Where(line => line.Contains('(', StringComparison.Ordinal))
            .GroupBy(line => line[..line.IndexOf('(', StringComparison.Ordinal)])
            .ToDictionary(calls => calls.Key, calls => calls.Count());
    }
}
