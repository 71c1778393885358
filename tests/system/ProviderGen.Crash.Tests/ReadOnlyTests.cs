using ProviderGen.CrashTesting;
using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>Files that the system lets nobody change, or not this user; in ways that hold for root too.</summary>
[Collection(nameof(MountedDisks))]
public sealed class ReadOnlyTests : IDisposable
{
    private const int Page = 65_536;
    private static readonly FileMemoryProviderOptions ReadOnly = new() { ReadOnly = true };
    private readonly TempDirectory _directory = new();
    private readonly byte[] _bytes = [.. Enumerable.Repeat((byte)5, Page)];

    [SkippableFact]
    public void Without_the_right_to_write_a_file_opens_read_only_and_no_other_way()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(_bytes);
        string practice = _directory.NewPath();
        SetRights("0444", path);
        SetRights("0755", _directory.Root);
        using RemoteProvider remote = RemoteProvider.StartUnprivileged(practice);

        Rejects(remote.Ask("open " + path), path, "denied");
        Rejects(remote.Ask("open unlocked " + path), path, "denied");
        Assert.Equal("ok 1", remote.Ask("open readonly " + path));
        Assert.Equal("ok", remote.Ask($"read 0 {Page} 5"));
        Assert.StartsWith("ReadOnly: ", remote.Ask("write 0 1 9"), StringComparison.Ordinal);
        Assert.StartsWith("ReadOnly: ", remote.Ask("grow 1"), StringComparison.Ordinal);
        Assert.Equal("ok", remote.Ask("flush"));
        Assert.Equal("ok", remote.Ask("close"));

