using System.Globalization;

namespace ProviderGen.RealFailures.Recorded;

/// <summary>The system calls of accesses to a file, as strace counts them.</summary>
public static class AccessCalls
{
    /// <summary>Has the child program access a new file so many times.</summary>
    /// <param name="directory">Where to put the file, and the trace.</param>
    /// <param name="kind">What it does: read, write or flush.</param>
    /// <param name="count">How many times.</param>
    /// <returns>How many calls there are of each name, in the one thread that accesses the file; the others belong to the runtime.</returns>
    public static IReadOnlyDictionary<string, int> Count(string directory, string kind, int count)
    {
        string trace = Path.Combine(directory, Path.GetRandomFileName());
        ChildProcess.OutputOf([
            "strace", "-ff", "-o", trace,
            .. ChildProcess.Command("access", trace + "-image", kind, count.ToString(CultureInfo.InvariantCulture)),
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
