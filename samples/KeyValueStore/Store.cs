using System.Text;
using ProviderGen;

namespace KeyValueStore;

/// <summary>
/// A store of texts in an image of pages, wherever that lies: a header page, and behind it a log that only grows. What has been
/// put is there after <see cref="Commit"/>; a crash before loses it, and nothing else.
/// </summary>
/// <remarks>Not thread-safe. The store does not own its memory: dispose that yourself.</remarks>
internal sealed class Store
{
    private readonly IMemoryProvider _memory;
    private readonly Header _header;
    private readonly Dictionary<string, (long Offset, int Length)> _values = new(StringComparer.Ordinal);
    private long _end;

    private Store(IMemoryProvider memory)
    {
        _memory = memory;
        _header = new Header(memory);
    }

    /// <summary>The keys, in no order.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    /// <summary>Bytes of the log that a copy would not need.</summary>
    public long Garbage { get; private set; }

    /// <summary>Opens a store, or begins one in memory that has no pages.</summary>
    /// <exception cref="MemoryException">The memory cannot be read or grown.</exception>
    /// <exception cref="InvalidDataException">The image holds something else.</exception>
    public static Store Open(IMemoryProvider memory)
    {
        var store = new Store(memory);
        if (memory.Pages == 0)
        {
            store._header.Create().ThrowIfError();
            store._end = store._header.LogStart;
            store.Flush();
        }
        else
        {
            store._end = store._header.ReadEnd();
            store.ReadLog();
        }

        return store;
    }

    /// <summary>Finds the value of a key.</summary>
    public string? Get(string key)
    {
        if (!_values.TryGetValue(key, out var place))
            return null;
        byte[] bytes = new byte[place.Length];
        _memory.Read(place.Offset, bytes).ThrowIfError();
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Sets the value of a key.</summary>
    public void Put(string key, string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        long end = Append(key, bytes, removes: false);
        Forget(key);
        _values[key] = (end - bytes.Length, bytes.Length);
    }

    /// <summary>Removes a key.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string key)
    {
        if (!_values.ContainsKey(key))
            return false;
        long before = _end;
        Garbage += Append(key, [], removes: true) - before;
        Forget(key);
        return _values.Remove(key);
    }

    /// <summary>Makes everything durable, if the memory can: first the log, then the header that says how far it goes.</summary>
    public void Commit()
    {
        Flush();
        _header.WriteEnd(_end).ThrowIfError();
        Flush();
    }

    /// <summary>Copies what is alive into other memory, and commits it there.</summary>
    public Store CopyTo(IMemoryProvider target)
    {
        Store copy = Open(target);
        foreach (string key in Keys)
            copy.Put(key, Get(key)!);
        copy.Commit();
        return copy;
    }

    private void ReadLog()
    {
        for (long at = _header.LogStart; at < _end;)
        {
            Record record = _memory.Read<Record>(at).ThrowIfError();
            if (record.KeyLength < 0 || record.TotalBytes > _end - at)
                throw new InvalidDataException($"The record at byte {at} does not fit into the log.");
            byte[] bytes = new byte[record.KeyLength];
            _memory.Read(at + Record.Bytes, bytes).ThrowIfError();
            string key = Encoding.UTF8.GetString(bytes);
            Forget(key);
            if (record.IsRemoval)
            {
                Garbage += record.TotalBytes;
                _values.Remove(key);
            }
            else
            {
                _values[key] = (at + Record.Bytes + record.KeyLength, record.ValueLength);
            }

            at += record.TotalBytes;
        }
    }

    private long Append(string key, byte[] value, bool removes)
    {
        byte[] name = Encoding.UTF8.GetBytes(key);
        var record = new Record(name.Length, removes ? -1 : value.Length);
        Reserve(record.TotalBytes);
        _memory.Write(_end, record).ThrowIfError();
        _memory.Write(_end + Record.Bytes, name).ThrowIfError();
        _memory.Write(_end + Record.Bytes + name.Length, value).ThrowIfError();
        return _end += record.TotalBytes;
    }

    private void Reserve(long bytes)
    {
        long missing = _end + bytes - _memory.Size;
        if (missing > 0)
            _ = _memory.Grow((missing + _memory.PageSize - 1) / _memory.PageSize).ThrowIfError();
    }

    private void Forget(string key)
    {
        if (_values.TryGetValue(key, out var old))
            Garbage += Record.Bytes + Encoding.UTF8.GetByteCount(key) + old.Length;
    }

    private void Flush()
    {
        if (_memory is IDurableMemoryProvider durable)
            durable.Flush().ThrowIfError();
    }
}
