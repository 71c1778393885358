using System.ComponentModel;

namespace ProviderGen.CompilerServices;

/// <summary>Used by generated code: zeros to write into fresh pages.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ZeroPage
{
    private static readonly byte[] Zeros = new byte[MemoryProviderAttribute.DefaultPageSize];

    /// <summary>Some zero bytes, as many as are needed up to 65,536.</summary>
    /// <param name="length">How many are needed, in bytes, at least 1.</param>
    public static ReadOnlySpan<byte> Take(long length) => Zeros.AsSpan(0, (int)Math.Min(length, Zeros.Length));
}
