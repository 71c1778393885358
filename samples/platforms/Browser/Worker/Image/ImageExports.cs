using System.Runtime.InteropServices.JavaScript;
using System.Security.Cryptography;
using ProviderGen;

namespace Browser.Worker;

/// <summary>The image that the page shows, for page/worker.js. What a provider rejects is thrown, and becomes an error there.</summary>
internal static partial class ImageExports
{
    // SHA-256 in WebAssembly holds all of its input in memory before it begins, and there are 2 GiB of that.
    private const long MaxHashedBytes = 256L << 20;

    private static readonly string[] Files = ["record", "image", "image-2"];

    private static ImageSlots? _slots;
    private static OpfsMemoryProvider? _image;

    private static ImageSlots Slots => _slots ?? throw new InvalidOperationException("The files of the image are not open.");

    private static OpfsMemoryProvider Image => _image ?? throw new InvalidOperationException("There is no image open.");

    /// <summary>Opens the image that this browser keeps, anew if it is open.</summary>
    [JSExport]
    internal static async Task Open()
    {
        Close();
        _slots = await OpenSlots();
        _image = OpfsMemoryProvider.Open(_slots.Current, _slots.Name).ThrowIfError();
        // What an earlier page wrote may not have been flushed. If it cannot be, the provider takes no changes, and Latch tells.
        // If it can, that says nothing about what a flush has failed to write before.
        _ = _image.Flush();
    }

    /// <summary>Whether the provider has opened the image.</summary>
    [JSExport]
    internal static bool IsOpen() => _image is not null;

    /// <summary>Why an image that is open takes no changes; empty if it does.</summary>
    [JSExport]
    internal static string Latch() => _image?.Write(0, []).Error?.Message ?? "";

    /// <summary>What changes the image says by this number which one it means.</summary>
    [JSExport]
    [return: JSMarshalAs<JSType.Number>]
    internal static long Generation() => _slots?.Generation ?? 0;

    [JSExport]
    internal static string Name() => _slots?.Name ?? "";

    [JSExport]
    internal static int PageSize() => Image.PageSize;

    [JSExport]
    [return: JSMarshalAs<JSType.Number>]
    internal static long Pages() => Image.Pages;

    /// <summary>How much of each page is in use; see <see cref="PageMap"/>.</summary>
    [JSExport]
    internal static byte[] Map([JSMarshalAs<JSType.Number>] long firstPage, int count) => PageMap.Of(Image, firstPage, count);

    /// <summary>What the levels of the map mean, from level 0 on.</summary>
    [JSExport]
    internal static string[] MapLevels() => PageMap.Levels();

    [JSExport]
    internal static byte[] Read([JSMarshalAs<JSType.Number>] long offset, int length)
    {
        byte[] bytes = new byte[length];
        Image.Read(offset, bytes).ThrowIfError();
        return bytes;
    }

    [JSExport]
    internal static void Write([JSMarshalAs<JSType.Number>] long generation, [JSMarshalAs<JSType.Number>] long offset, byte[] bytes)
        => Meant(generation).Write(offset, bytes).ThrowIfError();

    /// <summary>Returns how many pages there were.</summary>
    [JSExport]
    [return: JSMarshalAs<JSType.Number>]
    internal static long Grow([JSMarshalAs<JSType.Number>] long generation, int pages) => Meant(generation).Grow(pages).ThrowIfError();

    [JSExport]
    internal static void Flush()
    {
        Slots.MakeDurable();
        Image.Flush().ThrowIfError();
    }

    /// <summary>The SHA-256 of the image, lower-case hexadecimal.</summary>
    [JSExport]
    internal static string Hash()
    {
        if (Image.Size > MaxHashedBytes)
        {
            throw new NotSupportedException(
                $"The SHA-256 is computed here up to {MaxHashedBytes >> 20} MiB, as it needs all of the image in memory. Download the image, and use sha256sum.");
        }

        using MemoryProviderStream stream = Image.AsStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The bytes of the file, which can be saved even if the provider has rejected it.</summary>
    [JSExport]
    [return: JSMarshalAs<JSType.Number>]
    internal static long FileSize() => Slots.Current.GetSize();

    [JSExport]
    internal static byte[] ReadFile([JSMarshalAs<JSType.Number>] long offset, int length)
    {
        byte[] bytes = new byte[length];
        int read = Slots.Current.Read(offset, bytes);
        return read == length ? bytes : throw new IOException($"The browser read {read} of {length} bytes at offset {offset}.");
    }

    /// <summary>Why what was the image before is still on the disk; empty if it is not.</summary>
    [JSExport]
    internal static string Leftover() => _slots?.Leftover ?? "";

    /// <summary>Opens the files that have to be open for what follows, if they are not, as <see cref="Open"/> has failed.</summary>
    [JSExport]
    internal static async Task OpenFiles() => _slots ??= await OpenSlots();

    /// <summary>Makes room for another image, beside this one.</summary>
    [JSExport]
    internal static void BeginReplacement() => Slots.BeginReplacement();

    /// <summary>Returns how many of the bytes the browser took: fewer if it has no space for more.</summary>
    [JSExport]
    internal static int Append([JSMarshalAs<JSType.Number>] long offset, byte[] bytes) => Slots.Other.Write(offset, bytes);

    /// <summary>Makes what was appended the image, unless the provider rejects it. <see cref="Open"/> has to follow in either case.</summary>
    [JSExport]
    internal static void CommitReplacement(string? name)
    {
        OpfsMemoryProvider.Open(Slots.Other, name ?? "").ThrowIfError().Dispose();
        Slots.CommitReplacement(name);
    }

    private static OpfsMemoryProvider Meant(long generation)
        => generation == Slots.Generation
            ? Image
            : throw new InvalidOperationException("The image has been replaced, and was left as it is.");

    private static async Task<ImageSlots> OpenSlots()
    {
        var files = new List<SyncAccessHandle>();
        try
        {
            foreach (string file in Files)
                files.Add(await SyncAccessHandle.OpenAsync(file));
            return new ImageSlots(files[0], files[1], files[2]);
        }
        catch (Exception exception)
        {
            foreach (SyncAccessHandle file in files)
                file.Close();
            // The runtime breaks down when a task ends in an exception of JavaScript.
            throw new IOException($"The files of the image cannot be used: {exception.Message}", exception);
        }
    }

    private static void Close()
    {
        _image?.Dispose();
        _image = null;
        _slots?.Dispose();
        _slots = null;
    }
}
