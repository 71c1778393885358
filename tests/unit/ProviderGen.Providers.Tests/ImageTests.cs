using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests;

/// <summary>Images written by other software open as they are, and travel through every provider unchanged.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public static TheoryData<string, string> Sums
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, sum) in TestImages.All)
                data.Add(name, sum);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sums))]
    public void An_image_goes_from_file_to_heap_to_stable_memory_to_file_and_stays_the_same(string name, string sum)
    {
        using WasiMemoryProvider original = Open(_directory.Fixture(name), FileOpenMode.OpenExisting);
        using var heap = new HeapMemoryProvider();
        using IcMemoryProvider stable = IcMemoryProvider.Open(new InProcessStableMemory()).Value;
        string copy = _directory[name + ".copy"];
        using (WasiMemoryProvider last = Open(copy, FileOpenMode.CreateNew))
        {
            original.CopyTo(heap).ThrowIfError();
            heap.CopyTo(stable).ThrowIfError();
            stable.CopyTo(last).ThrowIfError();
            last.Flush().ThrowIfError();
        }

        Assert.Equal(sum, SumOf(original));
        Assert.Equal(sum, SumOf(heap));
        Assert.Equal(sum, SumOf(stable));
        Assert.Equal(sum, Sha256.OfFile(copy));
    }

    [SkippableTheory]
    [MemberData(nameof(Sums))]
    public void An_image_that_is_mapped_is_the_same_and_stays_so(string name, string sum)
    {
        Tool.RequireLinux();
        string path = _directory.Fixture(name);
        string copy = _directory[name + ".copy"];
        using (MappedFileMemoryProvider mapped = MappedFileMemoryProvider.Open(path).Value)
        using (MappedFileMemoryProvider last = MappedFileMemoryProvider.Open(copy).Value)
        {
            Assert.Equal(sum, SumOf(mapped));
            mapped.CopyTo(last).ThrowIfError();
            last.CopyTo(mapped).ThrowIfError(); // by stores, where the first write of a page is behind it
            mapped.CopyTo(last).ThrowIfError();
            mapped.Flush().ThrowIfError();
        }

        Assert.Equal(sum, Sha256.OfFile(path));
        Assert.Equal(sum, Sha256.OfFile(copy));
    }

    [Fact]
    public void Every_image_has_its_sum()
        => Assert.Equal(
            Directory.GetFiles(TestImages.Folder, "*.img.gz").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
            Sums.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    public void Dispose() => _directory.Dispose();

    private static WasiMemoryProvider Open(string path, FileOpenMode mode)
        => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Mode = mode }).Value;

    private static string SumOf(IMemoryProvider provider)
    {
        using MemoryProviderStream stream = provider.AsStream();
        return Sha256.Of(stream);
    }
}
