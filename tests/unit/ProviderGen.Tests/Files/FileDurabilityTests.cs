using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Tests.Files;

public sealed class FileDurabilityTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("durability-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_file_and_its_entry_and_a_directory_are_synced()
    {
        string path = Path.Combine(_directory, "a");
        using SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite);
        RandomAccess.Write(file, "durable"u8, 0);

        FileDurability.Sync(file);
        FileDurability.SyncEntry(file, path);
        FileDurability.SyncDirectory(_directory);

        Assert.Equal("durable"u8, File.ReadAllBytes(path));
    }

    [Fact]
    public void What_is_null_is_rejected()
    {
        using SafeFileHandle file = NewFile(out _);

        Assert.Equal("file", Assert.Throws<ArgumentNullException>(() => FileDurability.Sync(null!)).ParamName);
        Assert.Equal("file", Assert.Throws<ArgumentNullException>(() => FileDurability.SyncEntry(null!, "a")).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentNullException>(() => FileDurability.SyncEntry(file, null!)).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentNullException>(() => FileDurability.SyncDirectory(null!)).ParamName);
    }

    // The system would stop reading at the NUL, and another directory would be synced.
    [Theory]
    [InlineData("")]
    [InlineData("{0}\0/elsewhere")]
    public void A_path_that_the_system_would_take_for_another_is_rejected(string format)
    {
        using SafeFileHandle file = NewFile(out string existing);
        string path = format.Replace("{0}", existing, StringComparison.Ordinal);

        Assert.Equal("path", Assert.Throws<ArgumentException>(() => FileDurability.SyncEntry(file, path)).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => FileDurability.SyncDirectory(path)).ParamName);
    }

    [Fact]
    public void A_closed_file_is_rejected()
    {
        SafeFileHandle file = NewFile(out string path);
        file.Dispose();

        Assert.Throws<ObjectDisposedException>(() => FileDurability.Sync(file));
        Assert.Throws<ObjectDisposedException>(() => FileDurability.SyncEntry(file, path));
    }

    [SkippableFact]
    public void An_entry_that_names_another_file_by_now_is_an_error()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Files are told apart on Linux only.");
        using SafeFileHandle file = NewFile(out string path);
        FileDurability.SyncEntry(file, path);

        File.Move(path, path + ".moved");
        Assert.Throws<IOException>(() => FileDurability.SyncEntry(file, path));
        File.WriteAllText(path, "another");
        Assert.Contains("no longer names the open file", Assert.Throws<IOException>(() => FileDurability.SyncEntry(file, path)).Message, StringComparison.Ordinal);
        FileDurability.SyncEntry(file, path + ".moved");
    }

    [SkippableFact]
    public void A_directory_that_is_not_there_is_an_error()
    {
        Skip.IfNot(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD(), "Nothing is done here.");
        string path = Path.Combine(_directory, "nowhere");

        Assert.Contains(path, Assert.Throws<IOException>(() => FileDurability.SyncDirectory(path)).Message, StringComparison.Ordinal);
    }

    private SafeFileHandle NewFile(out string path)
    {
        path = Path.Combine(_directory, Path.GetRandomFileName());
        return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    // The code fix of MPG017 makes this of stream.Flush(true), which writes out what the stream holds back.
    [Fact]
    public void A_stream_that_is_asked_for_its_handle_has_written_everything()
    {
        string path = Path.GetTempFileName();
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 65_536);
            for (int written = 3; written <= 9; written += 3)
            {
                stream.Write([1, 2, 3]);
                Assert.Equal(written - 3, new FileInfo(path).Length);

                FileDurability.Sync(stream.SafeFileHandle);

                Assert.Equal(written, new FileInfo(path).Length);
                Assert.Equal(written, stream.Position);
            }

            stream.Position = 0;
            Assert.Equal(1, stream.ReadByte());
            FileDurability.Sync(stream.SafeFileHandle);
            Assert.Equal(2, stream.ReadByte());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
