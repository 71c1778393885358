namespace Browser.Worker;

/// <summary>
/// Two files that take turns to hold the image, and a record of whose turn it is. A replacement goes into the other file,
/// and is the image from the moment its entry in the record is durable; until then the old one is, whole.
/// </summary>
/// <remarks>
/// No file is ever created, renamed or removed for a replacement: browsers keep the names of files in a database that no
/// flush reaches, so after a power loss a new name may be gone, and an old one with it.
/// </remarks>
internal sealed class ImageSlots : IDisposable
{
    private const string UsualName = "image.img";

    private readonly ISyncAccessHandle[] _files;
    private readonly SlotRecord _record;
    private readonly SlotEntry _entry;

    /// <summary>Finds out which file holds the image, and empties the other one: of what an upload or a replacement has left there.</summary>
    /// <param name="record">The file of the record. All three are closed with this object.</param>
    /// <param name="first">The file that holds the image if there is no record.</param>
    /// <param name="second">The other one.</param>
    public ImageSlots(ISyncAccessHandle record, ISyncAccessHandle first, ISyncAccessHandle second)
    {
        _files = [first, second, record];
        _record = new SlotRecord(record);
        if (_record.Entry is { } entry)
        {
            _entry = entry;
            EmptyOther();
        }
        else
        {
            // A new browser, or a record whose name was lost. Then nothing is emptied, and what there is is the image.
            bool isSecond = first.GetSize() == 0 && second.GetSize() > 0;
            _entry = new SlotEntry(1, isSecond ? 1 : 0, UsualName);
            _record.Write(_entry);
        }
    }

    /// <summary>Different for every image that this browser has kept.</summary>
    public long Generation => _entry.Generation;

    public string Name => _entry.Name;

    public ISyncAccessHandle Current => new LentHandle(_files[_entry.Slot]);

    /// <summary>For a replacement. It is empty after <see cref="BeginReplacement"/>.</summary>
    public ISyncAccessHandle Other => new LentHandle(_files[1 - _entry.Slot]);

    /// <summary>Why the other file still holds what is not the image; empty if it does not.</summary>
    public string Leftover { get; private set; } = "";

    /// <summary>Makes certain that a power loss leaves this image, and not the one before.</summary>
    public void MakeDurable()
    {
        if (!_record.IsDurable)
            _record.Settle();
    }

    /// <summary>Empties the other file.</summary>
    public void BeginReplacement()
    {
        // While anything leads back to the entry before, the other file may be the image after a power loss.
        _record.Settle();
        Other.Truncate(0);
    }

    /// <summary>
    /// Makes what the other file holds the image. Afterwards, failure or not, this object has to be made anew: whether an
    /// entry that could not be flushed counts is for the record to say.
    /// </summary>
    public void CommitReplacement(string? name)
    {
        Other.Flush();
        _record.Write(new SlotEntry(Generation + 1, 1 - _entry.Slot, string.IsNullOrWhiteSpace(name) ? UsualName : name));
    }

    public void Dispose()
    {
        foreach (ISyncAccessHandle file in _files)
            file.Close();
    }

    // The image can be read and changed without; the next replacement begins with it, and says so if it fails again.
    private void EmptyOther()
    {
        bool isEmpty = Other.GetSize() == 0;
        try
        {
            if (!isEmpty || !_record.IsDurable)
                BeginReplacement();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Leftover = isEmpty ? "" : exception.Message;
        }
    }
}
