using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>What one operation answered, in a form that two providers can be compared by.</summary>
internal readonly record struct Observation
{
    private enum Verdict
    {
        Ok,
        OutOfBounds,
        ProviderError,
        UnknownError,
        Exception,
    }

    private Verdict Kind { get; init; }

    private long Value { get; init; }

    private ProviderErrorReason Reason { get; init; }

    private (long Offset, long Length, long Size) Range { get; init; }

    private string? Text { get; init; }

    public bool IsOk => Kind == Verdict.Ok;

    public static Observation Ok(long value = 0) => new() { Value = value };

    public static Observation OutOfBounds(long offset, long length, long size)
        => new() { Kind = Verdict.OutOfBounds, Range = (offset, length, size) };

    public static Observation Error(ProviderErrorReason reason) => new() { Kind = Verdict.ProviderError, Reason = reason };

    public static Observation Thrown(Exception exception)
        => new() { Kind = Verdict.Exception, Text = $"{exception.GetType().Name}: {exception.Message}" };

    public static Observation Of(MemoryResult result) => result.IsOk ? Ok() : Of(result.Error);

    public static Observation Of(MemoryResult<long> result)
        => result.TryGetValue(out long value, out MemoryError? error) ? Ok(value) : Of(error);

    public override string ToString() => Kind switch
    {
        Verdict.Ok => Invariant($"ok ({Value})"),
        Verdict.OutOfBounds => Invariant($"OutOfBounds({Range.Offset}, {Range.Length} bytes, size {Range.Size})"),
        Verdict.ProviderError => $"ProviderError({Reason})",
        Verdict.Exception => $"exception {Text}",
        _ => $"unknown error {Text}",
    };

    private static Observation Of(MemoryError error) => error switch
    {
        MemoryError.OutOfBounds e => OutOfBounds(e.Offset, e.Length, e.Size),
        MemoryError.ProviderError e => Error(e.Reason),
        _ => new Observation { Kind = Verdict.UnknownError, Text = error.ToString() },
    };
}
