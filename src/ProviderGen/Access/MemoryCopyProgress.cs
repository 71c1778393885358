namespace ProviderGen;

/// <summary>How far a copy from provider to provider has come.</summary>
/// <param name="BytesDone">Bytes of the source dealt with so far.</param>
/// <param name="BytesTotal">Bytes of the source altogether.</param>
/// <param name="BytesWritten">Bytes written to the destination; fewer than <paramref name="BytesDone"/> where pages of zeros were left alone.</param>
public readonly record struct MemoryCopyProgress(long BytesDone, long BytesTotal, long BytesWritten);
