using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ProviderGen;

/// <summary>What calls into the C library have in common.</summary>
internal static class Unix
{
    private const int Interrupted = 4; // EINTR, everywhere.

    [UnsupportedOSPlatformGuard("windows")]
    public static bool IsUnix => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD();

    /// <summary>Repeats a call for as long as signals interrupt it.</summary>
    public static int Retry(Func<int> call)
    {
        int result;
        do
            result = call();
        while (result == -1 && Marshal.GetLastPInvokeError() == Interrupted);
        return result;
    }

    /// <summary>The exception for a call that has failed.</summary>
    /// <param name="error">
    /// <c>errno</c>, by <see cref="Marshal.GetLastPInvokeError"/>. It comes first, so that it is read before the text is made: making that
    /// may call the system as well.
    /// </param>
    /// <param name="what">What was called, or for what.</param>
    public static IOException Failure(int error, string what)
        => new($"{what} failed: {Marshal.GetPInvokeErrorMessage(error)}.", error);
}
