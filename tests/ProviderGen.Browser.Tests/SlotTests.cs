using Browser.Worker;
using ProviderGen.Testing;

namespace ProviderGen.Browser.Tests;

/// <summary>The image is the old one or the new one, whole, wherever the power is lost while one replaces the other.</summary>
public sealed class SlotTests
{
    private const int OutcomesPerFile = 6;

    private readonly List<(string Name, byte[] Bytes)> _allowed = [("image.img", [])];
    private readonly SimulatedDisk[] _disks = [new([]), new([]), new([])];
    private bool _flushFails;
    private int _crashes;

    [Fact]
    public void A_crash_leaves_the_old_image_or_the_new_one_whole()
    {
        Observe();
        Replace("first.img", 3_000, 0x11);
        Replace("second.img", 5_000, 0x22);
        Replace(null, 0, 0);
        Replace("third.img", 1_000, 0x33);
        Assert.True(_crashes > 300, $"{_crashes} crashes were looked at.");
    }

    [Fact]
    public void So_does_one_after_the_record_could_not_be_flushed()
    {
        Replace("first.img", 3_000, 0x11);
        Observe();
        _flushFails = true;
        Assert.Throws<IOException>(() => Replace("second.img", 5_000, 0x22));
        Open().Dispose();
        using (ImageSlots slots = Open())
            Assert.Throws<IOException>(slots.BeginReplacement);
        _flushFails = false;
        Open().Dispose();
        Replace("third.img", 1_000, 0x33);
    }

    [Fact]
    public void The_file_that_is_not_the_image_is_emptied_at_the_next_start()
    {
        Replace("first.img", 3_000, 0x11);
        using (ImageSlots slots = Open())
        {
            slots.BeginReplacement();
            slots.Other.Write(0, new byte[7_000]);
        }

        Open().Dispose();
        Assert.Equal([0L, 3_000L], new[] { _disks[1].Length, _disks[2].Length }.Order());
    }

    [Fact]
    public void Without_a_record_what_there_is_is_the_image()
    {
        Replace("first.img", 3_000, 0x11);
        _disks[0] = new SimulatedDisk([]);
        using ImageSlots slots = Open();
        Assert.Equal("image.img", slots.Name);
        Assert.Equal(3_000, slots.Current.GetSize());
    }

    [Fact]
    public void A_damaged_block_of_the_record_is_not_taken_for_an_entry()
    {
        Replace("first.img", 3_000, 0x11);
        long generation;
        using (ImageSlots slots = Open())
            generation = slots.Generation;
        for (int damaged = 0; damaged < 4096; damaged += 13)
        {
            SimulatedDisk[] disks = [.. _disks.Select(disk => new SimulatedDisk(BytesOf(disk)))];
            disks[0].Write((generation % 2 * 4096) + damaged, [0xee]);
            SlotEntry? entry = new SlotRecord(new DiskHandle(disks[0], () => false)).Read();
            Assert.Equal(generation - 1, entry!.Generation);
        }
    }

    [Fact]
    public void A_name_is_kept_as_far_as_there_is_room()
    {
        Replace(new string('ä', 400), 1_000, 0x11);
        using ImageSlots slots = Open();
        Assert.Equal(new string('ä', 255), slots.Name);
    }

    private void Replace(string? name, int length, byte value)
    {
        byte[] bytes = [.. Enumerable.Repeat(value, length)];
        _allowed.Add((name ?? "image.img", bytes));
        using (ImageSlots slots = Open())
        {
            slots.BeginReplacement();
            for (int at = 0; at < length; at += 500)
                slots.Other.Write(at, bytes.AsSpan(at, 500));
            slots.CommitReplacement(name);
        }

        _allowed.RemoveRange(0, _allowed.Count - 1);
        Open().Dispose();
    }

    private ImageSlots Open() => Open(_disks);

    private ImageSlots Open(SimulatedDisk[] disks)
    {
        DiskHandle[] files = [.. disks.Select(disk => new DiskHandle(disk, () => _flushFails))];
        return new ImageSlots(files[0], files[1], files[2]);
    }

    // Looks at what every crash from here on may leave on the three files, each for itself.
    private void Observe()
    {
        foreach (SimulatedDisk disk in _disks)
            disk.CrashPoint = _ => Crash();
    }

    private void Crash()
    {
        foreach (byte[]? record in _disks[0].CrashOutcomes(OutcomesPerFile, _crashes))
        {
            foreach (byte[]? first in _disks[1].CrashOutcomes(OutcomesPerFile, _crashes))
            {
                foreach (byte[]? second in _disks[2].CrashOutcomes(OutcomesPerFile, _crashes))
                    Judge([.. new[] { record, first, second }.Select(left => new SimulatedDisk(left!))]);
            }
        }
    }

    private void Judge(SimulatedDisk[] left)
    {
        _crashes++;
        bool flushFails = _flushFails;
        _flushFails = false;
        using ImageSlots slots = Open(left);
        _flushFails = flushFails;
        byte[] bytes = new byte[slots.Current.GetSize()];
        slots.Current.Read(0, bytes);
        Assert.Contains(_allowed, image => image.Name == slots.Name && image.Bytes.AsSpan().SequenceEqual(bytes));
        Assert.Equal(0, slots.Other.GetSize());
    }

    private static byte[] BytesOf(SimulatedDisk disk)
    {
        byte[] bytes = new byte[disk.Length];
        disk.Read(0, bytes);
        return bytes;
    }

    private sealed class DiskHandle(SimulatedDisk disk, Func<bool> flushFails) : ISyncAccessHandle
    {
        public long GetSize() => disk.Length;

        public void Truncate(long newSize) => disk.SetLength(newSize);

        public int Read(long offset, Span<byte> destination) => disk.Read(offset, destination);

        public int Write(long offset, ReadOnlySpan<byte> source)
        {
            disk.Write(offset, source);
            return source.Length;
        }

        public void Flush()
        {
            if (flushFails())
                throw new IOException("The disk has trouble.");
            disk.Sync();
        }

        public void Close()
        {
        }
    }
}
