using System.Globalization;

namespace ProviderGen.Cli.Output;

/// <summary>Numbers as people read them.</summary>
internal static class Text
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long value, string noun) => $"{Number(value)} {noun}{(value == 1 ? "" : "s")}";

    /// <summary>The verb for so many of something.</summary>
    public static string Verb(long value, string verb) => value == 1 ? verb + "s" : verb;

    /// <summary>
    /// What something is called outside, in one line and without what a terminal would obey: control characters, and those that turn
    /// the direction of writing.
    /// </summary>
    public static string Plain(string name) => string.Concat(name.ReplaceLineEndings(" ").Select(c => IsObeyed(c) ? '?' : c));

    /// <summary>The size in the largest unit that leaves a digit before the point.</summary>
    public static string Size(long bytes)
    {
        int unit = 0;
        double value = bytes;
        for (; value >= 1024 && unit < Units.Length - 1; unit++)
            value /= 1024;
        return value.ToString(unit == 0 ? "N0" : "0.##", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    /// <summary>Both: the bytes for comparing, the unit for judging.</summary>
    public static string Bytes(long bytes) => bytes < 1024 ? Count(bytes, "byte") : $"{Number(bytes)} bytes ({Size(bytes)})";

    private static bool IsObeyed(char c) => char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    public static string Hex(long value) => value.ToString(value > uint.MaxValue ? "x12" : "x8", CultureInfo.InvariantCulture);
}
