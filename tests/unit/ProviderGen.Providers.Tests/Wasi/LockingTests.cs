using System.Diagnostics;
using ProviderGen.CrashTesting;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests.Wasi;

public sealed class LockingTests : IDisposable
{
    private static readonly FileMemoryProviderOptions Unlocked = new() { Lock = false };
    private readonly TempDirectory _directory = new();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_second_opener_in_the_same_process_is_rejected_by_name(bool firstLocks, bool secondLocks)
    {
        string path = _directory.FileOf(new byte[65_536]);
        using WasiMemoryProvider first = Open(path, firstLocks).Value;

        var error = Assert.IsType<MemoryError.ProviderError>(Open(path, secondLocks).Error);

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.True(first.Write(0, 1).IsOk);
    }

    [Fact]
    public void A_second_opener_in_another_process_is_rejected_by_name()
    {
        string path = _directory.FileOf(new byte[65_536]);
        using WasiMemoryProvider first = WasiMemoryProvider.Open(path).Value;

        using Process other = ChildProcess.Start(ChildProcess.Host("hold", path));
        string? answer = other.StandardOutput.ReadLine();
        Command.EndOf(other);

        Assert.StartsWith("rejected: ", answer, StringComparison.Ordinal);
        Assert.Contains(path, answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_another_process_has_open_is_rejected_until_that_process_ends()
    {
        string path = _directory.FileOf(new byte[65_536]);
        using Process other = ChildProcess.Start(ChildProcess.Host("hold", path));
        Assert.Equal("opened", other.StandardOutput.ReadLine());

        var error = Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(path).Error);
        Command.EndOf(other);

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        using WasiMemoryProvider next = WasiMemoryProvider.Open(path).Value;
        Assert.Equal(1, next.Pages);
    }

    [SkippableTheory]
    [InlineData("0")]
    [InlineData("1")]
    public void Only_openers_that_share_go_together_even_where_dotnet_does_not_lock(string disabled)
    {
        Skip.IfNot(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Windows locks by the mode a file is opened with.");
        string path = _directory.FileOf(new byte[65_536]);

        string output = ChildProcess.OutputOf(
            ChildProcess.Host("pairs", path), [new("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", disabled)]);

        Assert.Equal(
            ["share share", "share share-read-only", "share-read-only share", "share-read-only share-read-only"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Locks_on_the_data_of_a_shared_file_do_not_hold_up_its_growth()
    {
        string path = _directory.FileOf(new byte[65_536]);
        using WasiMemoryProvider shared = WasiMemoryProvider.Open(path, Unlocked).Value;
        using var stranger = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (!OperatingSystem.IsMacOS())
            stranger.Lock(0, 10);

        // The time limit ends a test that would never end.
        MemoryResult<long> grown = await Task.Run(() => shared.Grow(1)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(grown.IsOk, grown.ToString());
    }

    [Fact]
    public void The_lock_ends_with_the_provider()
    {
        string path = _directory.NewPath();
        WasiMemoryProvider first = WasiMemoryProvider.Open(path).Value;
        first.Dispose();
        Assert.False(first.IsLocked);

        using WasiMemoryProvider second = WasiMemoryProvider.Open(path).Value;
        Assert.True(second.IsLocked || !OperatingSystem.IsLinux());
    }

    [Fact]
    public void Openers_without_a_lock_share_the_file_and_say_so()
    {
        string path = _directory.FileOf(new byte[65_536]);
        using WasiMemoryProvider first = WasiMemoryProvider.Open(path, Unlocked).Value;
        using WasiMemoryProvider second = WasiMemoryProvider.Open(path, Unlocked).Value;

        first.Write(100, 0x1234).ThrowIfError();

        Assert.Equal(0x1234, second.Read<int>(100).Value);
        Assert.False(first.IsLocked);
        Assert.False(second.IsLocked);
    }

    [Fact]
    public void Of_two_unlocked_handles_that_grow_at_once_none_cuts_off_what_the_other_added()
    {
        string path = _directory.NewPath();
        using WasiMemoryProvider first = WasiMemoryProvider.Open(path, Unlocked).Value;
        using WasiMemoryProvider second = WasiMemoryProvider.Open(path, Unlocked).Value;
        using var start = new Barrier(2);
        WasiMemoryProvider[] both = [first, second];

        // Both believe in an empty file, so exactly one of them can be right.
        bool[] grown = new bool[2];
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            grown[i] = both[i].Grow(i + 1).IsOk;
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.NotEqual(grown[0], grown[1]);
        Assert.Equal(grown[0] ? 65_536 : 2 * 65_536, new FileInfo(path).Length);
    }

    public void Dispose() => _directory.Dispose();

    private static MemoryResult<WasiMemoryProvider> Open(string path, bool locked)
        => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Lock = locked });
}
