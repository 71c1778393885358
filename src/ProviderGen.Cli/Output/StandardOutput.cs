using System.Runtime.InteropServices;

namespace ProviderGen.Cli.Output;

/// <summary>
/// Standard output that reports a closed reader. The stream of the console reports success instead, so that
/// <c>providergen dump large.img | head</c> would run to the end for no reader.
/// </summary>
internal sealed partial class StandardOutput(Stream console) : Stream
{
    private const int Descriptor = 1;
    private const short Gone = 0x08 | 0x10; // POLLERR on Linux, POLLHUP on macOS.

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static Stream Open()
    {
        Stream console = Console.OpenStandardOutput();
        return OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? new StandardOutput(console) : console;
    }

    /// <exception cref="ReaderGoneException">The reader has closed its end.</exception>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <exception cref="ReaderGoneException">The reader has closed its end.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        console.Write(buffer);
        var state = new PollState { Descriptor = Descriptor };
        if (Poll(ref state, 1, 0) == 1 && (state.Found & Gone) != 0)
            throw new ReaderGoneException();
    }

    public override void Flush() => console.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollState state, nuint count, int milliseconds);

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PollState
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }
}

/// <summary>The reader of standard output has closed its end.</summary>
internal sealed class ReaderGoneException : OperationCanceledException;
