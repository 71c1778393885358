using System.Runtime.InteropServices;
using ProviderGen.CrashTesting;

namespace ProviderGen.Providers.TestSupport;

/// <summary>What others do to a file, past every advisory lock.</summary>
internal static partial class RawFile
{
    public static void SetLength(string path, long length)
    {
        if (Truncate(path, length) != 0)
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    /// <summary>Bytes of disk space that a file takes up, as du counts them.</summary>
    public static long AllocatedBytes(string path)
        => long.Parse(ChildProcess.OutputOf("du", "--block-size=1", path).Split('\t')[0], System.Globalization.CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "truncate", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Truncate(string path, long length);
}
