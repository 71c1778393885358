namespace ProviderGen.Testing;

/// <summary>One run of the operations of a <see cref="FaultSweep"/>, with an account of what has to be there after it.</summary>
internal sealed class FaultedRun(ProviderSubject subject, FaultPlan plan)
{
    private readonly List<string> _steps = [];
    private byte[] _expected = [];
    private bool[] _unspecified = []; // of each byte: whether a failed write has left it undefined
    private IMemoryProvider _provider = null!;
    private bool _latched;
    private bool _torn;

    /// <summary>Runs the operations.</summary>
    /// <param name="arm">Arms the plan; called when the provider is open.</param>
    /// <returns>Null, or what went wrong.</returns>
    public string? Run(Action arm)
    {
        try
        {
            RawBacking backing = subject.BackingWithFaults!(plan);
            _provider = backing.Open().ThrowIfError();
            arm();
            string? failure = Operate();
            plan.Disarm();
            failure ??= Reopen(backing);
            return failure is null ? null : $"{string.Join(", ", _steps)}: {failure}";
        }
        catch (Exception exception)
        {
            return $"{string.Join(", ", _steps)}: {exception.GetType().Name} escaped: {exception.Message}";
        }
    }

    private string? Operate()
    {
        int page = _provider.PageSize;
        return Grow(2) ?? Write(0, 2 * page, 1) ?? Read(0, 2 * page) ?? Flush()
            ?? Grow(1) ?? Write(page - 1, page + 1, 2) ?? Read(page / 2, page) ?? Visit() ?? Flush()
            ?? Write(0, 1, 3) ?? Grow(2) ?? Grow(1) ?? Read(0, 2 * page) ?? Flush();
    }

    private string? Grow(long pages)
    {
        _steps.Add($"Grow({pages})");
        long before = _expected.Length / _provider.PageSize;
        long count = plan.Count;
        MemoryResult<long> result = _provider.Grow(pages);
        if (before + pages > subject.MaxPages && !_latched)
        {
            // A limit of the backing's own is not reached if the backing fails first.
            if (result.Error is MemoryError.ProviderError { Reason: ProviderErrorReason.LimitExceeded })
                return Compare();
            if (result.IsOk)
                return $"answered {result}, expected LimitExceeded";
        }

        if (Verdict(result.Error, plan.Count > count) is { } wrong)
            return wrong;
        if (!result.IsOk)
            _torn |= plan.Fired is { Kind: FaultKind.Tear };
        else if (result.Value != before)
            return $"returned {result.Value}, expected {before}";
        else
            Extend((int)((before + pages) * _provider.PageSize));
        return Compare();
    }

    private string? Write(int offset, int length, byte seed)
    {
        _steps.Add($"Write({offset}, {length} bytes)");
        byte[] bytes = new byte[length];
        MemoryOperation.Write.Fill(bytes, seed);
        long count = plan.Count;
        MemoryResult result = _provider.Write(offset, bytes);
        if (offset + length > _expected.Length)
            return result.Error is MemoryError.OutOfBounds || (_latched && !result.IsOk) ? Compare() : $"answered {result}, expected OutOfBounds";
        if (Verdict(result.Error, plan.Count > count) is { } wrong)
            return wrong;
        if (result.IsOk)
            bytes.CopyTo(_expected, offset);
        if (result.IsOk || plan.Count > count)
            _unspecified.AsSpan(offset, length).Fill(!result.IsOk);
        return Compare();
    }

    private string? Read(int offset, int length)
    {
        _steps.Add($"Read({offset}, {length} bytes)");
        byte[] bytes = new byte[length];
        long count = plan.Count;
        MemoryResult result = _provider.Read(offset, bytes);
        if (offset + length > _expected.Length)
            return result.Error is MemoryError.OutOfBounds ? Compare() : $"answered {result}, expected OutOfBounds";
        bool faulted = plan.Count > count;
        if (!result.IsOk)
            return faulted && IsBackingError(result.Error) ? Compare() : $"answered {result}";
        return Differs(bytes, offset) ?? Compare();
    }

    private string? Visit()
    {
        if (_provider is not IAddressableMemoryProvider addressable)
            return null;
        _steps.Add("ReadInPlace(everything)");
        var seen = new List<byte>();
        long count = plan.Count;
        MemoryResult result = addressable.ReadInPlace(0, _expected.Length, seen, static (run, all) => all.AddRange(run));
        if (!result.IsOk)
            return plan.Count > count && IsBackingError(result.Error) ? Compare() : $"answered {result}";
        return seen.Count == _expected.Length ? Differs(seen.ToArray(), 0) : $"visited {seen.Count} bytes of {_expected.Length}";
    }

