using System.Runtime.InteropServices;

namespace ProviderGen.Providers;

/// <summary>What calls into the C library have in common.</summary>
internal static class Unix
{
    private const int Interrupted = 4; // EINTR, everywhere.

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

    public static IOException LastError(string what)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"{what} failed: {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }
}