        Assert.Equal(_bytes, File.ReadAllBytes(path));
    }

    [SkippableFact]
    public void Without_the_right_to_read_a_file_does_not_open()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(_bytes);
        string practice = _directory.NewPath();
        SetRights("0755", _directory.Root);
        using RemoteProvider remote = RemoteProvider.StartUnprivileged(practice);
        SetRights("0000", path);

        Rejects(remote.Ask("open readonly " + path), path, "denied");
        Rejects(remote.Ask("open " + path), path, "denied");
    }

    [SkippableFact]
    public void Without_the_right_to_create_files_nothing_is_created()
    {
        Tool.RequireLinux();
        string practice = _directory.NewPath();
        string path = Directory.CreateDirectory(_directory["closed"]).FullName + "/a.img";
        SetRights("0755", _directory.Root);
        using RemoteProvider remote = RemoteProvider.StartUnprivileged(practice);
        SetRights("0555", _directory["closed"]);

        Rejects(remote.Ask("open " + path), path, "denied");
        Rejects(remote.Ask("open new " + path), path, "denied");

        Assert.Empty(Directory.GetFiles(_directory["closed"]));
    }

    /// <summary>A directory has to be opened for its entries to be made durable, and that takes the right to read it.</summary>
    [SkippableFact]
    public void A_flush_in_a_directory_that_may_not_be_read_is_no_success()
    {
        Tool.RequireLinux();
        string practice = _directory.NewPath();
        Directory.CreateDirectory(_directory["dark"]);
        string path = _directory["dark/a.img"];
        File.WriteAllBytes(path, _bytes);
        SetRights("0666", path);
        SetRights("0755", _directory.Root);
        using RemoteProvider remote = RemoteProvider.StartUnprivileged(practice);
        SetRights("0111", _directory["dark"]);

        Assert.Equal("ok 1", remote.Ask("open " + path));
        Assert.Equal("ok", remote.Ask("write 0 10 9"));
        Rejects(remote.Ask("flush"), path, "Permission denied");
        Assert.StartsWith("Latched: ", remote.Ask("write 0 1 8"), StringComparison.Ordinal);
        Assert.Equal("ok", remote.Ask("read 0 10 9"));
        Assert.Equal("ok", remote.Ask("close"));

        SetRights("0755", _directory["dark"]);
        Assert.Equal([.. Enumerable.Repeat((byte)9, 10), .. _bytes[10..]], File.ReadAllBytes(path));
    }

    [SkippableTheory]
    [InlineData("tmpfs")]
    [InlineData("ext4")]
    public void On_a_read_only_file_system_a_file_opens_read_only_and_no_other_way(string kind)
    {
        using MountedDisk disk = MountedDisk.Of(kind, 4096, files: 64);
        string path = disk["a.img"];
        File.WriteAllBytes(path, _bytes);
        disk.Remount("ro");

        foreach (string rejected in new[] { path, disk["new.img"] })
        {
            var error = Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(rejected).Error);
            Assert.Equal(ProviderErrorReason.Backing, error.Reason);
            Rejects(error.Reason + ": " + error.Message, rejected, "Read-only file system");
        }

        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path, ReadOnly).Value)
        {
            Assert.Equal(5, provider.Read<byte>(Page - 1).Value);
            Assert.Equal(ProviderErrorReason.ReadOnly, Assert.IsType<MemoryError.ProviderError>(provider.Write(0, 1).Error).Reason);
            MemoryResult flushed = provider.Flush();
            Assert.True(flushed.IsOk, flushed.ToString());
        }

        Assert.Equal([path], Directory.GetFiles(disk.Root));
        Assert.Equal(_bytes, File.ReadAllBytes(path));
    }

    [SkippableTheory]
    [InlineData("i")]
    [InlineData("a")]
    public void A_file_that_may_not_be_changed_opens_read_only_and_no_other_way(string attribute)
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(_bytes);
        Tool.Require("chattr", "+" + attribute, path);
        try
        {
            var error = Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(path).Error);
            Assert.IsType<UnauthorizedAccessException>(error.Cause);
            Rejects(error.Reason + ": " + error.Message, path, "denied");
            using WasiMemoryProvider provider = WasiMemoryProvider.Open(path, ReadOnly).Value;
            Assert.Equal(5, provider.Read<byte>(0).Value);
        }
        finally
        {
            Tool.TryRun("chattr", "-" + attribute, path);
        }

        Assert.Equal(_bytes, File.ReadAllBytes(path));
    }

    [SkippableFact]
    public void A_file_that_becomes_unchangeable_while_it_is_open_loses_nothing()
    {
        // On a file system that is known to ask at every write.
        using MountedDisk disk = MountedDisk.Of("ext4", 4096, files: 64);
        string path = disk["a.img"];
        File.WriteAllBytes(path, _bytes);
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        Tool.Require("chattr", "+i", path);

        var written = Assert.IsType<MemoryError.ProviderError>(provider.Write(0, 1).Error);
        var grown = Assert.IsType<MemoryError.ProviderError>(provider.Grow(1).Error);

        Assert.Equal((ProviderErrorReason.Backing, ProviderErrorReason.Backing), (written.Reason, grown.Reason));
        Assert.All([written, grown], error => Assert.Contains(path, error.Message, StringComparison.Ordinal));
        Assert.Equal(1, provider.Pages);
        Tool.Require("chattr", "-i", path);
        Assert.Equal(_bytes, Bytes(provider));
        Assert.True(provider.Write(0, (byte)6).IsOk);
        Assert.Equal(1, provider.Grow(1).Value);
        Assert.True(provider.Flush().IsOk);
    }

    public void Dispose() => _directory.Dispose();

    private static void Rejects(string answer, string path, string why)
    {
        Assert.StartsWith("Backing: ", answer, StringComparison.Ordinal);
        Assert.Contains(path, answer, StringComparison.Ordinal);
        Assert.Contains(why, answer, StringComparison.Ordinal);
    }

    private static byte[] Bytes(WasiMemoryProvider provider)
    {
        byte[] bytes = new byte[provider.Size];
        provider.Read(0, bytes).ThrowIfError();
        return bytes;
    }

    // The directory of a test is its owner's alone until it is told otherwise.
    private static void SetRights(string octal, string path) => ChildProcess.OutputOf("chmod", octal, path);
}
