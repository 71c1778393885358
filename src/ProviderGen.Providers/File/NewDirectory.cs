using System.Runtime.InteropServices;

namespace ProviderGen.Providers;

/// <summary>
/// A directory that gets its name when all of it is there and durable, and leaves nothing otherwise. Until then only its owner can look
/// into it.
/// </summary>
internal sealed partial class NewDirectory : IDisposable
{
    private const uint OwnersMode = 0x1C0; // 0700
    private readonly string _target;
    private readonly FilePermissions _permissions;
    private bool _isDone;

    private NewDirectory(string target, FilePermissions permissions)
    {
        _target = target;
        _permissions = permissions;
    }

    /// <summary>What it is called until it is complete.</summary>
    public string Partial => NewName.PartialOf(_target);

    /// <summary>Creates the directory, empty.</summary>
    /// <param name="directory">The name that it gets.</param>
    /// <param name="permissions">Those of what is put into it.</param>
    /// <exception cref="MemoryException">The name is of no use.</exception>
    /// <exception cref="IOException">The system reported an error, or could not make the name durable.</exception>
    public static NewDirectory Create(string directory, FilePermissions permissions)
    {
        // A slash at the end would put the unfinished directory inside the new one.
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        NewName.Require(target);
        NewName.RequireNothingUnfinished(target);
        string partial = NewName.PartialOf(target);

        // Directory.CreateDirectory succeeds if there is one already, which another program may have made.
        if (!Unix.IsUnix)
            Directory.CreateDirectory(partial);
        else if (Unix.Retry(() => Make(partial, OwnersMode)) != 0)
            throw Unix.Failure(Marshal.GetLastPInvokeError(), $"making the directory '{partial}'");
        var made = new NewDirectory(target, permissions);
        try
        {
            NewName.RequireDurableDirectory(target);
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>Gives the directory its name. The files in it are durable by then; the entries are made so.</summary>
    /// <exception cref="IOException">
    /// The system reported an error, and there is no new directory; or only its name may not be durable, as the message says.
    /// </exception>
    public void Publish()
    {
        _permissions.CompleteDirectory(Partial);
        FileDurability.SyncDirectory(Partial);
        NewName.Give(_target);
        _isDone = true;
    }

    public void Dispose()
    {
        if (!_isDone && Directory.Exists(Partial))
            Directory.Delete(Partial, recursive: true);
    }

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Make(string path, uint mode);
}
