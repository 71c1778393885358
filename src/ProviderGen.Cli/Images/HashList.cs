using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace ProviderGen.Cli.Images;

/// <summary>Pages in a row with the same SHA-256.</summary>
internal readonly record struct HashedPages(long First, long Count, string Hash);

/// <summary>
/// A recorded list of the hashes of an image, as text: a title, the number of pages, and one line for each run of equal pages.
/// </summary>
internal static partial class HashList
{
    private const string Title = "providergen hashes 1";

    /// <summary>The hashes of an image, in order, of all its bytes.</summary>
    public static IEnumerable<HashedPages> Of(IMemoryProvider image, Action<long> report)
    {
        string zero = HashOf(new byte[ImageFile.PageSize]);
        return AdjacentRuns.Join<HashedPages>(
            Parts(image, zero, report),
            static (run, next) => next.Hash == run.Hash ? run with { Count = run.Count + next.Count } : null);
    }

    public static void WriteTitle(TextWriter list, long pages)
    {
        list.WriteLine(Title);
        list.WriteLine(Invariant($"{pages} pages of {ImageFile.PageSize} bytes"));
    }

    public static void Write(TextWriter list, HashedPages run)
        => list.WriteLine(Invariant($"{run.First} {run.Count} {run.Hash}"));

    /// <summary>Reads a list: its title at once, and the rest line by line.</summary>
    /// <exception cref="ToolFailureException">It is not a list, or not a whole one.</exception>
    public static IEnumerable<HashedPages> Read(HashListText list, string path)
    {
        if (list.ReadLine() != Title)
            throw ToolFailureException.BadInput($"'{path}' is not a list of hashes: its first line is not '{Title}'.");
        if (!long.TryParse(PageCount().Match(list.ReadLine() ?? "").Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long pages))
            throw ToolFailureException.BadInput($"'{path}' is not a list of hashes: its second line does not say how many pages there are.");
        return Runs(list, path, pages);
    }

    private static IEnumerable<HashedPages> Runs(HashListText list, string path, long pages)
    {
        long next = 0;
        while (next < pages)
        {
            Match line = Run().Match(list.ReadLine() ?? throw ToolFailureException.BadInput($"'{path}' is cut off: it ends before page {next} of {pages}."));
            if (!line.Success
                || !long.TryParse(line.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long first)
                || !long.TryParse(line.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
                || first != next || count < 1 || count > pages - next)
                throw ToolFailureException.BadInput($"'{path}' is not a whole list of hashes: page {next} of {pages} does not follow.");
            next += count;
            yield return new HashedPages(first, count, line.Groups[3].Value);
        }

        if (list.ReadLine() is not null)
            throw ToolFailureException.BadInput($"'{path}' is not a list of hashes: it goes on after page {pages - 1}.");
    }

    private static IEnumerable<HashedPages> Parts(IMemoryProvider image, string zero, Action<long> report)
    {
        byte[] buffer = DataPages.Buffer();
        foreach (DataRange chunk in DataPages.AllChunks(image.Size))
        {
            image.Read(chunk.Offset, buffer.AsSpan(0, (int)chunk.Length)).ThrowIfError();
            for (int at = 0; at < chunk.Length; at += ImageFile.PageSize)
            {
                // Most pages of a sparse image are zeros, whose hash is known.
                Memory<byte> page = buffer.AsMemory(at, ImageFile.PageSize);
                string hash = page.Span.ContainsAnyExcept((byte)0) ? HashOf(page.Span) : zero;
                yield return new HashedPages((chunk.Offset + at) / ImageFile.PageSize, 1, hash);
            }

            report(chunk.End);
        }
    }

    private static string HashOf(ReadOnlySpan<byte> page) => Convert.ToHexStringLower(SHA256.HashData(page));

    [GeneratedRegex("^([0-9]+) pages of 65536 bytes$")]
    private static partial Regex PageCount();

    [GeneratedRegex("^([0-9]+) ([0-9]+) ([0-9a-f]{64})$")]
    private static partial Regex Run();
}
