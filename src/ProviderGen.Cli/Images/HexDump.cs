using System.Text;
using System.Text.Json;
using ProviderGen.Cli.Output;
using static System.FormattableString;

namespace ProviderGen.Cli.Images;

/// <summary>Bytes in rows of sixteen, with a border above each page. Rows of zeros, and pages of them, are left out and counted.</summary>
internal sealed class HexDump(IMemoryProvider image, ToolContext context)
{
    private const int RowBytes = 16;

    public void Write(DataRange range)
    {
        long end = range.Offset; // of what has been written
        long zeros = range.Offset; // and of the zeros behind it, which are about to be
        foreach (DataRange part in PartsWithData(range))
        {
            if (part.Offset > zeros)
            {
                Gap(end, zeros, "zeros");
                Gap(zeros, part.Offset, "hole");
                end = part.Offset;
            }

            zeros = part.End;
            byte[] bytes = BytesOf(part);
            if (!bytes.AsSpan().ContainsAnyExcept((byte)0))
                continue;
            Gap(end, part.Offset, "zeros");
            WritePage(part, bytes);
            end = part.End;
        }

        Gap(end, zeros, "zeros");
        Gap(zeros, range.End, "hole");
    }

    public void Write(Utf8JsonWriter json, string path, DataRange range)
    {
        json.WriteString("image", path);
        json.WriteNumber("offset", range.Offset);
        json.WriteNumber("length", range.Length);
        json.WriteStartArray("rows"); // those that are not there hold zeros
        foreach (DataRange part in PartsWithData(range))
        {
            foreach (var (offset, row) in RowsOf(part, BytesOf(part)).Where(row => row.Bytes.AsSpan().ContainsAnyExcept((byte)0)))
            {
                json.WriteStartObject();
                json.WriteNumber("offset", offset);
                json.WriteString("hex", Convert.ToHexStringLower(row));
                json.WriteEndObject();
            }

            ToolConsole.FlushSome(json);
        }

        json.WriteEndArray();
    }

    /// <summary>What of the range is not a hole, page by page.</summary>
    private IEnumerable<DataRange> PartsWithData(DataRange range)
    {
        foreach (DataRange data in DataPages.RangesOf(range.End, image).Where(data => data.End > range.Offset))
        {
            for (long page = data.Offset; page < data.End; page += ImageFile.PageSize)
            {
                long start = Math.Max(page, range.Offset);
                long end = Math.Min(page + ImageFile.PageSize, range.End);
                if (start < end)
                    yield return new DataRange(start, end - start);
            }
        }
    }

    private byte[] BytesOf(DataRange part)
    {
        context.Cancelled.ThrowIfCancellationRequested();
        byte[] bytes = new byte[part.Length];
        image.Read(part.Offset, bytes).ThrowIfError();
        return bytes;
    }

    private static IEnumerable<(long Offset, byte[] Bytes)> RowsOf(DataRange part, byte[] bytes)
    {
        for (int at = 0; at < bytes.Length; at += RowBytes)
            yield return (part.Offset + at, bytes[at..Math.Min(at + RowBytes, bytes.Length)]);
    }

    // Written past the library for markup, which takes its time with every piece of it.
    private void WritePage(DataRange part, byte[] bytes)
    {
        TextWriter output = context.Console.Out;
        output.WriteLine(Grey(Invariant($"── page {part.Offset / ImageFile.PageSize} {new string('─', 61)}")));
        long? zerosFrom = null;
        foreach (var (offset, row) in RowsOf(part, bytes))
        {
            if (!row.AsSpan().ContainsAnyExcept((byte)0))
            {
                zerosFrom ??= offset;
                continue;
            }

            WriteZeros(zerosFrom, offset);
            zerosFrom = null;
            output.WriteLine($"{Blue(Text.Hex(offset))}  {Hex(row)}  {Green(Characters(row))}");
        }

        WriteZeros(zerosFrom, part.End);
    }

    private void WriteZeros(long? from, long to)
    {
        if (from is { } start)
            context.Console.Out.WriteLine($"{Blue(Text.Hex(start))}  {Grey(Text.Count(to - start, "zero byte"))}");
    }

    private string Grey(string text) => context.Console.Paint(90, text);

    private string Blue(string text) => context.Console.Paint(34, text);

    private string Green(string text) => context.Console.Paint(32, text);

    private void Gap(long start, long end, string what)
    {
        if (start >= end)
            return;
        long first = start / ImageFile.PageSize;
        long last = (end - 1) / ImageFile.PageSize;
        string pages = first == last ? $"page {first}" : $"pages {first} to {last}";
        context.Console.Line($"[grey]── {pages}: {what}, {Text.Bytes(end - start)}[/]");
    }

    private static string Hex(byte[] row)
    {
        string digits = Convert.ToHexStringLower(row).PadRight(2 * RowBytes);
        var text = new StringBuilder(4 * RowBytes);
        for (int i = 0; i < RowBytes; i++)
            text.Append(i == RowBytes / 2 ? "  " : i > 0 ? " " : "").Append(digits, 2 * i, 2);
        return text.ToString();
    }

    private static string Characters(byte[] row)
        => string.Concat(row.Select(value => value is >= 0x20 and < 0x7f ? (char)value : '.'));
}
