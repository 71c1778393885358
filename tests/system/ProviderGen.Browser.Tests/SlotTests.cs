using Browser.Worker;

namespace ProviderGen.Browser.Tests;

/// <summary>The image is the old one or the new one, whole, wherever the power is lost while one replaces the other.</summary>
public sealed class SlotTests
{
    private const int OutcomesPerFile = 6;

    private readonly List<(string Name, byte[] Bytes)> _allowed = [("image.img", [])];
    private readonly ForgetfulDisk[] _disks;
    private readonly Dictionary<int, int> _failures = []; // What arrives on the disk, by the number of the flush that fails.
    private int _flushes;
    private int _failed;
    private int _crashes;

    public SlotTests() => _disks = [.. Enumerable.Range(0, 3).Select(_ => new ForgetfulDisk([], Failure))];

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
    public void So_does_one_after_the_entry_of_the_new_image_could_not_be_flushed()
    {
        Replace("first.img", 3_000, 0x11);
        using (ImageSlots slots = Open())
        {
            Fill(slots, "second.img", 5_000, 0x22);
            Observe();
            _failures[_flushes + 1] = 0; // After the flush of the other file comes that of the record.
            Assert.Throws<IOException>(() => slots.CommitReplacement("second.img"));
        }

        Assert.Equal(1, _failed);
        using (ImageSlots slots = Open())
        {
            Assert.Equal("second.img", slots.Name);
            Assert.Equal(0, slots.Other.GetSize());
        }

        Settle();
        Replace("third.img", 1_000, 0x33);
    }

    [Fact]
    public void A_flush_of_the_new_image_leaves_that_even_if_its_entry_could_not_be_flushed()
    {
        Replace("first.img", 3_000, 0x11);
        using (ImageSlots slots = Open())
        {
            Fill(slots, "second.img", 5_000, 0x22);
            _failures[_flushes + 1] = 0;
            _failures[_flushes + 2] = 0; // At the next start it cannot be flushed either.
            Assert.Throws<IOException>(() => slots.CommitReplacement("second.img"));
        }

        using (ImageSlots slots = Open())
        {
            Assert.Equal("second.img", slots.Name);
            Assert.Equal("The disk has trouble.", slots.Leftover);
            Observe();
            slots.MakeDurable();
            _allowed.RemoveAt(0);
            Crash();
        }

        Open().Dispose();
        Assert.Equal(2, _failed);
    }

    [Fact]
    public void Nothing_is_left_over_of_an_image_that_was_empty()
    {
        using (ImageSlots slots = Open())
        {
            Fill(slots, "first.img", 3_000, 0x11);
            _failures[_flushes + 1] = 0;
            _failures[_flushes + 2] = 0;
            Assert.Throws<IOException>(() => slots.CommitReplacement("first.img"));
        }

        using ImageSlots again = Open();
        Assert.Equal(2, _failed);
        Assert.Equal("", again.Leftover);
    }

    [Fact]
    public void A_start_writes_nothing_if_there_is_nothing_to_do()
    {
        Replace("first.img", 3_000, 0x11);
        int flushes = _flushes;
        Open().Dispose();
        Assert.Equal(flushes, _flushes);
    }

    /// <summary>Any flush fails, and any other one after it: of the record as of an image, while it is replaced as at a start.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void So_does_one_after_flushes_have_failed(int arrived)
    {
        for (int first = 0; first < 16; first++)
        {
            for (int second = first + 1; second < first + 6; second++)
            {
                var test = new SlotTests { _failures = { [first] = arrived, [second] = arrived } };
                test.Observe();
                test.Try("first.img", 3_000, 0x11);
                test.Try("second.img", 5_000, 0x22);
                test.Try(null, 0, 0);
                test.Try("third.img", 1_000, 0x33);
                test.Replace("fourth.img", 2_000, 0x44);
                Assert.True(test._flushes > second, $"There have been {test._flushes} flushes.");
                Assert.Equal(2, test._failed);
            }
        }
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
        Assert.Equal([0L, 3_000L], new[] { _disks[1].GetSize(), _disks[2].GetSize() }.Order());
    }

