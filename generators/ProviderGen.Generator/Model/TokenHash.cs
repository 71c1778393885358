namespace ProviderGen.Model;

/// <summary>128 bits over a sequence of texts.</summary>
internal struct TokenHash : IEquatable<TokenHash>
{
    private const ulong HighFactor = 0x9E37_79B9_7F4A_7C15;
    private const ulong LowFactor = 0x0000_0100_0000_01B3; // of FNV-1a

    private ulong _high;
    private ulong _low;

    public void Add(string text)
    {
        foreach (char character in text)
            Add(character);
        Add('\0');
    }

    public readonly bool Equals(TokenHash other) => _high == other._high && _low == other._low;

    public override readonly bool Equals(object? obj) => obj is TokenHash other && Equals(other);

    public override readonly int GetHashCode() => _low.GetHashCode();

    private void Add(char character)
    {
        // Never 0, which would leave the hash of nothing as it is.
        ulong value = character + 1UL;
        _high = (_high ^ value) * HighFactor;
        _high ^= _high >> 29;
        _low = (_low ^ value) * LowFactor;
    }
}
