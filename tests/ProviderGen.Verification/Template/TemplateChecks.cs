using ProviderGen.Testing;
using ProviderGen.Verification.Subjects;

namespace ProviderGen.Verification.Template;

/// <summary>
/// What the template promises beyond the contract of providers: how it treats primitives that break their own contract, that
/// it releases a backing exactly once, that success costs nothing. Each returns null or what is wrong.
/// </summary>
internal static class TemplateChecks
{
    private const int Page = 4;

    public static IEnumerable<(string Name, string? Failure)> Run(SubjectLoader loader)
    {
        yield return ("a null argument of an opener", NullArgument(loader));
        yield return ("a constructor, a name and a release that fail", FailsWithoutBacking(loader));
        yield return ("growing what was opened with content", GrowsAfterOpening(loader));
        yield return ("release, once", ReleasesOnce(loader));
        yield return ("release, after the last visitor", ReleasesAfterVisitors(loader));
        yield return ("a length below zero", NegativeLength(loader));
        yield return ("runs and counts that are impossible", ImpossibleAnswers(loader));
        yield return ("a length that changes during a growth", ForeignGrowthDuringOurs(loader, by: Page));
        yield return ("a backing that is cut during a growth", ForeignGrowthDuringOurs(loader, by: -Page));
        yield return ("a length that cannot be asked", ForeignGrowthUnseen(loader));
        yield return ("a growth torn exactly at its end", TornAtTheEnd(loader));
        yield return ("a length changed by the primitive's own account", LengthChangedByPrimitive(loader));
        yield return ("success allocates nothing", AllocatesNothing(loader));
    }

    private static string? NullArgument(SubjectLoader loader)
    {
        foreach (bool readOnly in (bool[])[false, true])
        {
            if (loader.Open(null, readOnly).Error is not MemoryError.ProviderError { Reason: ProviderErrorReason.InvalidArgument, Cause: ArgumentNullException { ParamName: "store" } })
                return "is not refused by name";
        }

        return null;
    }

    /// <summary>What fails before a backing is there, or where nobody can be told, escapes from nowhere.</summary>
    private static string? FailsWithoutBacking(SubjectLoader loader)
    {
        try
        {
            loader.LetFail("constructor");
            foreach (bool readOnly in (bool[])[false, true])
            {
                if (loader.Open(loader.NewStore(), readOnly).Error is not MemoryError.ProviderError { Cause: IOException })
                    return "a constructor that failed is no error";
            }

            loader.LetFail(null);
            using IMemoryProvider provider = loader.Open(loader.NewStore()).ThrowIfError();
            loader.LetFail("NameCore");
            if (provider.Grow(-1).Error is not { } error || !error.Message.Contains("Subject", StringComparison.Ordinal))
                return "without a name, the provider is not called by its type";
            loader.LetFail("DisposeCore");
            provider.Dispose();
            return null;
        }
        catch (IOException exception)
        {
            return $"{exception.Message} It escaped.";
        }
        finally
        {
            loader.LetFail(null);
        }
    }

    private static string? GrowsAfterOpening(SubjectLoader loader)
    {
        FaultyBacking store = loader.NewStore();
        store.Fill([1, 2, 3, 4]);
        using IMemoryProvider provider = loader.Open(store).ThrowIfError();
        MemoryResult<long> grown = provider.Grow(1);
        return grown.IsOk && store.Length == 2 * Page ? null : $"Grow answered {grown}";
    }

    private static string? ReleasesOnce(SubjectLoader loader)
    {
        FaultyBacking refused = loader.NewStore();
        refused.Fill([1, 2, 3]);
        if (loader.Open(refused).IsOk ? Page != 1 : refused.Releases != 1)
            return $"a misaligned backing was released {refused.Releases} times";

        var plan = new FaultPlan();
        FaultyBacking broken = loader.NewStore(plan);
        plan.Arm(1);
        if (loader.Open(broken).IsOk || broken.Releases != 1)
            return $"a backing that failed while it was opened was released {broken.Releases} times";

        FaultyBacking store = loader.NewStore();
        IMemoryProvider provider = loader.Open(store).ThrowIfError();
        provider.Dispose();
        provider.Dispose();
        return store.Releases == 1 ? null : $"a disposed backing was released {store.Releases} times";
    }

