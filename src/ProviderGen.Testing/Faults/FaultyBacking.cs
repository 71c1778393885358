using System.Diagnostics.CodeAnalysis;
using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>
/// A backing in memory with the habits of real ones: it lies in pieces, gives out less than it is asked for, holds rubbish
/// where it is fresh, has one owner, and goes wrong on request. It is strict, too: a raw call that the contract of the
/// primitives does not allow is an exception. Made for a <c>[MemoryProvider]</c> class whose primitives call it.
/// </summary>
/// <param name="pieceBytes">The length of a piece, in bytes, at least 1.</param>
/// <param name="fresh">What fresh bytes hold.</param>
/// <param name="maxPerRead">The most bytes that one read transfers, at least 1.</param>
public sealed class FaultyBacking(int pieceBytes, byte fresh = 0, int maxPerRead = int.MaxValue)
{
    private readonly List<byte[]> _pieces = [];

    /// <summary>What errors should call the backing.</summary>
    public string Name { get; } = "shelf";

    /// <summary>Decides which calls go wrong. A plan of the backing's own unless one is given; null stands for that, too.</summary>
    [AllowNull]
    public FaultPlan Faults { get; init => field = value ?? new FaultPlan(); } = new();

    /// <summary>Called between the half of a torn extension and its failure, to do what a stranger might do meanwhile.</summary>
    public Action<FaultyBacking>? WhileGrowthFails { get; set; }

    /// <summary>Whether a provider owns the backing.</summary>
    public bool IsOwned { get; private set; }

    /// <summary>How often the backing has been released.</summary>
    public int Releases { get; private set; }

    /// <summary>Whether <see cref="Unlink"/> has been called.</summary>
    public bool IsNameless { get; private set; }

    /// <summary>The length, in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Takes possession.</summary>
    /// <exception cref="IOException">The backing has an owner.</exception>
    public void Own()
    {
        if (IsOwned)
            throw new IOException($"The backing '{Name}' has an owner.");
        IsOwned = true;
    }

    /// <summary>Gives the backing free.</summary>
    public void Release()
    {
        IsOwned = false;
        Releases++;
    }

    /// <summary>Takes the name away; flushing fails from now on.</summary>
    public void Unlink() => IsNameless = true;

    /// <summary>For <c>LengthCore</c>.</summary>
    /// <returns>The length, in bytes.</returns>
    public long AskLength()
    {
        Faults.Enter(FaultPoint.Length);
        return Length;
    }

    /// <summary>For <c>GrowCore</c>.</summary>
    /// <param name="oldLength">The length it is believed to have, in bytes.</param>
    /// <param name="newLength">The length it shall have, in bytes.</param>
    public void Extend(long oldLength, long newLength)
    {
        if (oldLength != Length || newLength <= oldLength)
            throw NotAllowed("GrowCore", oldLength, newLength);
        FaultKind? fault = Faults.Meet(FaultPoint.Grow);
        if (fault is FaultKind.Fail or FaultKind.Tear)
        {
            if (fault is FaultKind.Tear)
                SetLength(oldLength + ((newLength - oldLength) / 2));
            WhileGrowthFails?.Invoke(this);
            throw Faults.Fired!;
        }

        SetLength(newLength);
    }

    /// <summary>Changes the length as a stranger does.</summary>
    /// <param name="length">The new length, in bytes.</param>
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

    /// <summary>For <c>ReadCore</c>.</summary>
    /// <param name="offset">The first byte, in bytes.</param>
    /// <param name="destination">The buffer.</param>
    /// <returns>How many bytes were read.</returns>
    public int Read(long offset, Span<byte> destination)
    {
        RequireInside("ReadCore", offset, destination.Length);
        FaultKind? fault = Faults.Meet(FaultPoint.Read);
        if (fault is FaultKind.Fail)
            throw Faults.Fired!;
        int most = Math.Min(destination.Length, maxPerRead);
        Span<byte> run = Run(offset, fault is FaultKind.Tear or FaultKind.Shorten ? Math.Max(1, most / 2) : most);
        run.CopyTo(destination);
        return fault switch
        {
            FaultKind.Tear => throw Faults.Fired!,
            FaultKind.Starve => 0,
            FaultKind.Overstate => destination.Length + 1,
            FaultKind.Negate => -1,
            _ => run.Length,
        };
    }

