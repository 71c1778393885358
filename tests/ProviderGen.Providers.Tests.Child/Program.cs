using System.Globalization;
using ProviderGen;
using ProviderGen.Providers;

// What the tests need another process for.
//
//   hold <path>                    opens the file, says so, and keeps it open until its input ends
//   access <path> <read|write> <n> accesses the file n times between two look-ups of files that do not exist
switch (args)
{
    case ["hold", var path]:
        return Hold(path);
    case ["access", var path, var kind, var count]:
        return Access(path, kind == "write", int.Parse(count, CultureInfo.InvariantCulture));
    default:
        Console.Error.WriteLine("usage: hold <path> | access <path> <read|write> <n>");
        return 2;
}

static int Hold(string path)
{
    MemoryResult<WasiMemoryProvider> opened = WasiMemoryProvider.Open(path);
    if (!opened.TryGetValue(out WasiMemoryProvider? provider, out MemoryError? error))
    {
        Console.WriteLine("refused: " + error.Message);
        return 1;
    }

    Console.WriteLine("opened");
    Console.In.ReadToEnd();
    provider.Dispose();
    return 0;
}

static int Access(string path, bool write, int count)
{
    using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
    provider.Grow(4).ThrowIfError();
    byte[] buffer = new byte[64];
    if (!Repeat(provider, buffer, write, 100))
        return 1;

    // Whoever traces this process counts what lies between these two.
    _ = File.Exists("/marker-start");
    bool succeeded = Repeat(provider, buffer, write, count);
    _ = File.Exists("/marker-end");
    return succeeded ? 0 : 1;
}

static bool Repeat(WasiMemoryProvider provider, byte[] buffer, bool write, int count)
{
    bool succeeded = true;
    for (int i = 0; i < count; i++)
    {
        long offset = i * 977L % (provider.Size - buffer.Length);
        succeeded &= (write ? provider.Write(offset, buffer) : provider.Read(offset, buffer)).IsOk;
    }

    return succeeded;
}