    private static string? ReleasesAfterVisitors(SubjectLoader loader)
    {
        FaultyBacking store = loader.NewStore();
        IMemoryProvider provider = loader.Open(store).ThrowIfError();
        provider.Grow(2).ThrowIfError();
        if (provider is not IAddressableMemoryProvider addressable)
            return null;
        int during = 0;
        _ = addressable.ReadInPlace(0, provider.Size, 0, (_, _) => Visit());
        if (during != 0 || store.Releases != 1)
            return $"ReadInPlace: released {during} times under its visitor, {store.Releases} times altogether";
        if (provider is not IMutableAddressableMemoryProvider)
            return null;

        FaultyBacking other = store = loader.NewStore();
        provider = loader.Open(other).ThrowIfError();
        provider.Grow(2).ThrowIfError();
        _ = ((IMutableAddressableMemoryProvider)provider).WriteInPlace(0, provider.Size, 0, (_, _) => Visit());
        return during == 0 && other.Releases == 1 ? null : $"WriteInPlace: released {during} times under its visitor, {other.Releases} times altogether";

        void Visit()
        {
            provider.Dispose();
            during += store.Releases;
        }
    }

    /// <summary>Below zero no length is whole pages; with pages of 1 byte, -1 would pass for one. For every page size.</summary>
    public static string? NegativeLength(SubjectLoader loader)
    {
        FaultyBacking store = loader.NewStore();
        foreach (long length in (long[])[-1, -Page])
        {
            store.SetLength(length);
            if (loader.Open(store).Error is not MemoryError.ProviderError { Reason: ProviderErrorReason.NotAligned })
                return $"{length} is accepted";
            store.SetLength(0);
        }

        return null;
    }

    private static string? ImpossibleAnswers(SubjectLoader loader)
    {
        foreach (FaultKind kind in (FaultKind[])[FaultKind.Starve, FaultKind.Overstate, FaultKind.Negate])
        {
            var plan = new FaultPlan();
            using IMemoryProvider provider = loader.Open(loader.NewStore(plan)).ThrowIfError();
            provider.Grow(2).ThrowIfError();
            foreach (int call in (int[])[1, 2])
            {
                foreach (FaultPoint point in (FaultPoint[])[FaultPoint.Read, FaultPoint.Span])
                {
                    foreach (var (name, operation) in Operations(provider))
                    {
                        plan.Arm(call, point, kind, forGood: true);
                        MemoryError? error = operation();
                        plan.Disarm();
                        if (plan.Fired is not null && (error is not MemoryError.ProviderError { Reason: ProviderErrorReason.Backing } || !error.Message.Contains(Expected(kind, point), StringComparison.Ordinal)))
                            return $"{name}, call {call} of {point} answers with {kind}: {error?.ToString() ?? "Ok"}";
                    }
                }
            }
        }

        return null;

        // A backing that has ended is told apart from one that answers nonsense.
        static string Expected(FaultKind kind, FaultPoint point)
            => (kind, point) == (FaultKind.Starve, FaultPoint.Read) ? "the backing ended at" : $"{point}Core answered with";
    }

    private static IEnumerable<(string Name, Func<MemoryError?> Operation)> Operations(IMemoryProvider provider)
    {
        yield return ("Read", () => provider.Read(0, new byte[2 * Page]).Error);
        yield return ("Read of a byte", () => provider.Read(0, new byte[1]).Error);
        yield return ("Write", () => provider.Write(0, new byte[2 * Page]).Error);
        yield return ("Grow", () => provider.Grow(1).Error);
        if (provider is IAddressableMemoryProvider addressable)
            yield return ("ReadInPlace", () => addressable.ReadInPlace(0, 2 * Page, 0, static (_, _) => { }).Error);
        if (provider is IMutableAddressableMemoryProvider mutable)
            yield return ("WriteInPlace", () => mutable.WriteInPlace(0, 2 * Page, 0, static (_, _) => { }).Error);
    }

    /// <summary>Our growth fails, and a stranger changes the length before we look: what is there is not of our making.</summary>
    private static string? ForeignGrowthDuringOurs(SubjectLoader loader, int by)
    {
        var plan = new FaultPlan();
        FaultyBacking store = loader.NewStore(plan);
        using IMemoryProvider provider = loader.Open(store).ThrowIfError();
        provider.Grow(1).ThrowIfError();
        plan.Arm(1, FaultPoint.Grow);
        store.WhileGrowthFails = s => s.SetLength(by > 0 ? (2 * Page) + by : Page + by);
        long length = by > 0 ? (2 * Page) + by : Page + by;
        if (provider.Grow(1).IsOk || store.Length != length)
            return "the growth did not fail as planned";
        MemoryResult<long> next = provider.Grow(1);
        return next.Error is MemoryError.ProviderError { Reason: ProviderErrorReason.LengthChanged } && store.Length == length
            ? null
            : $"the next growth answered {next} and left {store.Length} bytes";
    }

