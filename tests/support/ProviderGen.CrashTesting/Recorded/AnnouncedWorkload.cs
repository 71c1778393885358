using System.Globalization;
using ProviderGen.Providers;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>
/// What the recorded process does: it creates an image, grows, writes and flushes it, closes it, renames it, and opens it
/// again. What it is about to do, and which flushes have succeeded, it writes to its output, so that this is in the record
/// as well, in order.
/// </summary>
public static class AnnouncedWorkload
{
    private const string Prefix = "announced: ";
    private const long MaxPages = 8;
    private const int MaxLength = 3_000;
    private static readonly string Mark = '"' + SystemCall.Hex(Prefix);

    /// <summary>Carries the workload out, in an empty directory.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string directory, int seed, int operations)
    {
        var random = new Random(seed);
        int files = 0;
        string path = Path.Combine(directory, "0.img");
        WasiMemoryProvider provider = Open(path, random);
        for (int operation = 0; operation < operations; operation++)
        {
            switch (random.Next(16))
            {
                case 0 or 1 or 2:
                    provider.Flush().ThrowIfError();
                    Announce("flushed");
                    break;
                case 3:
                    provider.Dispose();
                    if (random.Next(2) == 0)
                        File.Move(path, path = Path.Combine(directory, Text($"{++files}.img")), overwrite: true);
                    provider = Open(path, random);
                    break;
                case 4 when provider.Pages < MaxPages:
                case var _ when provider.Pages == 0:
                    long pages = random.NextInt64(1, 3);
                    Announce(Text($"grow {pages}"));
                    provider.Grow(pages).ThrowIfError();
                    break;
                default:
                    int length = random.Next(1, MaxLength);
                    var write = new KillWrite(random.NextInt64(provider.Size - length + 1), length, random.Next());
                    Announce(Text($"write {write.Offset} {write.Length} {write.Seed}"));
                    provider.Write(write.Offset, write.Bytes()).ThrowIfError();
                    break;
            }
        }

        provider.Dispose();
        return 0;
    }

    /// <summary>Tells an oracle what a call announces.</summary>
    /// <returns>Whether the call announces a flush that has succeeded; null if it announces nothing.</returns>
    /// <exception cref="InvalidDataException">The announcement is not understood.</exception>
    public static bool? Hear(SystemCall call, NamedOracle oracle)
    {
        if (call is not { Name: "write", Error: null, Arguments: [_, var bytes, _] } || !bytes.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        string[] words = SystemCall.TextOf(bytes)[Prefix.Length..].TrimEnd('\n').Split(' ');
        switch (words)
        {
            case ["flushed"]:
                oracle.Flushed();
                return true;
            case ["grow", var pages]:
                oracle.WillGrow(oracle.Current.Length + (Number(pages) * KillStep.PageSize));
                return false;
            case ["write", var offset, var length, var seed]:
                oracle.WillWrite(Number(offset), new KillWrite(Number(offset), (int)Number(length), (int)Number(seed)).Bytes());
                return false;
            default:
                throw new InvalidDataException($"This announcement is not understood: {string.Join(' ', words)}");
        }
    }

    private static WasiMemoryProvider Open(string path, Random random)
        => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Lock = random.Next(2) == 0 }).ThrowIfError();

    private static void Announce(string what) => Console.Out.Write(Prefix + what + "\n");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
