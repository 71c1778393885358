using System.Runtime.InteropServices.JavaScript;
using System.Security.Cryptography;
using ProviderGen;

namespace Browser.Worker;

/// <summary>The image that the page shows, for page/worker.js. What a provider refuses is thrown, and becomes an error there.</summary>
internal static partial class ImageExports
{
    private static OpfsMemoryProvider? _image;

    private static OpfsMemoryProvider Image => _image ?? throw new InvalidOperationException("There is no image open.");

    /// <summary>Opens a file of the browser, instead of the one that is open.</summary>
    [JSExport]
    internal static async Task Open(string file, string name)
    {
        Close();
        _image = (await OpfsMemoryProvider.OpenAsync(file, name)).ThrowIfError();
    }

    /// <summary>Throws if a file is not an image.</summary>
    [JSExport]
    internal static async Task Check(string file, string name)
    {
        using OpfsMemoryProvider image = (await OpfsMemoryProvider.OpenAsync(file, name)).ThrowIfError();
        image.Flush().ThrowIfError();
    }

    [JSExport]
    internal static void Close()
    {
        _image?.Dispose();
        _image = null;
    }

    [JSExport]
    internal static int PageSize() => Image.PageSize;

    [JSExport]
    [return: JSMarshalAs<JSType.Number>]
    internal static long Pages() => Image.Pages;

    /// <summary>How much of each page is in use; see <see cref="PageMap"/>.</summary>
    [JSExport]
    internal static byte[] Map([JSMarshalAs<JSType.Number>] long firstPage, int count) => PageMap.Of(Image, firstPage, count);

    [JSExport]
    internal static byte[] Read([JSMarshalAs<JSType.Number>] long offset, int length)
    {
        byte[] bytes = new byte[length];
        Image.Read(offset, bytes).ThrowIfError();
        return bytes;
    }

    [JSExport]
    internal static void Write([JSMarshalAs<JSType.Number>] long offset, byte[] bytes) => Image.Write(offset, bytes).ThrowIfError();

    [JSExport]
    internal static void Grow(int pages) => Image.Grow(pages).ThrowIfError();

    [JSExport]
    internal static void Flush() => Image.Flush().ThrowIfError();

    /// <summary>The SHA-256 of the image, lower-case hexadecimal.</summary>
    [JSExport]
    internal static string Hash()
    {
        using MemoryProviderStream stream = Image.AsStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
