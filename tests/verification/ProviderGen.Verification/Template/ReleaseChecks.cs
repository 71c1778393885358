using System.Reflection;
using ProviderGen.Testing;
using ProviderGen.Verification.Subjects;

namespace ProviderGen.Verification.Template;

/// <summary>What the template promises about the end: a backing is released exactly once, and not under a visitor.</summary>
internal static class ReleaseChecks
{
    private const int Page = TemplateChecks.Page;

    public static string? ReleasesOnce(SubjectLoader loader)
    {
        FaultyBacking rejected = loader.NewStore();
        rejected.Fill([1, 2, 3]);
        if (loader.Open(rejected).IsOk ? Page != 1 : rejected.Releases != 1)
            return $"a misaligned backing was released {rejected.Releases} times";

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

    public static string? ReleasesAfterVisitors(SubjectLoader loader)
    {
        var (provider, store) = loader.WithPages(2);
        if (provider is not IAddressableMemoryProvider addressable)
            return null;
        int during = 0;
        _ = addressable.ReadInPlace(0, provider.Size, 0, (_, _) => Visit());
        if (during != 0 || store.Releases != 1)
            return $"ReadInPlace: released {during} times under its visitor, {store.Releases} times altogether";
        if (provider is not IMutableAddressableMemoryProvider)
            return null;

        (provider, store) = loader.WithPages(2);
        _ = ((IMutableAddressableMemoryProvider)provider).WriteInPlace(0, provider.Size, 0, (_, _) => Visit());
        return during == 0 && store.Releases == 1 ? null : $"WriteInPlace: released {during} times under its visitor, {store.Releases} times altogether";

        void Visit()
        {
            provider.Dispose();
            during += store.Releases;
        }
    }

    /// <summary>Whoever is counted on coming and not on leaving is there for good, and after 2^31 of them nobody may come.</summary>
    public static string? ForgetsVisitors(SubjectLoader loader)
    {
        using IMemoryProvider provider = loader.WithPages(2).Provider;
        FieldInfo lifetime = provider.GetType().GetField("__lifetime", BindingFlags.Instance | BindingFlags.NonPublic)!;
        object before = lifetime.GetValue(provider)!;
        foreach (var (name, visit) in Visits(provider))
        {
            try
            {
                visit();
            }
            catch (OperationCanceledException)
            {
                // The visitor's own.
            }

            if (!lifetime.GetValue(provider)!.Equals(before))
                return $"{name} counts a visitor who has left";
        }

        return null;
    }

    private static IEnumerable<(string Name, Action Visit)> Visits(IMemoryProvider provider)
    {
        var addressable = (IAddressableMemoryProvider)provider;
        yield return ("ReadInPlace", () => _ = addressable.ReadInPlace(0, 1, 0, static (_, _) => { }));
        yield return ("ReadInPlace that failed", () => _ = addressable.ReadInPlace(0, 1, 0, static (_, _) => throw new OperationCanceledException()));
        if (provider is not IMutableAddressableMemoryProvider mutable)
            yield break;
        yield return ("WriteInPlace", () => _ = mutable.WriteInPlace(0, 1, 0, static (_, _) => { }));
        yield return ("WriteInPlace that failed", () => _ = mutable.WriteInPlace(0, 1, 0, static (_, _) => throw new OperationCanceledException()));
    }
}
