namespace ProviderGen.Testing.Tests.Generated;

/// <summary>
/// A backing with the habits of real ones: it lies in pieces, gives out less than it is asked for, holds rubbish where it
/// is fresh, has one owner, and fails on request.
/// </summary>
public sealed class ByteStore(int pieceBytes, byte fresh = 0, int mostPerRead = int.MaxValue)
{
    private readonly List<byte[]> _pieces = [];

    public string Name { get; } = "shelf";

    public FaultPlan? Faults { get; init; }

    public bool IsOwned { get; private set; }

    public bool IsNameless { get; private set; }

    public long Length { get; private set; }

    public void Own()
    {
        if (IsOwned)
            throw new IOException("The store 'shelf' has an owner.");
        IsOwned = true;
    }

    public void Release() => IsOwned = false;

    public void Unlink() => IsNameless = true;

    public long AskLength()
    {
        Faults?.Enter(FaultPoint.Length);
        return Length;
    }

    public void Extend(long length)
    {
        try
        {
            Faults?.Enter(FaultPoint.Grow);
        }
        catch (InjectedFaultException)
        {
            // Worse than nothing: it stops half-way.
            SetLength(Length + ((length - Length) / 2));
            throw;
        }

        SetLength(length);
    }

    public void SetLength(long length)
    {
        while ((long)_pieces.Count * pieceBytes < length)
        {
            byte[] piece = new byte[pieceBytes];
            Array.Fill(piece, fresh);
            _pieces.Add(piece);
        }

        Length = length;
    }

    public int Read(long offset, Span<byte> destination)
    {
        Faults?.Enter(FaultPoint.Read);
        Span<byte> run = Span(offset, Math.Min(destination.Length, mostPerRead));
        run.CopyTo(destination);
        return run.Length;
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        Faults?.Enter(FaultPoint.Write);

        // A copy, as in a request to a server: sources may lie in the store itself.
        byte[] request = source.ToArray();
        for (int done = 0; done < request.Length;)
        {
            Span<byte> run = Span(offset + done, request.Length - done);
            request.AsSpan(done, run.Length).CopyTo(run);
            done += run.Length;
        }
    }

    public void Zero(long offset, long length)
    {
        for (long end = offset + length; offset < end;)
        {
            Faults?.Enter(FaultPoint.Zero);
            Span<byte> run = Span(offset, (int)Math.Min(end - offset, int.MaxValue));
            run.Clear();
            offset += run.Length;
        }
    }

    public void Flush()
    {
        Faults?.Enter(FaultPoint.Flush);
        if (IsNameless)
            throw new IOException("The store 'shelf' has lost its name.");
    }

    public Span<byte> Span(long offset, int length)
    {
        int start = (int)(offset % pieceBytes);
        return _pieces[(int)(offset / pieceBytes)].AsSpan(start, Math.Min(length, pieceBytes - start));
    }

    public byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        for (long at = 0; at < Length; at += pieceBytes)
            Span(at, (int)Math.Min(pieceBytes, Length - at)).CopyTo(bytes.AsSpan((int)at));
        return bytes;
    }

    public void Fill(byte[] bytes)
    {
        SetLength(bytes.Length);
        if (bytes.Length > 0)
            Write(0, bytes);
    }
}