    private string? Flush()
    {
        if (_provider is not IDurableMemoryProvider durable)
            return null;
        _steps.Add("Flush()");
        long count = plan.Count;
        MemoryResult result = durable.Flush();
        if (_latched || HasLatched(result.Error))
            return Verdict(result.Error, faulted: false);
        InjectedFaultException? fault = plan.Count > count ? plan.Fired : null;
        bool failed = fault is { Kind: not (FaultKind.Delay or FaultKind.Shorten) };

        // What is written back may meet a fault that is one of reads only; whether it fails is for the backing to say.
        bool either = fault is { Point: FaultPoint.Write, Kind: FaultKind.Starve or FaultKind.Overstate or FaultKind.Negate };
        if (failed == result.IsOk && !either)
            return $"answered {result} to a flush that {(failed ? "failed" : "did not fail")}";
        _latched = !result.IsOk;
        return Compare();
    }

    /// <summary>Whether a change may be answered so.</summary>
    private string? Verdict(MemoryError? error, bool faulted)
    {
        if (_latched || HasLatched(error))
            return error is MemoryError.ProviderError { Reason: ProviderErrorReason.Latched } ? null : $"answered {error?.ToString() ?? "Ok"} though latched";
        if (error is null)
            return null;

        // A length that could not be asked after a torn growth stays unknown, and then growing is rejected.
        bool unknownLength = _torn && error is MemoryError.ProviderError { Reason: ProviderErrorReason.LengthChanged };
        return (faulted && IsBackingError(error)) || unknownLength ? null : $"answered {error} without a fault";
    }

    /// <summary>Whether a provider that holds writes back has latched before a flush, as one of them failed to arrive.</summary>
    private bool HasLatched(MemoryError? error)
        => _latched |= plan.Count > 0 && _provider is IDurableMemoryProvider && error is MemoryError.ProviderError { Reason: ProviderErrorReason.Latched };

    /// <summary>Compares everything, with the faults paused.</summary>
    private string? Compare()
    {
        plan.IsPaused = true;
        try
        {
            if (_provider.Size != _expected.Length || _provider.Pages * _provider.PageSize != _expected.Length)
                return $"has {_provider.Size} bytes, expected {_expected.Length}";
            if (_provider.Read(_provider.Size, new byte[1]).Error is not MemoryError.OutOfBounds)
                return "reads past its end";
            byte[] actual = new byte[_expected.Length];
            return _provider.Read(0, actual) is { IsOk: false } failed ? $"cannot be read: {failed}" : Differs(actual, 0);
        }
        finally
        {
            plan.IsPaused = false;
        }
    }

    private string? Reopen(RawBacking backing)
    {
        _steps.Add("Reopen()");
        _provider.Dispose();
        MemoryResult<IMemoryProvider> opened = backing.Open();
        if (!opened.TryGetValue(out IMemoryProvider? again, out MemoryError? error))
            return _torn && error is MemoryError.ProviderError { Reason: ProviderErrorReason.NotAligned } ? null : $"rejected: {error}";
        using (again)
        {
            byte[] actual = new byte[_expected.Length];
            return again.Size < _expected.Length ? $"has {again.Size} bytes left of {_expected.Length}"
                : again.Read(0, actual) is { IsOk: false } failed ? $"cannot be read: {failed}"
                : Differs(actual, 0);
        }
    }

    private string? Differs(ReadOnlySpan<byte> actual, int offset)
    {
        // From difference to difference: images are large, and almost always equal.
        ReadOnlySpan<byte> expected = _expected.AsSpan(offset, actual.Length);
        for (int i = 0; (i += actual[i..].CommonPrefixLength(expected[i..])) < actual.Length; i++)
        {
            if (!_unspecified[offset + i])
                return $"byte {offset + i} is {actual[i]}, expected {expected[i]}";
        }

        return null;
    }

    private void Extend(int length)
    {
        Array.Resize(ref _expected, length);
        Array.Resize(ref _unspecified, length);
    }

    private static bool IsBackingError(MemoryError? error) => error is MemoryError.ProviderError { Reason: ProviderErrorReason.Backing };
}
