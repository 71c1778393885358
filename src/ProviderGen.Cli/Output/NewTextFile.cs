using System.Text;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Output;

/// <summary>A text file that appears under its name when it is complete, and not at all otherwise.</summary>
internal sealed class NewTextFile : IDisposable
{
    private readonly NewFile _file;
    private readonly StreamWriter _writer;

    private NewTextFile(NewFile file)
    {
        _file = file;
        _writer = new StreamWriter(file.Stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
    }

    /// <exception cref="MemoryException">The file exists, or there is no directory for it.</exception>
    public static NewTextFile Create(string path, FilePermissions permissions) => new(NewFile.Create(path, permissions));

    public void Write(Action<TextWriter> write) => write(_writer);

    public void Publish()
    {
        _writer.Flush();
        _file.Publish();
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

        _file.Dispose();
    }
}
