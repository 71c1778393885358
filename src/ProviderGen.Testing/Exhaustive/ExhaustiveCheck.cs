using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>
/// Puts a provider with tiny pages through EVERY sequence of operations up to a depth, and in every state so reached tries
/// every access in and around the image, and the extremes, also in place where the provider offers that; all against the model. Nothing is left to chance, so a template
/// that passes has no fault that shows within these bounds.
/// </summary>
public static class ExhaustiveCheck
{
    /// <summary>Runs the check.</summary>
    /// <param name="subject">
    /// The provider: pages of a few bytes, and a <see cref="ProviderSubject.MaxPages"/> of a few pages, so that every state
    /// can be visited.
    /// </param>
    /// <param name="depth">The length of the sequences, at least 1.</param>
    /// <returns>What was visited, and the first disagreement.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="depth"/> is less than 1.</exception>
    public static ExhaustiveReport Run(ProviderSubject subject, int depth)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        return new Exploration(subject, depth).Run();
    }

    private sealed class Exploration(ProviderSubject subject, int depth)
    {
        private readonly List<MemoryOperation> _path = [];
        private MemoryOperation[] _alphabet = [];
        private long _sequences;
        private long _states;
        private long _accesses;
        private string? _disagreement;

        public ExhaustiveReport Run()
        {
            using (var twin = new DifferentialRunner(subject))
                _alphabet = Alphabet(twin.PageSize, subject.MaxPages ?? 3);
            Visit();
            return new ExhaustiveReport(subject.Name, depth, _alphabet.Length, _sequences, _states, _accesses, _disagreement);
        }

        // Every state is reached afresh by its whole path, as what a provider has been through is part of its state.
        private void Visit()
        {
            _states++;
            using (var twin = new DifferentialRunner(subject))
            {
                foreach (MemoryOperation operation in _path)
                    _disagreement ??= twin.Apply(operation);
                _disagreement ??= twin.CompareImage() ?? TryEveryAccess(twin);
            }

            if (_disagreement is not null)
            {
                _disagreement = $"after {string.Join(", ", _path)}: {_disagreement}";
                return;
            }

            if (_path.Count == depth)
            {
                _sequences++;
                return;
            }

            foreach (MemoryOperation operation in _alphabet)
            {
                _path.Add(operation);
                Visit();
                _path.RemoveAt(_path.Count - 1);
                if (_disagreement is not null)
                    return;
            }
        }

        private string? TryEveryAccess(DifferentialRunner twin)
        {
            int size = (int)twin.Size;
            foreach (long offset in Offsets(size))
            {
                for (int length = 0; length <= size + 2; length++)
                {
                    _accesses += 2;
                    if ((twin.Read(offset, length) ?? twin.Write(offset, length, Seed) ?? TryInPlace(twin, offset, length)) is { } disagreement)
                        return Invariant($"access at {offset}, {length} bytes: {disagreement}");
                }

                // No buffer is that long, but a range may be said to be.
                foreach (long length in RangeLengths)
                {
                    if (TryInPlace(twin, offset, length) is { } disagreement)
                        return Invariant($"access at {offset}, {length} bytes: {disagreement}");
                }
            }

            return twin.CompareImage();
        }

        private byte Seed => (byte)(_accesses % 251);

        private string? TryInPlace(DifferentialRunner twin, long offset, long length)
        {
            if (!twin.IsAddressable)
                return null;
            _accesses++;
            if (twin.ReadInPlace(offset, length) is { } disagreement)
                return $"in place: {disagreement}";
            if (!twin.IsMutableInPlace)
                return null;
            _accesses++;
            return twin.WriteInPlace(offset, length, Seed) is { } otherwise ? $"in place: {otherwise}" : null;
        }
    }

    private static readonly long[] RangeLengths = [long.MinValue, -1, (1L << 32) + 1, long.MaxValue];

    private static readonly long[] Extremes
        = [long.MinValue, long.MinValue + 1, -1L << 32, 1L << 31, 1L << 32, long.MaxValue - 1, long.MaxValue];

    private static IEnumerable<long> Offsets(int size)
    {
        for (long offset = -2; offset <= size + 2; offset++)
            yield return offset;
        foreach (long extreme in Extremes)
            yield return extreme;
    }

    /// <summary>The steps between which states differ. Which bytes an access may touch is tried in every state apart from these.</summary>
    private static MemoryOperation[] Alphabet(int pageSize, long maxPages) =>
    [
        new MemoryOperation.Grow(0),
        new MemoryOperation.Grow(1),
        new MemoryOperation.Grow(2),
        new MemoryOperation.Grow(maxPages),
        new MemoryOperation.Grow(maxPages + 1),
        new MemoryOperation.Grow(-1),
        new MemoryOperation.Grow(long.MaxValue),
        new MemoryOperation.Grow(long.MinValue),
        new MemoryOperation.Write(0, pageSize, 1),
        new MemoryOperation.Write(pageSize - 1, 2, 2),
        new MemoryOperation.Write(pageSize, pageSize, 3),
        new MemoryOperation.Write(long.MaxValue, 1, 4),
        new MemoryOperation.Read(pageSize - 1, 2),
        new MemoryOperation.Flush(),
        new MemoryOperation.Reopen(),
        new MemoryOperation.Dispose(),
    ];
}
