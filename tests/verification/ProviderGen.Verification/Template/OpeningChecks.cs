using ProviderGen.Testing;
using ProviderGen.Verification.Subjects;

namespace ProviderGen.Verification.Template;

/// <summary>What the template promises about opening.</summary>
internal static class OpeningChecks
{
    private const int Page = TemplateChecks.Page;

    public static string? NullArgument(SubjectLoader loader)
    {
        foreach (bool readOnly in (bool[])[false, true])
        {
            if (loader.Open(null, readOnly).Error is not MemoryError.ProviderError { Reason: ProviderErrorReason.InvalidArgument, Cause: ArgumentNullException { ParamName: "store" } })
                return "is not rejected by name";
        }

        return null;
    }

    /// <summary>What fails before a backing is there, or where nobody can be told, escapes from nowhere.</summary>
    public static string? FailsWithoutBacking(SubjectLoader loader)
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

    public static string? GrowsAfterOpening(SubjectLoader loader)
    {
        FaultyBacking store = loader.NewStore();
        store.Fill([1, 2, 3, 4]);
        using IMemoryProvider provider = loader.Open(store).ThrowIfError();
        MemoryResult<long> grown = provider.Grow(1);
        return grown.IsOk && store.Length == 2 * Page ? null : $"Grow answered {grown}";
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

    /// <summary>Where nothing is said of a limit, there is none.</summary>
    public static string? AnyLengthOfPages(SubjectLoader loader)
    {
        try
        {
            foreach (long length in (long[])[1L << 60, long.MaxValue / Page * Page])
            {
                loader.Claim(length);
                using IMemoryProvider? provider = loader.Open(loader.NewStore()).TryGetValue(out IMemoryProvider? opened, out _) ? opened : null;
                if (provider?.Size != length)
                    return $"{length} bytes are not opened";
            }

            return null;
        }
        finally
        {
            loader.Claim(null);
        }
    }

    /// <summary>Somebody may know it, as a constructor can hand out what it makes.</summary>
    public static string? DisposesWhatWasRejected(SubjectLoader loader)
    {
        FaultyBacking misaligned = loader.NewStore();
        misaligned.Fill([1, 2, 3]);
        var plan = new FaultPlan();
        FaultyBacking broken = loader.NewStore(plan);
        foreach (FaultyBacking store in (FaultyBacking[])[misaligned, broken])
        {
            plan.Arm(1);
            if (loader.Open(store).IsOk)
                return "is opened";
            if (loader.Latest.Grow(0).Error is not MemoryError.ProviderError { Reason: ProviderErrorReason.Disposed })
                return "goes on";
        }

        return null;
    }
}
