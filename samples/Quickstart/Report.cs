using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProviderGen;

namespace Quickstart;

/// <summary>What the sample prints, and how.</summary>
internal static class Report
{
    private const int PagesPerLine = 64;

    static Report() => Console.OutputEncoding = Encoding.UTF8;

    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public static void Line() => Console.WriteLine();

    public static void Chapter(string title)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine(new string('─', title.Length));
    }

    public static int Reject(string message, int exitCode)
    {
        Console.Error.WriteLine($"error: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }

    /// <summary>The SHA-256 of an image, lower-case hexadecimal.</summary>
    public static string Hash(IMemoryProvider provider)
    {
        using MemoryProviderStream stream = provider.AsStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Draws a picture of the image, one mark a page.</summary>
    public static void Map(IMemoryProvider provider)
    {
        var page = new byte[provider.PageSize];
        var marks = new StringBuilder();
        for (long number = 0; number < Math.Min(provider.Pages, PagesPerLine * 8); number++)
        {
            if (number % PagesPerLine == 0)
                marks.Append(number == 0 ? "  " : "\n  ");
            provider.Read(number * provider.PageSize, page).ThrowIfError();
            double used = 1.0 - ((double)page.AsSpan().Count((byte)0) / page.Length);
            marks.Append(used switch { 0 => '·', < 0.05 => '░', < 0.4 => '▒', < 0.8 => '▓', _ => '█' });
        }

        if (marks.Length == 0)
            return;
        Console.WriteLine(marks);
        Console.WriteLine("  · zeros   ░ ▒ ▓ █ more and more of the page in use");
    }
}
