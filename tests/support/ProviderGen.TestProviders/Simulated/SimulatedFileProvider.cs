namespace ProviderGen.TestProviders.Simulated;

/// <summary>The file provider's primitives on a disk that loses power.</summary>
[MemoryProvider(PageSize = 1024, BackingZeroFills = true)]
internal sealed partial class SimulatedFileProvider
{
    private readonly SimulatedDisk _disk;
    private bool _entryIsDurable;

    private SimulatedFileProvider(SimulatedDisk disk) => _disk = disk;

    private long LengthCore() => _disk.Length;

    private void GrowCore(long oldLength, long newLength) => _disk.SetLength(newLength);

    private int ReadCore(long offset, Span<byte> destination) => _disk.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _disk.Write(offset, source);

    private void FlushCore()
    {
        _disk.Sync();
        if (_entryIsDurable)
            return;
        _disk.SyncDirectory();
        _entryIsDurable = true;
    }
}
