using Browser.Worker;

namespace ProviderGen.Browser.Tests;

/// <summary>The record by itself, whoever calls it in whatever order.</summary>
public sealed class SlotRecordTests
{
    private const int BlockBytes = 4096;
    private const int OutcomesPerCrash = 40;

    private readonly ForgetfulDisk _file = new([], _ => null);
    private readonly SlotRecord _record;

    public SlotRecordTests() => _record = new SlotRecord(_file);

    [Fact]
    public void A_crash_leaves_the_entry_that_was_being_written_or_the_one_before()
    {
        SlotEntry? before = null;
        int crashes = 0;
        for (int generation = 1; generation <= 5; generation++)
        {
            SlotEntry entry = Entry(generation);
            Look([before, entry]);
            _record.Write(entry);
            Look([entry]);
            if (generation == 3)
                _record.Settle();
            before = entry;
        }

        Assert.True(crashes > 50, $"{crashes} crashes were looked at.");

        void Look(SlotEntry?[] allowed)
        {
            _file.Disk.CrashPoint = _ => LookNow(allowed);
            LookNow(allowed);
        }

        void LookNow(SlotEntry?[] allowed)
        {
            foreach (byte[]? left in _file.Disk.CrashOutcomes(OutcomesPerCrash, crashes))
            {
                crashes++;
                Assert.Contains(Reopen(left!).Entry, allowed);
            }
        }
    }

    [Fact]
    public void It_vouches_for_an_entry_only_if_a_power_loss_leaves_it()
    {
        Assert.False(_record.IsDurable); // There is none.
        _record.Write(Entry(1));
        Assert.True(_record.IsDurable);
        Assert.True(Reopen(_file.Seen).IsDurable); // A second block that is missing was yet to follow.
        _record.Write(Entry(2));
        Assert.True(_record.IsDurable);
        Assert.False(Reopen(_file.Seen).IsDurable); // What is seen in the first block may have been forgotten.
        _record.Settle();
        Assert.True(_record.IsDurable);
        Assert.True(Reopen(_file.Seen).IsDurable);
        Assert.True(Reopen(Damaged(0, 100)).IsDurable);
        Assert.True(Reopen(Damaged(1, 100)).IsDurable);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_damaged_block_is_not_taken_for_an_entry(int block)
    {
        _record.Write(Entry(1));
        _record.Settle();
        for (int damaged = 0; damaged < BlockBytes; damaged += 13)
            Assert.Equal(Entry(1), Reopen(Damaged(block, damaged)).Entry);
    }

    [Fact]
    public void A_browser_that_takes_a_part_of_a_block_has_not_written_it()
    {
        var record = new SlotRecord(new FullHandle());
        IOException exception = Assert.Throws<IOException>(() => record.Write(Entry(1)));
        Assert.Equal("the browser took 100 of 4096 bytes.", exception.Message);
        Assert.False(record.IsDurable);
    }

    private static SlotEntry Entry(int generation) => new(generation, generation % 2, $"{generation}.img");

    private static SlotRecord Reopen(byte[] left) => new(new ForgetfulDisk(left, _ => null));

    private byte[] Damaged(int block, int at)
    {
        byte[] record = _file.Seen;
        record[(block * BlockBytes) + at] ^= 0xee;
        return record;
    }

    /// <summary>A file on a disk with room for 100 bytes.</summary>
    private sealed class FullHandle : ISyncAccessHandle
    {
        public long GetSize() => 0;

        public int Read(long offset, Span<byte> destination) => 0;

        public int Write(long offset, ReadOnlySpan<byte> source) => 100;

        public void Truncate(long newSize)
        {
        }

        public void Flush()
        {
        }

        public void Close()
        {
        }
    }
}
