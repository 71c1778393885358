using Encrypted;
using ProviderGen.Providers;
using ProviderGen.TestSupport;
using ProviderGen.Testing;

namespace ProviderGen.Samples.Tests;

public class EncryptedTests
{
    private const int Page = 65_536;
    private const int Frame = Page + 28;
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    public static TheoryData<int> Clauses => [.. ConformanceSuite.Clauses.Select(clause => clause.Number)];

    [Fact]
    public void The_program_shows_that_the_secret_is_hidden_and_damage_is_found()
    {
        Outcome outcome = SampleProgram.Run("Encrypted");
        Assert.Empty(outcome.ErrorLines);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(4, outcome.Lines.Length);
        Assert.EndsWith("not to be found", outcome.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Clauses))]
    public void It_keeps_clause(int clause)
    {
        // The bytes of the backing are not those of the image, so there is none to describe; and nothing is in place.
        ClauseResult result = ConformanceSuite.Run(Subject, clause);
        ClauseVerdict expected = clause switch
        {
            1 or 10 or 13 => ClauseVerdict.PassedInPart,
            5 or 14 or 15 or 16 => ClauseVerdict.NotExamined,
            17 => ClauseVerdict.NotApplicable,
            _ => ClauseVerdict.Passed,
        };
        Assert.True(result.Verdict == expected, result.ToString());
    }

    [Fact]
    public void Any_sequence_of_operations_agrees_with_the_model()
    {
        ModelReport report = ModelBasedCheck.Run(100, null, Subject);
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void Every_fault_of_the_inner_provider_is_survived()
    {
        FaultReport report = FaultSweep.Run(Subject);
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void No_nonce_comes_twice_within_a_run_and_after_a_restart()
    {
        using var inner = new HeapMemoryProvider();
        byte[] before = Copy(inner);
        var nonces = new HashSet<string>();
        for (int run = 0; run < 10; run++)
        {
            // As after a crash that lost everything: the same operations from the same state.
            using var memory = new HeapMemoryProvider();
            memory.Grow(before.Length / Page).ThrowIfError();
            memory.Write(0, before).ThrowIfError();
            EncryptedMemoryProvider encrypted = EncryptedMemoryProvider.Open(memory, Key).Value;
            encrypted.Grow(1).ThrowIfError();
            for (int i = 0; i < 10; i++)
            {
                encrypted.Write(0, new byte[Page]).ThrowIfError();
                Assert.True(nonces.Add(Convert.ToHexString(Copy(memory)[..12])));
            }
        }

        Assert.Equal(100, nonces.Count);
    }

    [Theory]
    [InlineData(0)] // The nonce.
    [InlineData(12)] // The tag.
    [InlineData(27)]
    [InlineData(28)] // The ciphertext.
    [InlineData(Frame - 1)]
    public void A_bit_that_was_changed_is_found_and_other_pages_are_read(int at)
    {
        using var inner = Filled();
        inner.Write(at, [(byte)(inner.Read<byte>(at).Value ^ 1)]).ThrowIfError();
        using EncryptedMemoryProvider encrypted = EncryptedMemoryProvider.Open(inner, Key).Value;

        var error = Assert.IsType<MemoryError.ProviderError>(encrypted.Read(0, new byte[1]).Error);
        Assert.Contains("page 0 is not authentic", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, encrypted.Read<byte>(Page).Value);

        encrypted.Write(0, new byte[Page]).ThrowIfError();
        Assert.True(encrypted.Read(0, new byte[1]).IsOk);
    }

    [Fact]
    public void A_page_that_was_put_in_the_place_of_another_is_found()
    {
        using HeapMemoryProvider inner = Filled();
        byte[] frame = new byte[Frame];
        inner.Read(0, frame).ThrowIfError();
        inner.Write(Frame, frame).ThrowIfError();
        using EncryptedMemoryProvider encrypted = EncryptedMemoryProvider.Open(inner, Key).Value;

        Assert.Equal(1, encrypted.Read<byte>(0).Value);
        Assert.False(encrypted.Read(Page, new byte[1]).IsOk);
    }

    [Fact]
    public void A_page_that_was_put_back_to_an_earlier_state_is_not_found_out_as_the_README_says()
    {
        using HeapMemoryProvider inner = Filled();
        byte[] earlier = new byte[Frame];
        inner.Read(0, earlier).ThrowIfError();
        EncryptedMemoryProvider encrypted = EncryptedMemoryProvider.Open(inner, Key).Value;
        encrypted.Write(0, [9]).ThrowIfError();
        inner.Write(0, earlier).ThrowIfError();
        Assert.Equal(1, encrypted.Read<byte>(0).Value);
        inner.Write(0, new byte[28]).ThrowIfError();
        Assert.Equal(0, encrypted.Read<byte>(0).Value);
    }

    [Fact]
    public void A_fresh_page_is_zero_though_a_lost_growth_left_bytes_where_it_begins()
    {
        using HeapMemoryProvider inner = Filled();
        byte[] rubbish = new byte[inner.Size - (2 * Frame)];
        Array.Fill(rubbish, (byte)0xAA);
        inner.Write(2 * Frame, rubbish).ThrowIfError();
        using EncryptedMemoryProvider encrypted = EncryptedMemoryProvider.Open(inner, Key).Value;

        encrypted.Grow(2).ThrowIfError();

        byte[] fresh = new byte[2 * Page];
        encrypted.Read(2 * Page, fresh).ThrowIfError();
        Assert.False(fresh.AsSpan().ContainsAnyExcept((byte)0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(33)]
    public void A_key_of_another_length_is_rejected(int length)
    {
        using var inner = new HeapMemoryProvider();
        var error = Assert.IsType<MemoryError.ProviderError>(EncryptedMemoryProvider.Open(inner, new byte[length]).Error);
        Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
        Assert.Contains($"{length} bytes, and 32 are needed", error.Message, StringComparison.Ordinal);
        Assert.True(inner.Grow(1).IsOk);
    }

    [Fact]
    public void What_is_no_whole_number_of_frames_is_rejected()
    {
        using var inner = new HeapMemoryProvider();
        inner.Grow(1).ThrowIfError();
        var error = Assert.IsType<MemoryError.ProviderError>(EncryptedMemoryProvider.Open(inner, Key).Error);
        Assert.Equal(ProviderErrorReason.NotAligned, error.Reason);
    }

    /// <summary>Two pages, with a 1 at the start of one and a 2 at that of the other.</summary>
    private static HeapMemoryProvider Filled()
    {
        var inner = new HeapMemoryProvider();
        EncryptedMemoryProvider encrypted = EncryptedMemoryProvider.Open(inner, Key).Value; // Left open, as the memory is looked into.
        encrypted.Grow(2).ThrowIfError();
        encrypted.Write(0, [1]).ThrowIfError();
        encrypted.Write(Page, [2]).ThrowIfError();
        return inner;
    }

    private static byte[] Copy(HeapMemoryProvider memory)
    {
        byte[] bytes = new byte[memory.Size];
        memory.Read(0, bytes).ThrowIfError();
        return bytes;
    }

    private static ProviderSubject Subject => new("encrypted", () => EncryptedMemoryProvider.Open(new HeapMemoryProvider(), Key).Value)
    {
        CreateWithFaults = plan => EncryptedMemoryProvider.Open(new FaultyMemoryProvider(plan), Key).Value,
        BackingWithFaults = plan =>
        {
            var backing = new FaultyBacking(Page, fresh: 0xAA) { Faults = plan };
            return RawBacking.Of(
                () => FaultyMemoryProvider.Open(backing).TryGetValue(out FaultyMemoryProvider? inner, out MemoryError? error)
                    ? EncryptedMemoryProvider.Open(inner, Key)
                    : error,
                backing.ToArray);
        },
    };
}
