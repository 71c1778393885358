using ProviderGen.Providers.TestSupport;

namespace ProviderGen.Providers.Tests.MappedFile;

/// <summary>
/// Disks that are full, and file systems that promise less than others. The provider is in another process: what goes wrong
/// with a mapping is the end of it, and shows as that.
/// </summary>
[Collection(nameof(MountedDisks))]
public sealed class MappedFailureTests
{
    private const int Page = 65_536;
    private const int Disk = 4096;

    [SkippableTheory]
    [InlineData("tmpfs")]
    [InlineData("ext4")]
    public void Growth_on_a_full_disk_is_an_error_that_takes_no_space_and_puts_nothing_at_risk(string kind)
    {
        using MountedDisk disk = MountedDisk.Of(kind, Disk, files: 64);
        string path = disk["a.img"];
        using (RemoteProvider remote = RemoteProvider.Start())
        {
            Assert.Equal("ok 0", remote.Ask("open mapped " + path));
            Assert.Equal("ok 0", remote.Ask("grow 1"));
            Assert.Equal("ok", remote.Ask($"write 0 {Page} 1"));
            Assert.Equal("ok", remote.Ask("flush"));
            string filler = disk.Fill(leaving: 4 * Page);
            long before = RawFile.AllocatedBytes(path);

            SaysFull(remote.Ask("grow 8"), path);

            Assert.Equal((before, Page), (RawFile.AllocatedBytes(path), new FileInfo(path).Length));
            Assert.Equal("ok 1", remote.Ask("grow 2"));
            SaysFull(remote.Ask("grow 8"), path);

            // What has grown can be written, whatever becomes of the rest of the disk, and as often as one likes.
            disk.Fill();
            for (int value = 2; value < 5; value++)
            {
                Assert.Equal("ok", remote.Ask($"write 0 {3 * Page} {value}"));
                Assert.Equal("ok", remote.Ask("flush"));
                Assert.Equal("ok", remote.Ask($"read 0 {3 * Page} {value}"));
            }

            disk.MakeRoom(filler);
            Assert.Equal("ok 3", remote.Ask("grow 8"));
            Assert.Equal("ok", remote.Ask($"write {Page} {10 * Page} 9"));
            Assert.Equal("ok", remote.Ask("flush"));
        }

        Holds(path, 11, (0, Page, 4), (Page, 10 * Page, 9));
    }

