using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>One examination: opens providers as the subject describes, and disposes them at the end.</summary>
internal sealed class CheckRun(ProviderSubject subject, OperationLog log) : IDisposable
{
    private readonly List<IMemoryProvider> _opened = [];
    private readonly List<string> _omissions = [];
    private int? _pageSize;

    public ProviderSubject Subject => subject;

    public OperationLog Log => log;

    /// <summary>What the check has left out, for want of something that the subject could give.</summary>
    public IReadOnlyList<string> Omissions => _omissions;

    /// <summary>Says that the check leaves something out.</summary>
    /// <param name="what">What, and what has to be given to have it tried.</param>
    public void NotTried(string what) => _omissions.Add(what);

    /// <summary>A fresh, empty provider.</summary>
    public TracedProvider Fresh() => Make(subject.Create, "create");

    /// <summary>A fresh, empty provider that accepts changes; otherwise the clause does not apply.</summary>
    public TracedProvider FreshWritable()
    {
        TracedProvider provider = Fresh();
        return provider.IsReadOnly ? throw new NotApplicableException("the provider is read-only.") : provider;
    }

    /// <summary>A provider that accepts changes, with so many pages that hold the pattern.</summary>
    public TracedProvider Writable(long pages)
    {
        TracedProvider provider = FreshWritable();
        Fill(provider, pages);
        return provider;
    }

    /// <summary>A provider with so many pages that hold the pattern, read-only if it cannot be anything else.</summary>
    public TracedProvider Readable(long pages)
    {
        TracedProvider provider = Fresh();
        if (provider.IsReadOnly)
            return ReadOnly(pages)?.Provider ?? throw new NotExaminedException("give ProviderSubject.Backing: the provider is read-only, so what it reads has to be in its backing.");
        Fill(provider, pages);
        return provider;
    }

    /// <summary>A read-only provider with so many pages that hold the pattern; null if there is no way to one.</summary>
    public (TracedProvider Provider, RawBacking Backing)? ReadOnly(long pages)
    {
        if (subject.Backing is null)
            return null;
        RawBacking backing = NewBacking(Pattern.Bytes(0, pages * PageSize));
        if (backing.OpenReadOnly is not null)
            return (MustOpen(backing.OpenReadOnly, "open read-only"), backing);
        TracedProvider provider = MustOpen(backing.Open, "open");
        return provider.IsReadOnly ? (provider, backing) : null;
    }

    /// <summary>A provider whose backing follows a plan of faults, with so many pages that hold the pattern.</summary>
    public TracedProvider Faulty(FaultPlan plan, long pages)
    {
        if (subject.CreateWithFaults is not { } create)
            throw new NotExaminedException("give ProviderSubject.CreateWithFaults: a provider whose raw calls fail on request.");
        TracedProvider provider = Make(() => create(plan), "create with faults");
        if (provider.IsReadOnly)
            throw new NotApplicableException("the provider is read-only.");
        Fill(provider, pages);
        return provider;
    }

