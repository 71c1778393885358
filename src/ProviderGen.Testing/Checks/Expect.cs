using System.Globalization;

namespace ProviderGen.Testing;

/// <summary>What a check demands. Each member ends the check as failed if it is not so.</summary>
internal static class Expect
{
    public static void That(bool condition, FormattableString otherwise)
    {
        if (!condition)
            throw new CheckFailedException(otherwise.ToString(CultureInfo.InvariantCulture));
    }

    public static void Ok(MemoryResult result, FormattableString what)
        => That(result.IsOk, $"{Text(what)} failed: {result.Error}");

    public static long Ok(MemoryResult<long> result, FormattableString what)
    {
        That(result.IsOk, $"{Text(what)} failed: {result.Error}");
        return result.Value;
    }

    /// <summary>An error of the kind that carries a reason, for that reason, with a message.</summary>
    public static MemoryError.ProviderError Rejected(MemoryError? error, ProviderErrorReason reason, FormattableString what)
    {
        That(error is not null, $"{Text(what)} succeeded; it has to be rejected ({reason}).");
        if (error is not MemoryError.ProviderError rejection)
            throw new CheckFailedException($"{Text(what)} has to be answered with a ProviderError ({reason}), not with {error}");
        That(rejection.Reason == reason, $"{Text(what)} has to be rejected for the reason {reason}, not {rejection.Reason}: {rejection.Message}");
        That(!string.IsNullOrWhiteSpace(rejection.Message), $"{Text(what)} was rejected without a message.");
        return rejection;
    }

    public static void OutOfBounds(MemoryError? error, long offset, long length, long size, FormattableString what)
    {
        if (error is not MemoryError.OutOfBounds rejection)
            throw new CheckFailedException($"{Text(what)} is not inside {Text($"{size} bytes")}; the answer has to be OutOfBounds, not {error?.ToString() ?? "success"}");
        That(
            rejection.Offset == offset && rejection.Length == length && rejection.Size == size,
            $"{Text(what)} in {size} bytes was answered with other numbers: {rejection.Message}");
    }

    /// <summary>The page count, and the size with it.</summary>
    public static void PageCount(TracedProvider provider, long pages, int pageSize, FormattableString when)
    {
        That(provider.Pages == pages, $"{Text(when)} Pages has to be {pages}, not {provider.Pages}.");
        That(provider.Size == pages * pageSize, $"{Text(when)} Size has to be {pages * pageSize} bytes, not {provider.Size}.");
    }

    /// <summary>The pattern in a range.</summary>
    public static void PatternIn(TracedProvider provider, OperationLog log, long offset, long length, FormattableString when)
        => Content(provider, log, offset, length, Pattern.FirstDifference, Pattern.At, "what was written", when);

    /// <summary>Zeros in a range.</summary>
    public static void ZerosIn(TracedProvider provider, OperationLog log, long offset, long length, FormattableString when)
        => Content(provider, log, offset, length, (_, bytes) => bytes.IndexOfAnyExcept((byte)0), _ => 0, "zero", when);

    /// <summary>The failure for a byte that is not what it has to be.</summary>
    public static CheckFailedException WrongByte(long at, byte expected, FormattableString otherwise)
        => new(Text(otherwise)) { WrongByte = (at, expected) };

    private delegate int Difference(long offset, ReadOnlySpan<byte> bytes);

    private static void Content(
        TracedProvider provider, OperationLog log, long offset, long length, Difference difference, Func<long, byte> expected, string called, FormattableString when)
    {
        int mark = log.Count;
        byte[] buffer = new byte[Math.Min(length, Probes.MaxBytes)];
        for (long done = 0; done < length; done += buffer.Length)
        {
            Span<byte> part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done));

            // Neither zero nor, everywhere, the pattern: bytes that were not transferred show.
            part.Fill(0xA5);
            long at = offset + done;
            Ok(provider.Read(at, part), $"{Text(when)} reading {part.Length} bytes at offset {at}");
            int wrong = difference(at, part);
            if (wrong >= 0)
                throw WrongByte(at + wrong, expected(at + wrong), $"{Text(when)} byte {at + wrong} has to be {called}; it is 0x{part[wrong]:X2}.");
        }

        log.TruncateTo(mark);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
