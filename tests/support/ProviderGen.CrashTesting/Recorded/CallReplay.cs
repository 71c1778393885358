using System.Globalization;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>
/// Does to a simulated directory what recorded calls did to a real one. A call on the directory or its file that is not known
/// here is an error, so nothing that could matter goes unnoticed.
/// </summary>
/// <param name="path">The path of the real directory, links resolved. Nobody works in it by relative paths.</param>
/// <param name="directory">The simulated one.</param>
public sealed class CallReplay(string path, SimulatedDirectory directory)
{
    private const string Sync = "fsync";
    private const string DataSync = "fdatasync";

    private static readonly HashSet<string> Harmless =
    [
        "access", "close", "execve", "faccessat", "faccessat2", "fadvise64", "flock", "fstat", "fstatfs", "getcwd", "getdents64", "lseek",
        "lstat", "newfstatat", "pread64", "read", "readlink", "readlinkat", "stat", "statfs", "statx",
    ];

    private static readonly HashSet<string> Changing =
        ["fallocate", DataSync, Sync, "ftruncate", "open", "openat", "pwrite64", "rename", "renameat", "renameat2"];

    // These reach files without mentioning them.
    private static readonly HashSet<string> Opaque = ["io_submit", "io_uring_enter", "sync", "syncfs"];

    private static readonly HashSet<string> KnownFlags =
        ["O_RDONLY", "O_WRONLY", "O_RDWR", "O_CREAT", "O_EXCL", "O_TRUNC", "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_LARGEFILE"];

    // Text is recorded in hexadecimal, so whatever mentions the directory contains this.
    private readonly string _mention = SystemCall.Hex(path);
    private int? _thread;
    private bool _syncHasFailed;

    /// <summary>Replays one call.</summary>
    /// <returns>Whether it changed anything, or made anything durable.</returns>
    /// <exception cref="InvalidDataException">It is not known what the call does.</exception>
    public bool Apply(SystemCall call)
    {
        if (Opaque.Contains(call.Name))
            throw Unknown(call);
        if (!call.Text.Contains(_mention, StringComparison.Ordinal) || Harmless.Contains(call.Name) || IsLock(call))
            return false;

        // The order of calls that run at the same time is not in the record.
        if (!Changing.Contains(call.Name) || call.Thread != (_thread ??= call.Thread))
            throw Unknown(call);
        if (call.Error is not null)
        {
            _syncHasFailed |= call.Name is Sync or DataSync && !IsInterruption(call.Error);
            return false;
        }

        return call.Result is { } result ? Succeed(call, (int)result) : throw Unknown(call);
    }

    private bool Succeed(SystemCall call, int result)
    {
        switch (call.Name, call.Arguments)
        {
            case ("open", [var file, var flags, ..]):
                return Open(call, SystemCall.TextOf(file), flags);
            case ("openat", [var at, var file, var flags, ..]):
                return Open(call, PathIn(at, file), flags);
            case ("rename", [var from, var to]):
                return Rename(call, SystemCall.TextOf(from), SystemCall.TextOf(to));
            case ("renameat", [var from, var old, var to, var name]):
                return Rename(call, PathIn(from, old), PathIn(to, name));
            case ("renameat2", [var from, var old, var to, var name, "0" or "RENAME_NOREPLACE"]):
                return Rename(call, PathIn(from, old), PathIn(to, name));
            case ("ftruncate", [var file, var length]) when IsFile(file):
                directory.File.SetLength(Number(length));
                return true;
            case ("pwrite64", [var file, var bytes, _, var offset]) when IsFile(file):
                directory.File.Write(Number(offset), SystemCall.BytesOf(bytes).AsSpan(0, result));
                return true;
            case ("fallocate", [var file, "0", var offset, var length]) when IsFile(file):
                long end = Number(offset) + Number(length);
                if (end > directory.File.Length)
                    directory.File.SetLength(end);
                return true;

            // The system reports lost pages once and takes them for written from then on: a later success says nothing.
            case (Sync or DataSync, _) when _syncHasFailed:
                throw new InvalidDataException($"After a sync that failed, this one makes nothing durable: {call}");
            case (Sync or DataSync, [var file]) when IsFile(file):
                directory.File.Sync();
                return true;
            case (Sync, [var file]) when SystemCall.PathOf(file) == path:
                directory.Sync();
                return true;
            default:
                throw Unknown(call);
        }
    }

    private bool Open(SystemCall call, string file, string flags)
    {
        if (file == path)
            return false;
        string[] set = flags.Split('|');
        bool isThere = file == PathOfFile;
        if (!set.All(KnownFlags.Contains) || (!isThere && (directory.Name is not null || !set.Contains("O_CREAT"))))
            throw Unknown(call);
        if (!isThere)
            directory.SetName(NameOf(call, file));
        else if (set.Contains("O_TRUNC"))
            directory.File.SetLength(0);
        else
            return false;
        return true;
    }

    private bool Rename(SystemCall call, string from, string to)
    {
        if (from != PathOfFile)
            throw Unknown(call);
        directory.SetName(NameOf(call, to));
        return true;
    }

    private string? PathOfFile => directory.Name is { } name ? $"{path}/{name}" : null;

    private bool IsFile(string number) => SystemCall.PathOf(number) == PathOfFile;

    private string NameOf(SystemCall call, string file)
        => file.StartsWith(path + "/", StringComparison.Ordinal) && file.LastIndexOf('/') == path.Length
            ? file[(path.Length + 1)..]
            : throw Unknown(call);

    private static string PathIn(string at, string file)
        => SystemCall.TextOf(file) is ['/', ..] absolute ? absolute : $"{SystemCall.PathOf(at)}/{SystemCall.TextOf(file)}";

    // Other commands of fcntl can change where writes go.
    private static bool IsLock(SystemCall call)
        => call.Name == "fcntl"
            && call.Arguments is [_, "F_OFD_SETLK" or "F_OFD_SETLKW" or "F_SETLK" or "F_SETLKW" or "F_GETFL" or "F_GETFD", ..];

    // Interrupted before they did anything; those of the second kind are repeated by the system itself.
    private static bool IsInterruption(string error) => error == "EINTR" || error.StartsWith("ERESTART", StringComparison.Ordinal);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static InvalidDataException Unknown(SystemCall call) => new($"What this call does is not known here: {call}");
}
