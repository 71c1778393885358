namespace ProviderGen.Cli.Images;

/// <summary>Runs of pages that are found piece by piece.</summary>
internal static class AdjacentRuns
{
    /// <summary>Makes one run of neighbours that belong together; of the others nothing is kept, however many there are.</summary>
    /// <param name="runs">The pieces, in order.</param>
    /// <param name="join">Two neighbours as one, or null if they do not belong together.</param>
    public static IEnumerable<T> Join<T>(IEnumerable<T> runs, Func<T, T, T?> join)
        where T : struct
    {
        T? pending = null;
        foreach (T next in runs)
        {
            if (pending is { } run)
            {
                pending = join(run, next);
                if (pending is not null)
                    continue;
                yield return run;
            }

            pending = next;
        }

        if (pending is { } last)
            yield return last;
    }
}
