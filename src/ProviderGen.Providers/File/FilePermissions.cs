using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>
/// Who may do what with a new file: never more than with the file it is made from, from its first byte on, and never more than the umask leaves.
/// </summary>
/// <remarks>
/// The group of a new file need not be that of its source. Until it is known to be, group and others get what both of them may do with
/// the source. Where modes do not exist, as on Windows, the directory decides.
/// </remarks>
internal sealed partial class FilePermissions
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private const string AccessList = "system.posix_acl_access";

    private readonly UnixFileMode _source;
    private readonly UnixFileMode _anyGroup;
    private readonly (uint User, uint Group)? _owner;

    private FilePermissions(UnixFileMode source, (uint User, uint Group)? owner)
    {
        int common = ((int)source >> 3) & (int)source & 7;
        _source = source & (Owner | Group | Others);
        _anyGroup = _source & (Owner | (UnixFileMode)(common | (common << 3)));
        _owner = owner;
    }

    /// <summary>For what only its owner may see.</summary>
    public static FilePermissions OwnerOnly { get; } = new(Owner, null);

    /// <summary>For what is no secret: the umask decides.</summary>
    public static FilePermissions Open { get; } = new(Owner | Group | Others, null);

    /// <summary>The permissions of a file that a new one is made from. Links are followed.</summary>
    /// <exception cref="IOException">The system reported an error.</exception>
    public static FilePermissions Of(string path)
    {
        if (!Unix.IsUnix)
            return Open;
        UnixFileMode mode = File.GetUnixFileMode(path);
        if (!OperatingSystem.IsLinux() || !FileStatus.TryGet(path, out FileStatus status))
            return new FilePermissions(mode, null);

        // An access list may shut out some of those whom the mode lets in.
        bool hasList = AttributeSize(path, AccessList, 0, 0) > 0;
        return new FilePermissions(hasList ? mode & Owner : mode, (status.Owner, status.Group));
    }

    /// <summary>Creates a file that does not exist, for its owner to read and write, and open to others as far as is safe already.</summary>
    /// <exception cref="IOException">It exists, be it as a link that leads nowhere; or the system reported an error.</exception>
    public FileStream CreateNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (Unix.IsUnix)
            options.UnixCreateMode = _anyGroup | Owner;
        return new FileStream(path, options);
    }

    /// <summary>Takes away what a file that others have made may be open too far, its owner aside.</summary>
    public void Narrow(SafeFileHandle file)
    {
        if (Unix.IsUnix)
            Set(file, File.GetUnixFileMode(file) & (_anyGroup | Owner));
    }

    /// <summary>Gives a file made by <see cref="CreateNew"/> the permissions that it has when it is complete.</summary>
    public void Complete(SafeFileHandle file)
    {
        if (!Unix.IsUnix)
            return;
        UnixFileMode mode = File.GetUnixFileMode(file) & _anyGroup;

        // With an access list, which the directory may hand down, the mode of the group bounds everybody in it.
        if (OperatingSystem.IsLinux() && FileStatus.Of(file).Group == _owner?.Group && AttributeSize(file, AccessList, 0, 0) <= 0)
            mode |= _source & Group & ~Umask();
        Set(file, mode);
    }

    /// <summary>Gives a file to the owner and the group of its source.</summary>
    /// <returns>Whether they own it now.</returns>
    public bool TryGiveToOwner(SafeFileHandle file)
        => _owner is not { } owner || Unix.Retry(() => ChangeOwner(file, owner.User, owner.Group)) == 0;

    /// <summary>Opens a directory to those who may read its files.</summary>
    public void CompleteDirectory(string path)
    {
        if (!Unix.IsUnix)
            return;
        int readers = (int)(_anyGroup & (UnixFileMode.GroupRead | UnixFileMode.OtherRead));
        UnixFileMode mode = Owner | UnixFileMode.UserExecute | ((UnixFileMode)(readers | (readers >> 2)) & ~Umask());
        SetIfKept(File.SetUnixFileMode, path, mode);
    }

    private static void Set(SafeFileHandle file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file) != mode)
            SetIfKept(File.SetUnixFileMode, file, mode);
    }

    // Only a file system that keeps no permissions, such as exFAT, rejects this to an owner. There they are as wide as those of every file.
    private static void SetIfKept<T>(Action<T, UnixFileMode> set, T file, UnixFileMode mode)
    {
        try
        {
            set(file, mode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    // The system tells the umask only to those who set it, and it is that of all threads; Linux shows it as well.
    private static UnixFileMode Umask()
    {
        const string Field = "Umask:";
        string? line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) : null;
        return line is null ? (UnixFileMode)63 : (UnixFileMode)Convert.ToInt32(line[Field.Length..].Trim(), 8);
    }

    [LibraryImport("libc", EntryPoint = "getxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint AttributeSize(string path, string name, nint value, nuint size);

    [LibraryImport("libc", EntryPoint = "fgetxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint AttributeSize(SafeFileHandle file, string name, nint value, nuint size);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    private static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);
}
