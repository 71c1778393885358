using ProviderGen.Testing;
using ProviderGen.Verification.Subjects;

namespace ProviderGen.Verification.Template;

/// <summary>What the template promises about growth that fails, or meets the growth of somebody else.</summary>
internal static class GrowthChecks
{
    private const int Page = TemplateChecks.Page;

    /// <summary>Our growth fails, and a stranger changes the length before we look: what is there is not of our making.</summary>
    public static string? ForeignGrowthDuringOurs(SubjectLoader loader, int by)
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
    public static string? ForeignGrowthUnseen(SubjectLoader loader)
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
    public static string? TornAtTheEnd(SubjectLoader loader)
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

    /// <summary>The growth fails, and so does the look at what it left: both together are one error, and the next growth compares again.</summary>
    public static string? NothingCanBeAskedAfterwards(SubjectLoader loader)
    {
        FaultyBacking store = loader.NewStore(new FaultPlan());
        using IMemoryProvider provider = loader.Open(store).ThrowIfError();
        store.Faults!.Arm(1, FaultPoint.Grow);
        store.WhileGrowthFails = s =>
        {
            s.Faults!.Arm(1, FaultPoint.Length);
            throw new IOException("full");
        };
        MemoryResult<long> first = provider.Grow(2);
        MemoryResult<long> next = provider.Grow(1);
        return first.Error is MemoryError.ProviderError { Cause: IOException { Message: "full" } } && next is { IsOk: true, Value: 0 }
            ? null
            : $"answered {first}, then {next}";
    }

    /// <summary>A primitive that compares the length itself, under a lock, says that it has changed.</summary>
    public static string? LengthChangedByPrimitive(SubjectLoader loader)
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

    /// <summary>Without a limit of the provider's own, it is for the backing to reject what a long can address, and for nobody to allow more.</summary>
    public static string? AsksForWhatALongCanAddress(SubjectLoader loader)
    {
        foreach (int pages in (int[])[0, 1])
        {
            using IMemoryProvider provider = loader.WithPages(pages).Provider;
            long most = (long.MaxValue / Page) - pages;
            if (provider.Grow(most).Error is not MemoryError.ProviderError { Cause: MemoryException })
                return $"the backing of {pages} pages is not asked for {most} more";
            if (provider.Grow(most + 1).Error is not MemoryError.ProviderError { Reason: ProviderErrorReason.LimitExceeded, Cause: null })
                return $"the backing of {pages} pages is asked for {most + 1} more";
        }

        return null;
    }
}
