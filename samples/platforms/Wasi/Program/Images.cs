using System.Diagnostics;
using System.Security.Cryptography;
using ProviderGen;
using ProviderGen.Providers;

namespace Wasi;

/// <summary>Images that other software wrote, opened from files and carried through the providers.</summary>
internal static class Images
{
    public static int Run(string directory)
    {
        int right = 0;
        string[] sums = File.ReadAllLines(Path.Combine(directory, "SHA256SUMS"));
        foreach (string line in sums)
        {
            string name = line[66..];
            var time = Stopwatch.StartNew();
            string found = Carry(Path.Combine(directory, name));
            bool isRight = found == line[..64];
            right += isRight ? 1 : 0;
            Console.WriteLine($"{found}  {name}{(isRight ? "" : "  WRONG")} ({time.Elapsed.TotalSeconds:F1} s)");
        }

        Console.WriteLine($"{right} of {sums.Length} images verified");
        return right == sums.Length ? 0 : 1;
    }

    /// <summary>The sum of an image.</summary>
    public static string SumOf(IMemoryProvider image)
    {
        using MemoryProviderStream stream = image.AsStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    // File, heap, and a file again, which is opened anew: what its sum is made of has been through all of them.
    private static string Carry(string path)
    {
        string copy = path + ".copy";
        using (WasiMemoryProvider original = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { ReadOnly = true }).ThrowIfError())
        using (var heap = new HeapMemoryProvider())
        using (WasiMemoryProvider last = WasiMemoryProvider.Open(copy, new FileMemoryProviderOptions { Mode = FileOpenMode.CreateNew }).ThrowIfError())
        {
            original.CopyTo(heap).ThrowIfError();
            heap.CopyTo(last).ThrowIfError();
            last.Flush().ThrowIfError();
        }

        using (WasiMemoryProvider last = WasiMemoryProvider.Open(copy).ThrowIfError())
        {
            string sum = SumOf(last);
            File.Delete(copy);
            return sum;
        }
    }
}
