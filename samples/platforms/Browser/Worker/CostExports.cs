using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using ProviderGen;
using ProviderGen.Providers;

namespace Browser.Worker;

/// <summary>What calls cost in this browser, for page/worker.js.</summary>
internal static partial class CostExports
{
    private const int Pages = 16;
    private const int BlockBytes = 4096;
    private const int Blocks = Pages * 65_536 / BlockBytes;
    private const int Batch = 20;
    private const long LeastMilliseconds = 150;

    [JSExport]
    internal static string Runtime() => $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}";

    /// <summary>A line of text for each call: its name, a tab, and the mean of its time in microseconds.</summary>
    [JSExport]
    internal static async Task<string> Measure()
    {
        SyncAccessHandle raw = await SyncAccessHandle.OpenAsync("scratch/costs");
        try
        {
            return Measure(raw);
        }
        finally
        {
            raw.Close();
        }
    }

    private static string Measure(SyncAccessHandle raw)
    {
        using OpfsMemoryProvider file = OpfsMemoryProvider.Open(new LentHandle(raw), "costs").ThrowIfError();
        using var heap = new HeapMemoryProvider();
        foreach (IMemoryProvider provider in new IMemoryProvider[] { file, heap })
        {
            provider.Grow(Pages).ThrowIfError();
            provider.Write(0, new byte[provider.Size]).ThrowIfError();
        }

        byte[] few = new byte[64];
        byte[] block = new byte[BlockBytes];
        byte[] page = new byte[file.PageSize];
        return string.Join('\n',
            Line("OPFS: ask for the length", _ => raw.GetSize()),
            Line("OPFS: read 64 bytes", offset => file.Read(offset, few).ThrowIfError()),
            Line("OPFS: read 4 KiB", offset => file.Read(offset, block).ThrowIfError()),
            Line("OPFS: read 64 KiB", _ => file.Read(0, page).ThrowIfError()),
            Line("OPFS: write 4 KiB", offset => file.Write(offset, block).ThrowIfError()),
            Line("OPFS: write 4 KiB and flush", offset =>
            {
                file.Write(offset, block).ThrowIfError();
                file.Flush().ThrowIfError();
            }),
            Line("heap: read 64 bytes", offset => heap.Read(offset, few).ThrowIfError()),
            Line("heap: read 4 KiB", offset => heap.Read(offset, block).ThrowIfError()),
            Line("heap: write 4 KiB", offset => heap.Write(offset, block).ThrowIfError()));
    }

    // Long enough for the clock, which browsers make coarse; twice, as the first time the runtime is still compiling.
    private static string Line(string name, Action<long> call)
    {
        Mean(call);
        return string.Create(CultureInfo.InvariantCulture, $"{name}\t{Mean(call):0.00}");
    }

    private static double Mean(Action<long> call)
    {
        long count = 0;
        var watch = Stopwatch.StartNew();
        while (watch.ElapsedMilliseconds < LeastMilliseconds)
        {
            for (int i = 0; i < Batch; i++)
                call(count++ % Blocks * BlockBytes);
        }

        return watch.Elapsed.TotalMicroseconds / count;
    }
}
