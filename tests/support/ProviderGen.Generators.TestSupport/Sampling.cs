namespace ProviderGen.Generators.TestSupport;

/// <summary>
/// Chooses from states that are too many for every change. With the environment variable <c>EveryCut=true</c>, as the
/// nightly run sets it, nothing is left out.
/// </summary>
public static class Sampling
{
    private static readonly bool IsComplete = Environment.GetEnvironmentVariable("EveryCut") == "true";

    /// <summary>Some of the items, the first and the last among them, in their order.</summary>
    /// <param name="all">All items.</param>
    /// <param name="seed">A text that belongs to them: the same text chooses the same items.</param>
    /// <param name="count">How many, at least 2.</param>
    public static IEnumerable<T> Of<T>(IReadOnlyList<T> all, string seed, int count = 8)
        => IsComplete || all.Count <= count ? all : Choose(all.Count, seed, count).Select(index => all[index]);

    /// <summary>The indexes that a sample takes, ascending.</summary>
    public static IEnumerable<int> Choose(int total, string seed, int count)
    {
        // FNV-1a: the hash codes of strings differ from run to run.
        uint hash = 2166136261;
        foreach (char character in seed)
            hash = unchecked((hash ^ character) * 16777619);
        int[] inner = [.. Enumerable.Range(1, total - 2)];
        new Random(unchecked((int)hash)).Shuffle(inner);
        return inner.Take(count - 2).Append(0).Append(total - 1).Order();
    }
}
