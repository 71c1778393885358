using System.Globalization;
using ProviderGen;
using ProviderGen.CrashTesting;
using ProviderGen.CrashTesting.Recorded;
using ProviderGen.TestHost;

// What the tests need another process for.
//
//   hold <path>                    opens the file, says so, and keeps it open until its input ends
//   pairs <path>                   opens the file twice at a time in every pair of ways, and says which go together
//   access <path> <read|write|flush> <n> <"by calls"|mapped>
//                                  does so n times between two look-ups of files that do not exist
//   work <path> <seed> <steps> <honestly|lying> <"by calls"|mapped>
//                                  grows, writes, flushes and reports each flush, until it is killed
//   announce <directory> <seed> <operations>
//                                  creates an image, works on it, and says before and after what it does
//   once <path> <"by calls"|mapped>
//                                  does every operation once, and says what came of it
//   export <image> <directory> <template>
//                                  writes a canister snapshot, with all that there is in another one, and says what came of it
//   sparse <bytes>                 grows a heap to so many bytes, touches little of it, and says what that took
//   serve                          carries out the commands on its input, and answers each
switch (args)
{
    case ["hold", var path]:
        return Hold(path);
    case ["pairs", var path]:
        return Pairs(path);
    case ["access", var path, var kind, var count, var way]:
        return Access(path, kind, int.Parse(count, CultureInfo.InvariantCulture), way == "mapped");
    case ["work", var path, var seed, var steps, var manner, var way]:
        return KillWorkload.Run(
            path,
            int.Parse(seed, CultureInfo.InvariantCulture),
            int.Parse(steps, CultureInfo.InvariantCulture),
            lies: manner == "lying",
            mapped: way == "mapped");
    case ["announce", var directory, var seed, var operations]:
        return AnnouncedWorkload.Run(
            directory, int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(operations, CultureInfo.InvariantCulture));
    case ["once", var path, var way]:
        return EachOnce.Run(path, mapped: way == "mapped");
    case ["export", var image, var directory, var template]:
        return Export(image, directory, template);
    case ["sparse", var bytes]:
        return SparseHeap.Run(long.Parse(bytes, CultureInfo.InvariantCulture));
    case ["serve"]:
        return new Server().Run(Console.In, Console.Out);
    default:
        Console.Error.WriteLine(
            "usage: hold <path> | pairs <path> | access <path> <read|write|flush> <n> <\"by calls\"|mapped>"
            + " | work <path> <seed> <steps> <honestly|lying> <\"by calls\"|mapped> | announce <directory> <seed> <operations> | once <path> <\"by calls\"|mapped> | export <image> <directory> <template> | sparse <bytes> | serve");
        return 2;
}

static int Hold(string path)
{
    MemoryResult<WasiMemoryProvider> opened = WasiMemoryProvider.Open(path);
    if (!opened.TryGetValue(out WasiMemoryProvider? provider, out MemoryError? error))
    {
        Console.WriteLine("rejected: " + error.Message);
        return 1;
    }

    Console.WriteLine("opened");
    Console.In.ReadToEnd();
    provider.Dispose();
    return 0;
}

static int Export(string image, string directory, string template)
{
    using WasiMemoryProvider file = WasiMemoryProvider.Open(image, new FileMemoryProviderOptions { ReadOnly = true }).ThrowIfError();
    MemoryResult exported = CanisterSnapshot.Export(file, directory, CanisterSnapshot.Open(template).ThrowIfError());
    Console.WriteLine(exported.Error?.Message ?? "exported");
    return 0;
}

static int Pairs(string path)
{
    (string Name, FileMemoryProviderOptions Options)[] ways =
    [
        ("own", new()),
        ("share", new() { Lock = false }),
        ("own-read-only", new() { ReadOnly = true }),
        ("share-read-only", new() { ReadOnly = true, Lock = false }),
    ];
    foreach (var (firstName, firstOptions) in ways)
    {
        foreach (var (secondName, secondOptions) in ways)
        {
            using WasiMemoryProvider first = WasiMemoryProvider.Open(path, firstOptions).Value;
            if (!WasiMemoryProvider.Open(path, secondOptions).TryGetValue(out WasiMemoryProvider? second))
                continue;
            second.Dispose();
            Console.WriteLine($"{firstName} {secondName}");
        }
    }

    return 0;
}

static int Access(string path, string kind, int count, bool mapped)
{
    using IDurableMemoryProvider provider = FileProviders.Open(path, mapped).Value;
    provider.Grow(4).ThrowIfError();
    byte[] buffer = new byte[64];
    if (kind != "flush" && !Repeat(provider, buffer, kind, 100))
        return 1; // Flushes are not practised: the first one is special.

    // Whoever traces this process counts what lies between these two.
    _ = File.Exists("/marker-start");
    bool succeeded = Repeat(provider, buffer, kind, count);
    _ = File.Exists("/marker-end");
    return succeeded ? 0 : 1;
}

static bool Repeat(IDurableMemoryProvider provider, byte[] buffer, string kind, int count)
{
    bool succeeded = true;
    for (int i = 0; i < count; i++)
    {
        long offset = i * 977L % (provider.Size - buffer.Length);
        succeeded &= kind switch
        {
            "read" => provider.Read(offset, buffer),
            "write" => provider.Write(offset, buffer),
            _ => provider.Flush(),
        } is { IsOk: true };
    }

    return succeeded;
}