    [Fact]
    public void Without_a_record_what_there_is_is_the_image()
    {
        Replace("first.img", 3_000, 0x11);
        _disks[0] = new ForgetfulDisk([], Failure);
        using ImageSlots slots = Open();
        Assert.Equal("image.img", slots.Name);
        Assert.Equal(3_000, slots.Current.GetSize());
    }

    // Of two that hold something, one is a replacement that was never finished, and nothing says which.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(3_000, 0, 0)]
    [InlineData(0, 5_000, 1)]
    [InlineData(3_000, 5_000, 0)]
    public void Without_a_record_the_second_file_is_the_image_only_if_the_first_one_is_empty(int first, int second, int expected)
    {
        _disks[1].Truncate(first);
        _disks[2].Truncate(second);
        using ImageSlots slots = Open();
        slots.Current.Truncate(1_000);
        Assert.Equal(1_000, _disks[1 + expected].GetSize());
        Assert.Equal(expected == 0 ? second : first, slots.Other.GetSize());
    }

    [Fact]
    public void A_name_is_kept_as_far_as_there_is_room()
    {
        Replace(new string('ä', 400), 1_000, 0x11);
        using ImageSlots slots = Open();
        Assert.Equal(new string('ä', 255), slots.Name);
    }

    private int? Failure(ForgetfulDisk disk)
    {
        if (!_failures.TryGetValue(_flushes++, out int arrived))
            return null;
        _failed++;
        return arrived;
    }

    /// <summary>Replaces the image as the worker does: whatever comes of it, the files are opened anew.</summary>
    private void Replace(string? name, int length, byte value)
    {
        using (ImageSlots slots = Open())
        {
            Fill(slots, name, length, value);
            slots.CommitReplacement(name);
        }

        Open().Dispose();
        Settle();
    }

    private void Try(string? name, int length, byte value)
    {
        int failed = _failed;
        try
        {
            Replace(name, length, value);
        }
        catch (IOException)
        {
        }

        try
        {
            Open().Dispose();
        }
        catch (IOException)
        {
            // There is no record yet, and there could not be one.
        }

        if (failed == _failed)
            Settle();
    }

    private void Fill(ImageSlots slots, string? name, int length, byte value)
    {
        byte[] bytes = [.. Enumerable.Repeat(value, length)];
        _allowed.Add((name ?? "image.img", bytes));
        slots.BeginReplacement();
        for (int at = 0; at < length; at += 500)
            slots.Other.Write(at, bytes.AsSpan(at, 500));
    }

    /// <summary>From here on there is one image, and no crash may leave another.</summary>
    private void Settle()
    {
        using ImageSlots slots = Open();
        _allowed.Clear();
        _allowed.Add(Image(slots));
    }

    private ImageSlots Open() => new(_disks[0], _disks[1], _disks[2]);

    // Looks at what every crash from here on may leave on the three files, each for itself.
    private void Observe()
    {
        foreach (ForgetfulDisk disk in _disks)
            disk.Disk.CrashPoint = _ => Crash();
    }

    private void Crash()
    {
        foreach (byte[]? record in _disks[0].Disk.CrashOutcomes(OutcomesPerFile, _crashes))
        {
            foreach (byte[]? first in _disks[1].Disk.CrashOutcomes(OutcomesPerFile, _crashes))
            {
                foreach (byte[]? second in _disks[2].Disk.CrashOutcomes(OutcomesPerFile, _crashes))
                    Judge(record!, first!, second!);
            }
        }
    }

    private void Judge(params byte[][] left)
    {
        _crashes++;
        ForgetfulDisk[] disks = [.. left.Select(bytes => new ForgetfulDisk(bytes, _ => null))];
        using var slots = new ImageSlots(disks[0], disks[1], disks[2]);
        (string name, byte[] bytes) = Image(slots);
        Assert.Contains(_allowed, image => image.Name == name && image.Bytes.AsSpan().SequenceEqual(bytes));
        Assert.Equal(0, slots.Other.GetSize());
    }

    private static (string Name, byte[] Bytes) Image(ImageSlots slots)
    {
        byte[] bytes = new byte[slots.Current.GetSize()];
        slots.Current.Read(0, bytes);
        return (slots.Name, bytes);
    }
}
