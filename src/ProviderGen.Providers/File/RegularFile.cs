using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>Opens what a path leads to if that is a file whose bytes are stored, and nothing else.</summary>
internal static class RegularFile
{
    // By statfs(2). Their files are interfaces of the kernel, made up when they are read: their lengths say nothing, most say 0,
    // and reading some of them waits, or takes away what has been read.
    private static readonly HashSet<long> KernelInterfaces =
    [
        0x9FA0, // proc
        0x62656572, // sysfs
        0x64626720, // debugfs
        0x74726163, // tracefs
        0x73636673, // securityfs
        0x62656570, // configfs
        0x0027E0EB, // cgroup
        0x63677270, // cgroup2
        0xCAFE4A11, // bpf
        0xF97CFF8C, // selinuxfs
        0x42494E4D, // binfmt_misc
        0x6165676C, // pstore
        0xDE5E81E4, // efivarfs
    ];

    /// <summary>Opens a file. Links are followed.</summary>
    /// <exception cref="IOException">It is no file, or a file of the kernel's, or the system call failed.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission.</exception>
    public static SafeFileHandle Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        // Before it is opened: a pipe would keep a reader waiting for a writer, and a device looks like an empty image.
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a directory.");
        if (OperatingSystem.IsLinux() && FileStatus.TryGet(path, out FileStatus status) && status.IsSpecial)
            throw NotAFile(path, "a device, a pipe or a socket");

        SafeFileHandle file = File.OpenHandle(path, mode, access, share);
        if (!IsKernelInterface(file))
            return file;
        file.Dispose();
        throw NotAFile(path, "an interface of the kernel");
    }

    /// <summary>Opens a file that exists to read it, beside others who read it.</summary>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static SafeFileHandle OpenForReading(string path) => Open(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    private static bool IsKernelInterface(SafeFileHandle file)
        => OperatingSystem.IsLinux() && Environment.Is64BitProcess && FileSpace.TryGetType(file, out long type) && KernelInterfaces.Contains(type);

    private static IOException NotAFile(string path, string what) => new($"'{path}' is {what}, not a file.");
}
