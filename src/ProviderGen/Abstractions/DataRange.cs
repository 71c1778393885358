namespace ProviderGen;

/// <summary>Consecutive bytes of an image that may be something else than zero.</summary>
/// <param name="Offset">The first of them, in bytes from the start of the image.</param>
/// <param name="Length">How many, in bytes; 0 or more.</param>
public readonly record struct DataRange(long Offset, long Length)
{
    /// <summary>The first byte behind them, in bytes from the start of the image.</summary>
    public long End => Offset + Length;
}
