using System.IO.Compression;
using System.Security.Cryptography;
using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests;

/// <summary>Images written by other software open as they are, and travel through every provider unchanged.</summary>
public sealed class ImageTests : IDisposable
{
    private static readonly string Images = Path.Combine(AppContext.BaseDirectory, "Images");
    private readonly TempDirectory _directory = new();

    public static TheoryData<string, string> Sums
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string line in File.ReadLines(Path.Combine(Images, "SHA256SUMS")))
                data.Add(line[66..], line[..64]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sums))]
    public void An_image_goes_from_file_to_heap_to_stable_memory_to_file_and_stays_the_same(string name, string sum)
    {
        using WasiMemoryProvider original = Open(Unpack(name), FileOpenMode.OpenExisting);
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
        Assert.Equal(sum, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(copy))));
    }

    [SkippableTheory]
    [MemberData(nameof(Sums))]
    public void An_image_that_is_mapped_is_the_same_and_stays_so(string name, string sum)
    {
        Tool.RequireLinux();
        string path = Unpack(name);
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

        Assert.Equal(sum, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        Assert.Equal(sum, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(copy))));
    }

    [Fact]
    public void Every_image_has_its_sum()
        => Assert.Equal(
            Directory.GetFiles(Images, "*.img.gz").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
            Sums.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    public void Dispose() => _directory.Dispose();

    private string Unpack(string name)
    {
        string path = _directory[name];
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Images, name + ".gz")), CompressionMode.Decompress);
        using FileStream file = File.Create(path);
        packed.CopyTo(file);
        return path;
    }

    private static WasiMemoryProvider Open(string path, FileOpenMode mode)
        => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Mode = mode }).Value;

    private static string SumOf(IMemoryProvider provider)
    {
        using MemoryProviderStream stream = provider.AsStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
