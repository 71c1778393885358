using System.Runtime.InteropServices.JavaScript;

namespace Browser.Worker;

/// <summary>A file of the browser. The bytes go from or to the memory of the runtime, without a copy between.</summary>
internal sealed partial class SyncAccessHandle : ISyncAccessHandle
{
    private readonly JSObject _handle;

    private SyncAccessHandle(JSObject handle) => _handle = handle;

    /// <summary>Opens a file by its path, which is created if there is none. Only opening is asynchronous.</summary>
    /// <exception cref="IOException">It is open elsewhere, or the browser keeps no files for this page.</exception>
    public static async Task<SyncAccessHandle> OpenAsync(string path)
    {
        try
        {
            return new(await Open(path));
        }
        catch (JSException exception)
        {
            throw new IOException($"'{path}' cannot be opened: {exception.Message}", exception);
        }
    }

    public long GetSize() => GetSize(_handle);

    public void Truncate(long newSize) => Truncate(_handle, newSize);

    public unsafe int Read(long offset, Span<byte> destination)
    {
        fixed (byte* start = destination)
            return Read(_handle, (nint)start, destination.Length, offset);
    }

    public unsafe int Write(long offset, ReadOnlySpan<byte> source)
    {
        fixed (byte* start = source)
            return Write(_handle, (nint)start, source.Length, offset);
    }

    public void Flush() => Flush(_handle);

    public void Close()
    {
        Close(_handle);
        _handle.Dispose();
    }

    // page/opfs.js. A number of JavaScript holds 2^53 bytes, which no file of a browser has.
    [JSImport("open", "opfs")]
    private static partial Task<JSObject> Open(string path);

    [JSImport("getSize", "opfs")]
    [return: JSMarshalAs<JSType.Number>]
    private static partial long GetSize(JSObject handle);

    [JSImport("truncate", "opfs")]
    private static partial void Truncate(JSObject handle, [JSMarshalAs<JSType.Number>] long newSize);

    [JSImport("read", "opfs")]
    private static partial int Read(JSObject handle, nint start, int length, [JSMarshalAs<JSType.Number>] long offset);

    [JSImport("write", "opfs")]
    private static partial int Write(JSObject handle, nint start, int length, [JSMarshalAs<JSType.Number>] long offset);

    [JSImport("flush", "opfs")]
    private static partial void Flush(JSObject handle);

    [JSImport("close", "opfs")]
    private static partial void Close(JSObject handle);
}
