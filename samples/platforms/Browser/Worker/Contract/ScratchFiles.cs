namespace Browser.Worker;

/// <summary>
/// Files opened in advance, for code that cannot wait for the browser to open one. They lie in a folder of their own, which
/// page/worker.js removes afterwards.
/// </summary>
internal sealed class ScratchFiles : IDisposable
{
    // More than any clause uses.
    private const int Count = 48;

    private readonly List<SyncAccessHandle> _files = [];
    private int _taken;

    public static async Task<ScratchFiles> OpenAsync()
    {
        var files = new ScratchFiles();
        try
        {
            for (int i = 0; i < Count; i++)
                files._files.Add(await SyncAccessHandle.OpenAsync($"scratch/{i}"));
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Makes all files available again. Do not use any of them afterwards.</summary>
    public void Reuse() => _taken = 0;

    /// <summary>An empty file. Closing it leaves it open, as it could not be opened again at once.</summary>
    public ISyncAccessHandle Take()
    {
        if (_taken == _files.Count)
            throw new InvalidOperationException($"All {Count} scratch files are taken.");
        SyncAccessHandle file = _files[_taken++];
        file.Truncate(0);
        return new LentHandle(file);
    }

    public void Dispose()
    {
        foreach (SyncAccessHandle file in _files)
            file.Close();
        _files.Clear();
    }
}
