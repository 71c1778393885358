using ProviderGen.CrashTesting.Recorded;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests;

/// <summary>What an access costs, as the system sees it, and which calls make a file durable.</summary>
public sealed class SystemCallTests : IDisposable
{
    private const int Accesses = 500;
    private const string ByCalls = "by calls";
    private const string Mapped = "mapped";
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [InlineData("read", "pread64")]
    [InlineData("write", "pwrite64")]
    public void An_access_is_one_system_call(string kind, string call)
    {
        Skip.If(RecordedRun.StraceIsMissing(), "strace is not installed, or may not trace.");

        IReadOnlyDictionary<string, int> once = CallsBetweenMarkers(kind, Accesses, ByCalls);
        IReadOnlyDictionary<string, int> twice = CallsBetweenMarkers(kind, 2 * Accesses, ByCalls);

        foreach (string name in once.Keys.Union(twice.Keys).Append(call).Distinct())
        {
            int expected = name == call ? Accesses : 0;
            int difference = twice.GetValueOrDefault(name) - once.GetValueOrDefault(name);
            Assert.True(difference == expected, $"{Accesses} accesses make {difference} calls of {name}, not {expected}.");
        }
    }

    [SkippableTheory]
    [InlineData("read")]
    [InlineData("write")]
    public void An_access_to_a_mapped_file_is_none(string kind)
    {
        Skip.If(RecordedRun.StraceIsMissing(), "strace is not installed, or may not trace.");

        IReadOnlyDictionary<string, int> calls = CallsBetweenMarkers(kind, Accesses, Mapped);

        // Four pages, each of which may be written for the first time.
        int maxFirstWrites = kind == "write" ? 4 : 0;
        Assert.InRange(calls.GetValueOrDefault("pwrite64"), 0, maxFirstWrites);
        Assert.InRange(calls.GetValueOrDefault("fallocate"), 0, maxFirstWrites);
        Assert.DoesNotContain(calls.Keys, call => call.Contains("read", StringComparison.Ordinal) || call.Contains("map", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData(1, ByCalls)]
    [InlineData(3, ByCalls)]
    [InlineData(3, Mapped)]
    public void A_flush_syncs_the_file_and_the_first_one_its_directory_too(int flushes, string way)
    {
        Skip.If(RecordedRun.StraceIsMissing(), "strace is not installed, or may not trace.");

        Assert.Equal(flushes + 1, CallsBetweenMarkers("flush", flushes, way).GetValueOrDefault("fsync"));
    }

    public void Dispose() => _directory.Dispose();

    private IReadOnlyDictionary<string, int> CallsBetweenMarkers(string kind, int count, string way)
    {
        // Stores are for file systems that keep their space; of these, tmpfs is everywhere.
        string path = way == Mapped ? $"/dev/shm/providergen-{Guid.NewGuid():N}.img" : _directory.NewPath();
        try
        {
            return AccessCalls.Count(_directory.Root, path, kind, count, way);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
