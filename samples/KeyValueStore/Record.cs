using System.Runtime.InteropServices;

namespace KeyValueStore;

/// <summary>What stands before every key in the log: lengths in bytes. A value of length -1 says that the key is gone.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Record(int KeyLength, int ValueLength)
{
    public const int Bytes = 8;

    public bool IsRemoval => ValueLength < 0;

    public long TotalBytes => Bytes + (long)KeyLength + Math.Max(0, ValueLength);
}
