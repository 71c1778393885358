using ProviderGen;

namespace Browser.Worker;

/// <summary>A picture of an image: one level a page, 0 for nothing but zeros, 1 to 4 for more and more of the page in use.</summary>
internal static class PageMap
{
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

    private static byte LevelOf(ReadOnlySpan<byte> page)
    {
        double used = 1.0 - ((double)page.Count((byte)0) / page.Length);
        return used switch { 0 => 0, < 0.05 => 1, < 0.4 => 2, < 0.8 => 3, _ => 4 };
    }
}