    /// <summary>
    /// A store into a hole, or into the rest of a page of which a part has its place, would end the process. On ext2 nobody can
    /// ask for space ahead of writing.
    /// </summary>
    [SkippableTheory]
    [InlineData("ext4")]
    [InlineData("ext2")]
    public void A_write_into_a_hole_on_a_full_disk_is_an_error_and_succeeds_when_there_is_space_again(string kind)
    {
        using MountedDisk disk = MountedDisk.Of(kind, Disk, files: 64);
        string path = disk["a.img"];
        File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)1, 100)]);
        RawFile.SetLength(path, 4 * Page);
        using (RemoteProvider remote = RemoteProvider.Start())
        {
            Assert.Equal("ok 4", remote.Ask("open mapped " + path));
            string filler = disk.Fill();

            for (int round = 0; round < 2; round++)
            {
                Assert.Equal("ok", remote.Ask("write 0 100 2"));
                SaysFull(remote.Ask("write 30000 100 3"), path);
                SaysFull(remote.Ask($"write {2 * Page} {Page} 3"), path);
                Assert.Equal("ok", remote.Ask("read 0 100 2"));
                Assert.Equal("ok", remote.Ask($"read 100 {Page - 100} 0"));
                Assert.Equal("ok", remote.Ask($"read {3 * Page} {Page} 0"));
            }

            disk.MakeRoom(filler);
            Assert.Equal("ok", remote.Ask($"write {Page - 100} 200 3"));
            Assert.Equal("ok", remote.Ask($"write {3 * Page} {Page} 4"));
            disk.Fill();

            // Where it can be asked for, pages that were written in part have all of their space now. One between them has none.
            foreach (int offset in new[] { 30_000, Page + 30_000 })
            {
                string elsewhere = remote.Ask($"write {offset} 100 5");
                if (kind == "ext4")
                    Assert.Equal("ok", elsewhere);
                else
                    SaysFull(elsewhere, path);
            }

            SaysFull(remote.Ask($"write {2 * Page} 1 5"), path);
            Assert.Equal("ok", remote.Ask($"write {3 * Page} {Page} 6"));
            Assert.Equal("ok", remote.Ask("flush"));
        }

        byte stored = (byte)(kind == "ext4" ? 5 : 0);
        Holds(path, 4, (0, 100, 2), (30_000, 100, stored), (Page - 100, 200, 3), (Page + 30_000, 100, stored), (2 * Page, Page, 0), (3 * Page, Page, 6));
    }

    [SkippableFact]
    public void Growth_where_no_space_can_be_asked_for_is_sparse_and_a_full_disk_an_error_of_the_write()
    {
        using MountedDisk disk = MountedDisk.Of("ext2", Disk, files: 64);
        string path = disk["a.img"];
        using RemoteProvider remote = RemoteProvider.Start();
        Assert.Equal("ok 0", remote.Ask("open mapped " + path));
        Assert.Equal("ok 0", remote.Ask("grow 6400"));
        disk.Fill();

        SaysFull(remote.Ask($"write {5 * Page} 1 1"), path);
        SaysFull(remote.Ask($"write {5 * Page} 1 1"), path);

        Assert.Equal("ok", remote.Ask($"read {6399 * Page} {Page} 0"));
        Assert.Equal("ok", remote.Ask("flush"));
    }

    /// <summary>Space for the rest of a page is found so that bytes can be stored there, which is done only where it stays.</summary>
    [SkippableTheory]
    [InlineData("ext4", Page)]
    [InlineData("overlay", 4096)]
    public void Where_space_is_not_known_to_stay_nothing_is_stored_and_none_is_asked_for(string kind, int expected)
    {
        using MountedDisk disk = MountedDisk.Of(kind, Disk, files: 64);
        string path = disk["a.img"];
        File.WriteAllBytes(path, []);
        RawFile.SetLength(path, 2 * Page);
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path).Value;

        for (byte value = 1; value < 4; value++)
        {
            provider.Write(Page, value).ThrowIfError();
            Assert.Equal(value, provider.Read<byte>(Page).Value);
        }

        Assert.True(provider.Flush().IsOk);
        Assert.Equal(expected, RawFile.AllocatedBytes(path));
    }

    /// <summary>Addresses are mapped in steps, which end beyond the 16 GiB that a file has there.</summary>
    [SkippableFact]
    public void A_file_grows_to_the_end_of_what_its_file_system_can_express_and_not_beyond()
    {
        using MountedDisk disk = MountedDisk.Of("ext2", Disk, files: 64);
        const long Longest = (12 + 256 + (256 * 256) + (256 * 256 * 256)) * 1024L; // blocks of 1 KiB, in three levels
        const long Pages = Longest / Page;
        string path = disk["a.img"];
        using RemoteProvider remote = RemoteProvider.Start();
        Assert.Equal("ok 0", remote.Ask("open mapped " + path));

        Assert.Equal("ok 0", remote.Ask($"grow {Pages}"));
        Assert.StartsWith("Backing: ", remote.Ask("grow 1"), StringComparison.Ordinal);

        Assert.Equal((Pages * Page, $"ok {Pages}"), (new FileInfo(path).Length, remote.Ask("grow 0")));
        Assert.Equal("ok", remote.Ask($"write {(Pages * Page) - 8} 8 5"));
        Assert.Equal("ok", remote.Ask($"read {(Pages * Page) - 8} 8 5"));
    }

    /// <summary>On tmpfs even a read takes space for a hole, and ends the process where there is none.</summary>
    [SkippableFact]
    public void Holes_on_tmpfs_are_filled_at_opening_or_the_image_is_rejected()
    {
        using MountedDisk disk = MountedDisk.Of("tmpfs", Disk, files: 64);
        string path = disk["a.img"];
        string partial = disk["b.img"];
        foreach (var (file, length) in new[] { (path, 8 * Page), (partial, Page + 1) })
        {
            File.WriteAllBytes(file, []);
            RawFile.SetLength(file, length);
        }

        using RemoteProvider remote = RemoteProvider.Start();
        string filler = disk.Fill();

        Rejects(remote.Ask("open mapped " + path), path, "holes");
        Rejects(remote.Ask("open mapped readonly " + path), path, "holes");
        Assert.Equal(0, RawFile.AllocatedBytes(path));
        disk.MakeRoom(filler);
        Rejects(remote.Ask("open mapped readonly " + path), path, "holes");
        Assert.StartsWith("NotAligned: ", remote.Ask("open mapped " + partial), StringComparison.Ordinal);
        Assert.Equal(0, RawFile.AllocatedBytes(partial));

        Assert.Equal("ok 8", remote.Ask("open mapped " + path));
        Assert.Equal(8 * Page, RawFile.AllocatedBytes(path));
        disk.Fill();
        Assert.Equal("ok", remote.Ask($"read 0 {8 * Page} 0"));
        Assert.Equal("ok", remote.Ask($"write 0 {8 * Page} 7"));
        Assert.Equal("ok", remote.Ask("close"));
        Assert.Equal("ok 8", remote.Ask("open mapped readonly " + path));
        Assert.Equal("ok", remote.Ask($"read 0 {8 * Page} 7"));
    }

    private static void SaysFull(string answer, string path) => Rejects(answer, path, "No space left");

    private static void Rejects(string answer, string path, string why)
    {
        Assert.StartsWith("Backing: ", answer, StringComparison.Ordinal);
        Assert.Contains(path, answer, StringComparison.Ordinal);
        Assert.Contains(why, answer, StringComparison.Ordinal);
    }

    private static void Holds(string path, long pages, params (long Offset, int Length, byte Value)[] ranges)
    {
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        Assert.Equal(pages, provider.Pages);
        foreach (var (offset, length, value) in ranges)
        {
            byte[] bytes = new byte[length];
            provider.Read(offset, bytes).ThrowIfError();
            Assert.Equal(-1, bytes.AsSpan().IndexOfAnyExcept(value));
        }
    }
}
