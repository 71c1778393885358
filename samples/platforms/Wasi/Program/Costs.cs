using System.Diagnostics;
using ProviderGen;
using ProviderGen.Providers;

namespace Wasi;

/// <summary>What calls cost where this runs: the figures of docs/webassembly.md.</summary>
internal static class Costs
{
    public static int Run(string directory)
    {
        string path = Path.Combine(directory, "costs.img");
        using (WasiMemoryProvider file = WasiMemoryProvider.Open(path).ThrowIfError())
            Measure("file", file);
        File.Delete(path);
        using (var heap = new HeapMemoryProvider())
            Measure("heap", heap);
        if (HostStableMemory.TryBind() is { } memory)
        {
            using IcMemoryProvider stable = IcMemoryProvider.Open(memory).ThrowIfError();
            Measure("stable memory", stable);
        }

        return 0;
    }

    private static void Measure(string name, IMemoryProvider provider)
    {
        const int Pages = 16;
        provider.Grow(Pages).ThrowIfError();
        foreach (int length in new[] { 64, 4_096, 65_536 })
        {
            byte[] buffer = new byte[length];
            long last = provider.Size - length;
            double read = Microseconds(i => provider.Read(i * 977L * 64 % last, buffer).ThrowIfError());
            double written = Microseconds(i => provider.Write(i * 977L * 64 % last, buffer).ThrowIfError());
            Console.WriteLine($"{name,-14} {length,6} bytes: read {read,8:F2} us, write {written,8:F2} us");
        }

        if (provider is IDurableMemoryProvider durable)
            Console.WriteLine($"{name,-14} flush after a write of 8 bytes: {Microseconds(i => { provider.Write(0, (long)i).ThrowIfError(); durable.Flush().ThrowIfError(); }, 200),8:F2} us");
    }

    private static double Microseconds(Action<int> call, int times = 5_000)
    {
        for (int i = 0; i < times / 2; i++)
            call(i);
        var time = Stopwatch.StartNew();
        for (int i = 0; i < times; i++)
            call(i);
        return time.Elapsed.TotalMicroseconds / times;
    }
}
