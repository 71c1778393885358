using ProviderGen.Testing;
using ProviderGen.Verification.Subjects;

namespace ProviderGen.Verification.Template;

/// <summary>How the template treats primitives that answer what they must not, and what its own answers cost.</summary>
internal static class AnswerChecks
{
    private const int Page = TemplateChecks.Page;

    public static string? ImpossibleAnswers(SubjectLoader loader)
    {
        foreach (FaultKind kind in (FaultKind[])[FaultKind.Starve, FaultKind.Overstate, FaultKind.Negate])
        {
            var plan = new FaultPlan();
            using IMemoryProvider provider = loader.WithPages(2, plan).Provider;
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
            => (kind, point) == (FaultKind.Starve, FaultPoint.Read) ? "the backing ended at" : $"{point}Core returned";
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

    public static string? AllocatesNothing(SubjectLoader loader)
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