    /// <summary>A backing with these bytes; without a way to one the clause is not examined.</summary>
    public RawBacking NewBacking(byte[] bytes)
    {
        if (subject.Backing is null)
            throw new NotExaminedException("give ProviderSubject.Backing: a backing that holds given bytes, and is opened by your Open.");
        log.Add(Invariant($"make a backing of {bytes.Length} bytes"));
        try
        {
            return subject.Backing(bytes);
        }
        catch (Exception exception)
        {
            throw new PremiseBrokenException(1, $"ProviderSubject.Backing threw {exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>Takes the name away from a backing that still holds these bytes; null if there is no way to do that.</summary>
    public static Action? UnlinkerOf(RawBacking backing, byte[] bytes)
        => backing.Unlink ?? (PlainFile.Is(backing.Name, bytes) ? PlainFile.Unlink(backing.Name!) : null);

    /// <summary>Opens a provider; null with the error if that is rejected.</summary>
    public TracedProvider? TryOpen(Func<MemoryResult<IMemoryProvider>> open, string what, out MemoryError? error)
    {
        MemoryResult<IMemoryProvider> result;
        try
        {
            result = open();
        }
        catch (Exception exception)
        {
            throw new CheckFailedException($"{what} threw {exception.GetType().Name}: {exception.Message} Openers return their errors.");
        }

        if (result.TryGetValue(out IMemoryProvider? provider, out error))
            return Trace(provider, what);
        log.Add($"{what} -> {error}");
        return null;
    }

    /// <summary>Opens a provider where clause 1 says that it can be opened.</summary>
    public TracedProvider MustOpen(Func<MemoryResult<IMemoryProvider>> open, string what)
    {
        try
        {
            return TryOpen(open, what, out MemoryError? error) ?? throw new PremiseBrokenException(1, $"{what} failed: {error}");
        }
        catch (CheckFailedException failed)
        {
            throw new PremiseBrokenException(1, failed.Message);
        }
    }

    /// <summary>As many pages as make page borders interesting without becoming large, within the provider's limit.</summary>
    public long SomePages => AtMost(PageSize switch { <= 16 => 37, <= 1 << 20 => 3, _ => 1 });

    /// <summary>Two pages, or fewer if the provider's limit would leave no room to grow.</summary>
    public long PagesWithRoom => Math.Max(AtMost(3) - 1, 0);

    /// <summary>The number given, or less if the provider cannot have so many.</summary>
    public long AtMost(long pages) => Math.Min(pages, subject.MaxPages ?? pages);

    /// <summary>The subject's page size, once it has proved to be possible.</summary>
    public int PageSize
    {
        get
        {
            int pageSize = _pageSize ??= AskForPageSize();
            return pageSize is > 0 and <= 1 << 30 && int.IsPow2(pageSize)
                ? pageSize
                : throw new PremiseBrokenException(1, Invariant($"PageSize is {pageSize}, which is not a power of two from 1 to 2^30."));
        }
    }

    public void Dispose()
    {
        foreach (IMemoryProvider provider in _opened)
        {
            try
            {
                provider.Dispose();
            }
            catch (Exception)
            {
                // A provider that cannot be disposed has failed clause 11; here nothing is examined any more.
            }
        }
    }

    /// <summary>Asks a provider of its own, which is none of those that operations are performed on.</summary>
    private int AskForPageSize()
    {
        int mark = log.Count;
        int pageSize = Fresh().PageSize;
        log.TruncateTo(mark);
        return pageSize;
    }

    private TracedProvider Make(Func<IMemoryProvider> make, string what)
    {
        IMemoryProvider provider;
        try
        {
            provider = make();
        }
        catch (Exception exception)
        {
            throw new PremiseBrokenException(1, $"{what} threw {exception.GetType().Name}: {exception.Message}");
        }

        return Trace(provider, what);
    }

    private TracedProvider Trace(IMemoryProvider provider, string what)
    {
        if (provider is null)
            throw new PremiseBrokenException(1, $"{what} returned null.");
        string name = ((char)('a' + (_opened.Count % 26))).ToString();
        _opened.Add(provider);
        log.Add($"{name} = {what}");
        return new TracedProvider(provider, name, log);
    }

    private void Fill(TracedProvider provider, long pages)
    {
        var (_, error) = provider.Grow(pages);
        if (error is not null)
            throw new PremiseBrokenException(2, Invariant($"growing by {pages} pages failed: {error}"));
        Expect.Ok(WritePattern(provider, 0, pages * PageSize), $"writing into the fresh pages");
    }

    /// <summary>Writes the pattern into a range; a long one in parts.</summary>
    public static MemoryResult WritePattern(TracedProvider provider, long offset, long length)
    {
        byte[] bytes = new byte[Math.Min(length, Probes.MaxBytes)];
        for (long done = 0; done < length; done += bytes.Length)
        {
            Span<byte> part = bytes.AsSpan(0, (int)Math.Min(bytes.Length, length - done));
            Pattern.Fill(offset + done, part);
            if (provider.Write(offset + done, part) is { IsOk: false } failed)
                return failed;
        }

        return MemoryResult.Ok;
    }
}
