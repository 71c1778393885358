using System.Text.RegularExpressions;
using ProviderGen.TestSupport;
using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests;

/// <summary>What providers say of themselves, in logs and debuggers.</summary>
public sealed partial class DescriptionTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [Fact]
    public void Memory_says_how_large_it_is()
    {
        using var heap = new HeapMemoryProvider();
        Assert.Equal("HeapMemoryProvider: 0 pages of 65536 bytes", heap.ToString());
        heap.Grow(1).ThrowIfError();
        Assert.Equal("HeapMemoryProvider: 1 page of 65536 bytes", heap.ToString());
        using IcMemoryProvider stable = IcMemoryProvider.Open(new InProcessStableMemory()).Value;
        Assert.Equal("IcMemoryProvider: 0 pages of 65536 bytes", stable.ToString());
        using var faulty = new FaultyMemoryProvider();
        Assert.Equal("FaultyMemoryProvider: 0 pages of 65536 bytes", faulty.ToString());
    }

    [Fact]
    public void A_file_says_which_one_and_whether_it_can_be_written()
    {
        string path = _directory.FileOf(new byte[2 * 65_536]);
        using (WasiMemoryProvider file = WasiMemoryProvider.Open(path).Value)
            Assert.Equal($"WasiMemoryProvider '{path}': 2 pages of 65536 bytes", file.ToString());
        using (WasiMemoryProvider file = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { ReadOnly = true }).Value)
            Assert.Equal($"WasiMemoryProvider '{path}': 2 pages of 65536 bytes, read-only", file.ToString());
    }

    [Fact]
    public void A_decorator_says_what_it_decorates()
    {
        using var heap = new HeapMemoryProvider();
        heap.Grow(3).ThrowIfError();
        const string inner = "HeapMemoryProvider: 3 pages of 65536 bytes";
        using WindowMemoryProvider window = WindowMemoryProvider.Open(heap, 1, 2, leaveOpen: true).Value;
        Assert.Equal($"WindowMemoryProvider: 2 pages of 65536 bytes, from byte 65536 on of {inner}", window.ToString());
        using ReadOnlyMemoryProvider guarded = ReadOnlyMemoryProvider.Open(heap, leaveOpen: true).Value;
        Assert.Equal($"ReadOnlyMemoryProvider: 3 pages of 65536 bytes, read-only, of {inner}", guarded.ToString());
        using MeteredMemoryProvider metered = MeteredMemoryProvider.Open(heap, "orders", leaveOpen: true).Value;
        Assert.Equal($"MeteredMemoryProvider 'orders': 3 pages of 65536 bytes, of {inner}", metered.ToString());
        using CachedMemoryProvider cached = CachedMemoryProvider.Open(metered, new CachedMemoryProviderOptions { LeaveOpen = true }).Value;
        Assert.Equal($"CachedMemoryProvider: 3 pages of 65536 bytes, of {metered}", cached.ToString());
    }

    [Fact]
    public void A_disposed_provider_says_so()
    {
        var heap = new HeapMemoryProvider();
        WindowMemoryProvider window = WindowMemoryProvider.Open(heap, 0).Value;
        window.Dispose();
        Assert.Equal("WindowMemoryProvider: disposed, from byte 0 on of HeapMemoryProvider: disposed", window.ToString());
        Assert.Throws<ArgumentNullException>(() => ((IMemoryProvider)null!).Describe());
    }

    [Fact]
    public void Every_provider_that_ships_and_every_sample_says_what_it_is()
    {
        string[] sources =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*MemoryProvider.cs", SearchOption.AllDirectories),
            .. Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "*MemoryProvider.cs", SearchOption.AllDirectories),
        ];
        string[] providers =
            [.. sources.Where(path => !Elsewhere().IsMatch(path)).Where(path => File.ReadAllText(path).Contains("[MemoryProvider(", StringComparison.Ordinal))];

        Assert.InRange(providers.Length, 12, 100);
        Assert.All(providers, path => Assert.Contains("public override string ToString()", File.ReadAllText(path), StringComparison.Ordinal));
    }

    public void Dispose() => _directory.Dispose();

    // What is built, what only the tool sees of a file that is to be repaired, and IMemoryProvider.cs.
    [GeneratedRegex(@"[/\\](obj|bin|ProviderGen\.Cli|IMemoryProvider\.cs)([/\\]|$)")]
    private static partial Regex Elsewhere();
}
