namespace ProviderGen.Testing;

/// <summary>Makes a sequence of operations that goes wrong as short as it can.</summary>
internal static class Reproduction
{
    // Enough to find one operation among a thousand, and to make its numbers small.
    private const int MaxAttempts = 300;

    /// <summary>Tries a sequence, and when it goes wrong shorter ones. The log holds what the shortest did.</summary>
    /// <param name="run">The examination.</param>
    /// <param name="operations">The sequence.</param>
    /// <param name="attempt">Performs a sequence on a provider of its own; returns what went wrong, or null.</param>
    /// <returns>What went wrong with the shortest, or null if the sequence went well.</returns>
    public static string? Find(CheckRun run, MemoryOperation[] operations, Func<CheckRun, MemoryOperation[], string?> attempt)
    {
        if (Try(run, operations, attempt) is not { } reason)
            return null;
        IReadOnlyList<string> lines = run.Log.Snapshot();
        int attempts = 0;
        bool isShorter = true;
        while (isShorter && attempts < MaxAttempts)
        {
            isShorter = false;
            foreach (MemoryOperation[] candidate in OperationGenerator.Shrink(operations).TakeWhile(_ => attempts++ < MaxAttempts))
            {
                if (Try(run, candidate, attempt) is not { } again)
                    continue;
                (operations, reason, lines, isShorter) = (candidate, again, run.Log.Snapshot(), true);
                break;
            }
        }

        run.Log.TruncateTo(0);
        foreach (string line in lines)
            run.Log.Add(line);
        return reason;
    }

    private static string? Try(CheckRun run, MemoryOperation[] operations, Func<CheckRun, MemoryOperation[], string?> attempt)
    {
        run.Log.TruncateTo(0);
        try
        {
            return attempt(run, operations);
        }
        catch (CheckFailedException failed)
        {
            return failed.Message;
        }
    }
}
