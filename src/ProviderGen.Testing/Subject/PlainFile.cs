using System.Runtime.InteropServices;

namespace ProviderGen.Testing;

/// <summary>What strangers do to a file while a provider has it open, where the system lets them: on Linux, macOS and FreeBSD.</summary>
internal static partial class PlainFile
{
    private static bool LetsStrangersIn => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD();

    /// <summary>Cuts or extends a file; null where the system keeps strangers out.</summary>
    public static Action<long>? SetLength(string path) => LetsStrangersIn ? length => Truncate(path, length) : null;

    /// <summary>Deletes a file; null where the system keeps strangers out.</summary>
    public static Action? Unlink(string path) => LetsStrangersIn ? () => File.Delete(path) : null;

    /// <summary>Whether a name is the full path of a file with that content, and of nothing else that happens to be called so.</summary>
    public static bool Is(string? name, byte[] content)
    {
        try
        {
            return Path.IsPathFullyQualified(name ?? "") && File.Exists(name) && File.ReadAllBytes(name).AsSpan().SequenceEqual(content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // By the path, as .NET would ask for a lock first, which the provider may hold.
    private static void Truncate(string path, long length)
    {
        if (TruncateByPath(path, length) != 0)
            throw new IOException($"'{path}' cannot be cut or extended: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "truncate", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int TruncateByPath(string path, long length);
}
