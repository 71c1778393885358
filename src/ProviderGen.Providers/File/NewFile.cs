using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>
/// A file that gets its name when it is complete and durable, and leaves nothing otherwise, unless it is told to <see cref="Keep"/> what
/// there is. Its permissions are never wider than those of its source.
/// </summary>
internal sealed partial class NewFile : IDisposable
{
    private readonly string _target;
    private readonly FilePermissions _permissions;
    private bool _isKept;

    private NewFile(string target, FilePermissions permissions, FileStream stream)
    {
        _target = target;
        _permissions = permissions;
        Stream = stream;
    }

    /// <summary>The file, without a buffer, and locked.</summary>
    public FileStream Stream { get; }

    public SafeFileHandle Handle => Stream.SafeFileHandle;

    /// <summary>What it is called until it is complete.</summary>
    public string Partial => NewName.PartialOf(_target);

    /// <summary>Creates the file, empty.</summary>
    /// <param name="target">The name that it gets.</param>
    /// <param name="permissions">Those of what it is made from.</param>
    /// <exception cref="MemoryException">The name is of no use.</exception>
    /// <exception cref="IOException">The system reported an error, or could not make the name durable.</exception>
    public static NewFile Create(string target, FilePermissions permissions)
    {
        NewName.Require(target);
        NewName.RequireNothingUnfinished(target);
        var file = new NewFile(target, permissions, permissions.CreateNew(NewName.PartialOf(target)));
        try
        {
            NewName.RequireDurableDirectory(target);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The same with what an earlier run has kept, if there is anything. It stays, whatever happens.</summary>
    /// <inheritdoc cref="Create"/>
    public static NewFile CreateOrResume(string target, FilePermissions permissions)
    {
        NewFile file = NewName.IsTaken(NewName.PartialOf(target)) ? Resume(target, permissions) : Create(target, permissions);
        file.Keep();
        return file;
    }

    /// <summary>Leaves what there is under <see cref="Partial"/>.</summary>
    public void Keep() => _isKept = true;

    /// <summary>Makes the file durable and gives it its name.</summary>
    /// <exception cref="IOException">
    /// The system reported an error, and there is no new file; or only its name may not be durable, as the message says.
    /// </exception>
    public void Publish()
    {
        _permissions.Complete(Handle);
        FileDurability.Sync(Handle);
        if (!IsStillOurs())
            throw new IOException($"'{Partial}' no longer names the file that was written: it has been replaced or moved.");
        if (OperatingSystem.IsWindows())
            Stream.Dispose(); // An open file keeps its name there.
        NewName.Give(_target);
        Keep();
    }

    public void Dispose()
    {
        bool remove = !_isKept && IsStillOurs();
        Stream.Dispose();
        if (remove)
            File.Delete(Partial);
    }

    private static NewFile Resume(string target, FilePermissions permissions)
    {
        NewName.Require(target);
        string partial = NewName.PartialOf(target);
        RequireOwnFile(partial);
        var file = new NewFile(target, permissions, new FileStream(partial, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        try
        {
            // Once more, as it may have been another one when it was opened.
            file.Keep();
            RequireOwnFile(partial);
            if (!file.IsStillOurs())
                throw NewName.Rejection($"'{partial}' was replaced while it was opened.");
            permissions.Narrow(file.Handle);
            NewName.RequireDurableDirectory(target);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // What is written must reach no other file. Before it is opened: a pipe would keep us waiting.
    private static void RequireOwnFile(string partial)
    {
        string? obstacle = null;
        if (Directory.Exists(partial))
            obstacle = "is a directory";
        else if (new FileInfo(partial).LinkTarget is not null)
            obstacle = "is a link to another file";
        else if (OperatingSystem.IsLinux() && FileStatus.TryGet(partial, out FileStatus status, followLinks: false))
        {
            if (status.IsSpecial)
                obstacle = "is a device, a pipe or a socket";
            else if (status.NameCount != 1)
                obstacle = "has other names too (hard links)";
            else if (status.Owner != EffectiveUser())
                obstacle = "belongs to another user";
        }

        if (obstacle is not null)
            throw NewName.Rejection($"'{partial}' {obstacle}, so it is not continued. Delete it, and begin again.");
    }

    private bool IsStillOurs()
        => !OperatingSystem.IsLinux()
            || Handle.IsClosed
            || (FileStatus.TryGet(Partial, out FileStatus named, followLinks: false) && named.Identity == FileStatus.Of(Handle).Identity);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
