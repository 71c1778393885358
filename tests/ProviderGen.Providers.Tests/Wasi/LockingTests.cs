using System.Diagnostics;
using ProviderGen.Providers.Tests.Support;

namespace ProviderGen.Providers.Tests.Wasi;

public sealed class LockingTests : IDisposable
{
    private static readonly WasiMemoryProviderOptions Unlocked = new() { Lock = false };
    private readonly TempDirectory _directory = new();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_second_opener_in_the_same_process_is_refused_by_name(bool firstLocks, bool secondLocks)
    {
        string path = _directory.FileOf(new byte[65_536]);
        using WasiMemoryProvider first = Open(path, firstLocks).Value;

        var error = Assert.IsType<MemoryError.ProviderError>(Open(path, secondLocks).Error);

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.True(first.Write(0, 1).IsOk);
    }

    [Fact]
    public void A_second_opener_in_another_process_is_refused_by_name()
    {
        string path = _directory.FileOf(new byte[65_536]);
        using WasiMemoryProvider first = WasiMemoryProvider.Open(path).Value;

        using Process other = ChildProcess.Start(ChildProcess.Command("hold", path));
        string? answer = other.StandardOutput.ReadLine();
        other.StandardInput.Close();
        ChildProcess.EndOf(other);

        Assert.StartsWith("refused: ", answer, StringComparison.Ordinal);
        Assert.Contains(path, answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_another_process_has_open_is_refused_until_that_process_ends()
    {
        string path = _directory.FileOf(new byte[65_536]);
        using Process other = ChildProcess.Start(ChildProcess.Command("hold", path));
        Assert.Equal("opened", other.StandardOutput.ReadLine());

        var error = Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(path).Error);
        other.StandardInput.Close();
        ChildProcess.EndOf(other);

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        using WasiMemoryProvider next = WasiMemoryProvider.Open(path).Value;
        Assert.Equal(1, next.Pages);
    }

    [Fact]
    public void The_lock_ends_with_the_provider()
    {
        string path = _directory.NewPath();
        WasiMemoryProvider.Open(path).Value.Dispose();

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
        => WasiMemoryProvider.Open(path, new WasiMemoryProviderOptions { Lock = locked });
}
