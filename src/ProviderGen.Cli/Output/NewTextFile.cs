using System.Text;

namespace ProviderGen.Cli.Output;

/// <summary>A text file that appears under its name when it is complete, and not at all otherwise.</summary>
internal sealed class NewTextFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly StreamWriter _writer;

    private NewTextFile(string path)
    {
        _path = path;
        _partial = path + ".partial";
        _writer = new StreamWriter(new FileStream(_partial, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(false)) { NewLine = "\n" };
    }

    /// <exception cref="ToolFailure">The file exists, or there is no directory for it.</exception>
    public static NewTextFile Create(string path)
    {
        if (Path.Exists(path))
            throw ToolFailure.BadInput($"'{path}' exists already; nothing is overwritten.");
        if (Path.Exists(path + ".partial"))
            throw ToolFailure.BadInput($"'{path}.partial' exists already; nothing is overwritten.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw ToolFailure.BadInput($"There is no directory for '{path}'.");
        return new NewTextFile(path);
    }

    public void Write(Action<TextWriter> write) => write(_writer);

    public void Publish()
    {
        _writer.Flush();
        FileDurability.Sync(((FileStream)_writer.BaseStream).SafeFileHandle);
        _writer.Dispose();
        File.Move(_partial, _path, overwrite: false);
        FileDurability.SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
    }

    public void Dispose()
    {
        // Closing writes what is left, which fails again on a full disk; the file goes anyway.
        try
        {
            _writer.Dispose();
        }
        catch (IOException)
        {
        }

        File.Delete(_partial);
    }
}
