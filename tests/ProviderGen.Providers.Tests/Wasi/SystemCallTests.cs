using ProviderGen.Providers.Tests.Support;
using ProviderGen.RealFailures.Recorded;

namespace ProviderGen.Providers.Tests.Wasi;

/// <summary>What an access costs, as the system sees it, and which calls make a file durable.</summary>
public sealed class SystemCallTests : IDisposable
{
    private const int Accesses = 500;
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [InlineData("read", "pread64")]
    [InlineData("write", "pwrite64")]
    public void An_access_is_one_system_call(string kind, string call)
    {
        Skip.If(RecordedRun.StraceIsMissing(), "strace is not installed, or may not trace.");

        IReadOnlyDictionary<string, int> once = AccessCalls.Count(_directory.Root, kind, Accesses);
        IReadOnlyDictionary<string, int> twice = AccessCalls.Count(_directory.Root, kind, 2 * Accesses);

        foreach (string name in once.Keys.Union(twice.Keys).Append(call).Distinct())
        {
            int expected = name == call ? Accesses : 0;
            int difference = twice.GetValueOrDefault(name) - once.GetValueOrDefault(name);
            Assert.True(difference == expected, $"{Accesses} accesses make {difference} calls of {name}, not {expected}.");
        }
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_flush_syncs_the_file_and_the_first_one_its_directory_too(int flushes)
    {
        Skip.If(RecordedRun.StraceIsMissing(), "strace is not installed, or may not trace.");

        Assert.Equal(flushes + 1, AccessCalls.Count(_directory.Root, "flush", flushes).GetValueOrDefault("fsync"));
    }

    public void Dispose() => _directory.Dispose();
}