    /// <summary>A stranger adds a page, and our growth fails before it knows: nothing there is of its making.</summary>
    private static string? ForeignGrowthUnseen(SubjectLoader loader)
    {
        var plan = new FaultPlan();
        FaultyBacking store = loader.NewStore(plan);
        using IMemoryProvider provider = loader.Open(store).ThrowIfError();
        provider.Grow(1).ThrowIfError();
        store.SetLength(2 * Page);
        plan.Arm(1, FaultPoint.Length);
        if (provider.Grow(1).Error is not MemoryError.ProviderError { Reason: ProviderErrorReason.Backing })
            return "the growth did not fail as planned";
        byte[] before = store.ToArray();
        MemoryResult<long> next = provider.Grow(1);
        return next.Error is MemoryError.ProviderError { Reason: ProviderErrorReason.LengthChanged } && store.ToArray().AsSpan().SequenceEqual(before)
            ? null
            : $"the next growth answered {next} and left {Convert.ToHexString(store.ToArray())} of {Convert.ToHexString(before)}";
    }

    /// <summary>Everything was added, and then the growth failed: the next one starts from the full length.</summary>
    private static string? TornAtTheEnd(SubjectLoader loader)
    {
        var plan = new FaultPlan();
        FaultyBacking store = loader.NewStore(plan);
        using IMemoryProvider provider = loader.Open(store).ThrowIfError();
        plan.Arm(1, FaultPoint.Grow);
        store.WhileGrowthFails = s => s.SetLength(2 * Page);
        if (provider.Grow(2).IsOk)
            return "the growth did not fail as planned";
        MemoryResult<long> next = provider.Grow(1);
        byte[] fresh = new byte[Page];
        return next is { IsOk: true, Value: 0 } && provider.Read(0, fresh).IsOk && fresh.AsSpan().IndexOfAnyExcept((byte)0) < 0
            ? null
            : $"the next growth answered {next}, and the page holds {Convert.ToHexString(fresh)}";
    }

    /// <summary>A primitive that compares the length itself, under a lock, says that it has changed.</summary>
    private static string? LengthChangedByPrimitive(SubjectLoader loader)
    {
        FaultyBacking store = loader.NewStore(new FaultPlan());
        using IMemoryProvider provider = loader.Open(store).ThrowIfError();
        store.Faults!.Arm(1, FaultPoint.Grow);
        store.WhileGrowthFails = s =>
        {
            s.SetLength(Page);
            throw new MemoryException(new MemoryError.ProviderError("changed", ProviderErrorReason.LengthChanged));
        };
        MemoryResult<long> first = provider.Grow(2);
        MemoryResult<long> second = provider.Grow(1);
        return IsLengthChanged(first) && IsLengthChanged(second) && store.Length == Page
            ? null
            : $"answered {first}, then {second}, and left {store.Length} bytes";

        static bool IsLengthChanged(MemoryResult<long> result)
            => result.Error is MemoryError.ProviderError { Reason: ProviderErrorReason.LengthChanged };
    }

    private static string? AllocatesNothing(SubjectLoader loader)
    {
        using IMemoryProvider provider = loader.Open(loader.NewStore()).ThrowIfError();
        if (provider is not IMutableAddressableMemoryProvider)
            return null; // The backing itself allocates for a transfer.
        provider.Grow(3).ThrowIfError();
        byte[] bytes = new byte[3 * Page];
        long spent = 0;
        for (int round = 0; round < 2; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool succeeded = provider.Read(0, bytes).IsOk && provider.Write(0, bytes).IsOk && provider.Read(1, bytes.AsSpan(0, 1)).IsOk && provider.Write(1, bytes.AsSpan(0, 1)).IsOk;
            spent = GC.GetAllocatedBytesForCurrentThread() - before;
            if (!succeeded)
                return "an access failed";
        }

        return spent == 0 ? null : $"{spent} bytes for accesses over several runs";
    }
}
