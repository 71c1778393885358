using System.Runtime.InteropServices;
using System.Text;

namespace ProviderGen.Providers;

/// <summary>
/// The name of a file or a directory that is being made: until it is complete, '.partial' stands behind it. It is never given to anything in
/// place of something else.
/// </summary>
internal static partial class NewName
{
    private const string Suffix = ".partial";
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const uint NoReplaceOnLinux = 1; // RENAME_NOREPLACE
    private const uint NoReplaceOnMacOS = 4; // RENAME_EXCL

    // EINVAL everywhere, ENOSYS and EOPNOTSUPP on Linux, ENOTSUP on macOS.
    private static readonly int[] NotSupported = [22, 38, 95, 45];

    public static string PartialOf(string target) => target + Suffix;

    /// <summary>Whether there is anything of that name, a link that leads nowhere included.</summary>
    public static bool IsTaken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>Sees to it that a name is one to give to something new.</summary>
    /// <exception cref="MemoryException">It is not, for the reason that the error says.</exception>
    public static void Require(string target)
    {
        RequireText(target);
        if (target.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
            throw Rejection($"'{target}' ends in '{Suffix}', as only unfinished work does. Choose another name.");
        if (IsTaken(target))
            throw Rejection($"'{target}' exists already; nothing is overwritten.");
        if (!Directory.Exists(DirectoryOf(target)))
            throw Rejection($"There is no directory '{DirectoryOf(target)}'.");
    }

    /// <summary>Sees to it that nothing unfinished is there.</summary>
    /// <exception cref="MemoryException">There is.</exception>
    public static void RequireNothingUnfinished(string target)
    {
        string partial = PartialOf(target);
        if (IsTaken(partial))
            throw Rejection($"'{partial}' exists already. An interrupted run has left it, or another run is writing it now; if none is, delete it.");
    }

    /// <summary>Sees to it that a name is text, and the path to it as well.</summary>
    /// <exception cref="MemoryException">It is not.</exception>
    public static void RequireText(string path)
    {
        // .NET turns bytes that are not UTF-8 into U+FFFD, and half a surrogate pair too: two names would become one.
        string full = Path.GetFullPath(path);
        if (full.Contains('\uFFFD', StringComparison.Ordinal) || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(full)) != full)
            throw Rejection($"'{full}' is not valid UTF-8, so what is written there would get another name. Choose a name and a directory that are.");
    }

    /// <summary>Returns when it is known that the directory can make names durable.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    public static void RequireDurableDirectory(string target) => FileDurability.SyncDirectory(DirectoryOf(target));

    /// <summary>Gives what is complete its name, and makes that durable.</summary>
    /// <exception cref="IOException">It did not get the name, or has it but perhaps not durably, as the message says.</exception>
    public static void Give(string target)
    {
        Rename(PartialOf(target), target);
        try
        {
            FileDurability.SyncDirectory(DirectoryOf(target));
        }
        catch (IOException exception)
        {
            throw new IOException($"'{target}' is complete, but a power loss may still take its name away: {exception.Message}", exception);
        }
    }

    public static MemoryException Rejection(FormattableString message) => MemoryException.Create(message, ProviderErrorReason.InvalidArgument);

    private static string DirectoryOf(string target) => Path.GetDirectoryName(Path.GetFullPath(target))!;

    // File.Move makes a hard link, and a copy where there are none: not in one step, and neither durable nor with its permissions.
    private static void Rename(string from, string to)
    {
        if (!Unix.IsUnix)
        {
            if (Directory.Exists(from))
                Directory.Move(from, to);
            else
                File.Move(from, to);
            return;
        }

        if (RenameExclusively(from, to) == 0)
            return;
        int error = Marshal.GetLastPInvokeError();

        // Some file systems cannot do both in one step, such as NFS.
        if (!NotSupported.Contains(error))
            throw Unix.Failure(error, $"giving '{from}' the name '{to}'");
        Require(to);
        if (Unix.Retry(() => RenameInAnyCase(from, to)) != 0)
            throw Unix.Failure(Marshal.GetLastPInvokeError(), $"giving '{from}' the name '{to}'");
    }

    private static int RenameExclusively(string from, string to)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return Unix.Retry(() => RenameOnLinux(CurrentDirectory, from, CurrentDirectory, to, NoReplaceOnLinux));
            if (OperatingSystem.IsMacOS())
                return Unix.Retry(() => RenameOnMacOS(from, to, NoReplaceOnMacOS));
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library.
        }

        Marshal.SetLastPInvokeError(NotSupported[0]);
        return -1;
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameOnLinux(int fromDirectory, string from, int toDirectory, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameOnMacOS(string from, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameInAnyCase(string from, string to);
}
