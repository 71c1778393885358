using ProviderGen;
using ProviderGen.Providers;

string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
try
{
    using (WasiMemoryProvider file = WasiMemoryProvider.Open(path).ThrowIfError())
    {
        file.Grow(3).ThrowIfError();
        file.Write<long>(131_068, 0x0123_4567_89AB_CDEF).ThrowIfError();
        file.Flush().ThrowIfError();
        using var heap = new HeapMemoryProvider();
        file.CopyTo(heap).ThrowIfError();
        Console.WriteLine($"{heap.Pages} pages, {heap.Read<long>(131_068).Value:X}");
    }

    File.AppendAllText(path, "torn");
    Console.WriteLine(WasiMemoryProvider.Open(path).Error is MemoryError.ProviderError ? "rejected" : "opened");
}
finally
{
    File.Delete(path);
}
