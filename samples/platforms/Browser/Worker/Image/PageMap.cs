using System.Globalization;
using ProviderGen;

namespace Browser.Worker;

/// <summary>A picture of an image: one level a page, 0 for nothing but zeros, 1 and up for more and more of the page in use.</summary>
internal static class PageMap
{
    // From which part of a page on a level begins, in percent. Level 1 is for any byte at all.
    private static readonly int[] Begins = [5, 40, 80];

    public static byte[] Of(IMemoryProvider image, long firstPage, int count)
    {
        byte[] levels = new byte[count];
        byte[] page = new byte[image.PageSize];
        for (int i = 0; i < count; i++)
        {
            image.Read((firstPage + i) * image.PageSize, page).ThrowIfError();
            levels[i] = LevelOf(page);
        }

        return levels;
    }

    /// <summary>What each level means, in words.</summary>
    public static string[] Levels() =>
    [
        "zeros",
        .. Begins.Select(percent => string.Create(CultureInfo.InvariantCulture, $"less than {percent} % in use")),
        string.Create(CultureInfo.InvariantCulture, $"{Begins[^1]} % or more in use"),
    ];

    private static byte LevelOf(ReadOnlySpan<byte> page)
    {
        long used = page.Length - page.Count((byte)0);
        if (used == 0)
            return 0;
        byte level = 1;
        foreach (int percent in Begins)
        {
            if (used * 100 >= (long)percent * page.Length)
                level++;
        }

        return level;
    }
}
