namespace ProviderGen.Cli.Images;

/// <summary>
/// The lines of a list of hashes, which may lie in anything that can be opened, a pipe of the shell's too. No line is longer than
/// those of a list are, so that memory has a bound; and waiting for the other end of a pipe can be interrupted.
/// </summary>
internal sealed class HashListText : IDisposable
{
    private const int LongestLine = 128;
    private readonly char[] _buffer = new char[4096];
    private readonly StreamReader _reader;
    private readonly CancellationToken _cancelled;
    private int _start;
    private int _end;

    private HashListText(StreamReader reader, CancellationToken cancelled)
    {
        _reader = reader;
        _cancelled = cancelled;
    }

    /// <exception cref="ToolFailureException">There is no such file.</exception>
    /// <exception cref="OperationCanceledException">There was no other end of a pipe until then.</exception>
    public static HashListText Open(string path, CancellationToken cancelled)
    {
        if (Directory.Exists(path))
            throw ToolFailureException.BadInput($"'{path}' is a directory, not a list of hashes.");
        try
        {
            return new HashListText(Interruptible(() => new StreamReader(path), cancelled), cancelled);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ToolFailureException.BadInput($"There is no list of hashes '{path}'.");
        }
    }

    /// <summary>The next line without its end; null after the last one.</summary>
    /// <returns>Of a line that is too long for a list only its beginning.</returns>
    public string? ReadLine()
    {
        Span<char> line = stackalloc char[LongestLine];
        int length = 0;
        while (length < LongestLine)
        {
            if (_start == _end && !Fill())
                return length == 0 ? null : new string(line[..length]);
            char next = _buffer[_start++];
            if (next == '\n')
                break;
            line[length++] = next;
        }

        return new string(line[..length].TrimEnd('\r'));
    }

    public void Dispose() => _reader.Dispose();

    private bool Fill()
    {
        _start = 0;
        _end = Interruptible(() => _reader.Read(_buffer), _cancelled);
        return _end > 0;
    }

    // Opening and reading a pipe wait in the system, and no signal ends that. Left alone on a thread, they end with the process.
    private static T Interruptible<T>(Func<T> wait, CancellationToken cancelled)
        => Task.Run(wait, cancelled).WaitAsync(cancelled).GetAwaiter().GetResult();
}