    /// <summary>For <c>WriteCore</c>.</summary>
    /// <param name="offset">The first byte, in bytes.</param>
    /// <param name="source">The bytes.</param>
    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        RequireInside("WriteCore", offset, source.Length);
        FaultKind? fault = Faults.Meet(FaultPoint.Write);
        if (fault is FaultKind.Fail)
            throw Faults.Fired!;

        // A copy, as in a request to a server: sources may lie in the backing itself.
        byte[] request = source[..(fault is FaultKind.Tear ? source.Length / 2 : source.Length)].ToArray();
        for (int done = 0; done < request.Length;)
        {
            Span<byte> run = Run(offset + done, request.Length - done);
            request.AsSpan(done, run.Length).CopyTo(run);
            done += run.Length;
        }

        if (fault is FaultKind.Tear)
            throw Faults.Fired!;
    }

    /// <summary>For <c>ZeroCore</c>. Every piece is a call of its own.</summary>
    /// <param name="offset">The first byte, in bytes.</param>
    /// <param name="length">How many bytes.</param>
    public void Zero(long offset, long length)
    {
        RequireInside("ZeroCore", offset, length);
        for (long end = offset + length; offset < end;)
        {
            FaultKind? fault = Faults.Meet(FaultPoint.Zero);
            if (fault is FaultKind.Fail)
                throw Faults.Fired!;
            Span<byte> run = Run(offset, (int)Math.Min(end - offset, int.MaxValue));
            run[..(fault is FaultKind.Tear ? run.Length / 2 : run.Length)].Clear();
            if (fault is FaultKind.Tear)
                throw Faults.Fired!;
            offset += run.Length;
        }
    }

    /// <summary>For <c>FlushCore</c>.</summary>
    /// <exception cref="IOException">The backing has lost its name.</exception>
    public void Flush()
    {
        Faults.Enter(FaultPoint.Flush);
        if (IsNameless)
            throw new IOException($"The backing '{Name}' has lost its name.");
    }

    /// <summary>For <c>SpanCore</c>.</summary>
    /// <param name="offset">The first byte, in bytes.</param>
    /// <param name="length">The most bytes wanted.</param>
    /// <returns>The bytes from the offset to the end of the piece, at most as many as wanted.</returns>
    public Span<byte> Span(long offset, int length)
    {
        RequireInside("SpanCore", offset, length);
        return Faults.Meet(FaultPoint.Span) switch
        {
            FaultKind.Shorten => Run(offset, Math.Max(1, length / 2)),
            FaultKind.Starve => [],
            FaultKind.Overstate => new byte[length + 1],
            _ => Run(offset, length),
        };
    }

    /// <summary>A copy of all bytes.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        for (long at = 0; at < Length; at += pieceBytes)
            Run(at, (int)Math.Min(pieceBytes, Length - at)).CopyTo(bytes.AsSpan((int)at));
        return bytes;
    }

    /// <summary>Replaces the content of an empty backing.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Fill(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        SetLength(bytes.Length);
        if (bytes.Length > 0)
            Write(0, bytes);
    }

    private Span<byte> Run(long offset, int length)
    {
        int start = (int)(offset % pieceBytes);
        return _pieces[(int)(offset / pieceBytes)].AsSpan(start, Math.Min(length, pieceBytes - start));
    }

    // A backing may have been cut by a stranger, so only what lies beyond its memory is a mistake of the caller.
    private void RequireInside(string primitive, long offset, long length)
    {
        if (length <= 0 || offset < 0 || length > ((long)_pieces.Count * pieceBytes) - offset)
            throw NotAllowed(primitive, offset, length);
    }

    private InvalidOperationException NotAllowed(string primitive, long first, long second) => new(Invariant($"The contract of the primitives does not allow {primitive}({first}, {second}) on {Length} bytes."));
}
