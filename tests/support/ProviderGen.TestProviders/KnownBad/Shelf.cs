namespace ProviderGen.TestProviders.KnownBad;

/// <summary>The backing of the hand-written providers: bytes that never move, in a buffer that is dirty where it is fresh.</summary>
internal sealed class Shelf
{
    public const int PageBytes = 16;
    public const int MaxPages = 256;

    public Shelf(byte[] content, FaultPlan? faults = null)
    {
        Faults = faults;
        Array.Fill(Bytes, (byte)0xAA);
        content.CopyTo(Bytes, 0);
        Length = content.Length;
    }

    public FaultPlan? Faults { get; }

    public byte[] Bytes { get; set; } = new byte[(MaxPages + 1) * PageBytes];

    public long Length { get; set; }

    public bool IsOwned { get; set; }

    public bool IsNameless { get; set; }

    public byte[] ToArray() => Bytes[..(int)Length];
}
