using ProviderGen;

namespace KeyValueStore;

/// <summary>The first page: what kind of image this is, and how far its log has been committed.</summary>
/// <remarks>
/// Bytes 0-7: magic. 8-11: version. 16-23 and 24-31: two copies of the end of the log, written in turn, each with its
/// complement in 32-39 and 40-47. A commit writes one copy, so a crash leaves the other.
/// </remarks>
internal sealed class Header(IMemoryProvider memory)
{
    private const long Magic = 0x3130_5645_5256_4B50; // "PKVREV01", little-endian
    private const int Version = 1;
    private const long VersionOffset = 8;
    private const long EndOffset = 16;
    private const long CheckOffset = 32;

    private int _turn;

    /// <summary>Where the log begins, in bytes: behind the first page.</summary>
    public long LogStart => memory.PageSize;

    /// <summary>Writes the header of a new store.</summary>
    public MemoryResult Create()
    {
        if (memory.Grow(1).Error is { } error)
            return error;
        MemoryResult written = memory.Write(0, Magic);
        if (written.IsOk)
            written = memory.Write(VersionOffset, Version);
        return written.IsOk ? WriteEnd(LogStart) : written;
    }

    /// <summary>Reads the end of the log, in bytes: the larger one of the copies that are whole.</summary>
    /// <exception cref="InvalidDataException">This is no store, or one of another version.</exception>
    public long ReadEnd()
    {
        if (memory.Read<long>(0).ThrowIfError() != Magic)
            throw new InvalidDataException("The image holds no key-value store.");
        int version = memory.Read<int>(VersionOffset).ThrowIfError();
        if (version != Version)
            throw new InvalidDataException($"The store has version {version}, and this program knows {Version}.");

        long end = -1;
        for (int copy = 0; copy < 2; copy++)
        {
            long value = memory.Read<long>(EndOffset + (copy * sizeof(long))).ThrowIfError();
            long check = memory.Read<long>(CheckOffset + (copy * sizeof(long))).ThrowIfError();
            if (check != ~value || value <= end || value > memory.Size)
                continue;
            end = value;
            _turn = 1 - copy;
        }

        return end >= LogStart ? end : throw new InvalidDataException("The store was never committed.");
    }

    /// <summary>Writes the end of the log over the older copy.</summary>
    public MemoryResult WriteEnd(long end)
    {
        MemoryResult written = memory.Write(EndOffset + (_turn * sizeof(long)), end);
        if (!written.IsOk)
            return written;
        written = memory.Write(CheckOffset + (_turn * sizeof(long)), ~end);
        _turn = 1 - _turn;
        return written;
    }
}
