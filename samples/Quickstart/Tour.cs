using System.Text;
using ProviderGen;
using ProviderGen.Providers;

namespace Quickstart;

/// <summary>The main job, step by step: an image moves between providers, changes, and is still itself.</summary>
internal sealed class Tour(IMemoryProvider given, string path, Workplace workplace)
{
    private readonly string _hash = Report.Hash(given);

    public string Run()
    {
        ShowImage();
        string copy = CarryAround();
        GrowWriteFlushReopen(copy);
        UseProviderOfOnesOwn();
        ShowRejections(copy);
        return _hash;
    }

    private void ShowImage()
    {
        Report.Chapter($"1. A database image: {Path.GetFileName(path)}");
        Report.Line($"  {given.Pages} pages of {given.PageSize:N0} bytes, {given.Size:N0} bytes");
        Report.Line($"  SHA-256 {_hash}");
        Report.Map(given);
    }

    private string CarryAround()
    {
        Report.Chapter("2. From the file to the heap, to Internet Computer stable memory, and back to a file");
        string copy = workplace.PathOf("carried.img");
        using var heap = new HeapMemoryProvider();
        using var canister = IcMemoryProvider.Open(new InProcessStableMemory()).ThrowIfError();
        using var file = WasiMemoryProvider.Open(copy).ThrowIfError();
        Carry(given, heap, "file → heap");
        Carry(heap, canister, "heap → stable memory");
        Carry(canister, file, "stable memory → file");
        file.Flush().ThrowIfError();
        return copy;
    }

    private static void GrowWriteFlushReopen(string copy)
    {
        Report.Chapter("3. Grow, write, flush, reopen");
        byte[] note = Encoding.UTF8.GetBytes("written across a page border");
        long grown;
        using (var file = WasiMemoryProvider.Open(copy).ThrowIfError())
        {
            long previous = file.Grow(2).Value;
            grown = ((previous + 1) * file.PageSize) - 10;
            file.Write(grown, note).ThrowIfError();
            file.Flush().ThrowIfError();
            Report.Line($"  Grow(2)   returned {previous}, the page count before; now there are {file.Pages}");
            Report.Line($"  Write     {note.Length} bytes at offset {grown:N0}, then Flush: durable from here on");
        }

        using var reopened = WasiMemoryProvider.Open(copy).ThrowIfError();
        byte[] found = new byte[note.Length];
        reopened.Read(grown, found).ThrowIfError();
        Require(found.AsSpan().SequenceEqual(note), "what was written is not there after reopening");
        Report.Line($"  Reopened  {reopened.Pages} pages, and reads “{Encoding.UTF8.GetString(found)}”");
    }

    private void UseProviderOfOnesOwn()
    {
        Report.Chapter("4. A provider of your own: SparseMemoryProvider.cs");
        using var sparse = new SparseMemoryProvider();
        Carry(given, sparse, "file → sparse");
        sparse.Grow(1_000_000).ThrowIfError();
        sparse.Write(sparse.Size - sizeof(long), 42L).ThrowIfError();
        Report.Line($"  {"Grow(1000000)",-22} {sparse.Size,12:N0} bytes, of which {sparse.PagesInMemory} pages take up memory");
        Require(sparse.Read<long>(sparse.Size - sizeof(long)).Value == 42, "the last number of the sparse provider is wrong");
        Report.Line($"  bounds checks, growth and errors are generated: see samples/Quickstart/obj/generated");
    }

    private void ShowRejections(string copy)
    {
        Report.Chapter("5. What rejections look like");
        using var file = WasiMemoryProvider.Open(copy).ThrowIfError();
        Report.Line($"  out of bounds  {file.Read(file.Size - 3, stackalloc byte[8])}");
        Report.Line($"  second opener  {WasiMemoryProvider.Open(copy)}");

        string torn = workplace.PathOf("torn.img");
        File.WriteAllBytes(torn, new byte[100_000]);
        Report.Line($"  misaligned     {WasiMemoryProvider.Open(torn)}");
        Require(new FileInfo(torn).Length == 100_000, "the misaligned file has been changed");
    }

    private void Carry(IMemoryProvider source, IMemoryProvider destination, string title)
    {
        source.CopyTo(destination).ThrowIfError();
        Require(Report.Hash(destination) == _hash, $"{title}: the image has changed on the way");
        Report.Line($"  {title,-22} {destination.Size,12:N0} bytes, SHA-256 equal");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidDataException(otherwise);
    }
}
