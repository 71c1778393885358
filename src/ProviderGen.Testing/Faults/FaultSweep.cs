using System.Globalization;

namespace ProviderGen.Testing;

/// <summary>
/// Puts a provider through a fixed sequence of operations again and again, and lets the 1st, 2nd, 3rd … raw call go wrong,
/// in every way and once or for good, until no fault fires any more. After each fault: no exception has escaped, page count
/// and bounds are what they were, untouched bytes are intact, a failed flush has latched, and reopening works.
/// </summary>
public static class FaultSweep
{
    private const int MaxCalls = 10_000;

    private static readonly FaultKind[] Kinds =
    [
        FaultKind.Fail, FaultKind.Tear, FaultKind.Shorten, FaultKind.Delay, FaultKind.Starve, FaultKind.Overstate, FaultKind.Negate,
    ];

    /// <summary>Runs the sweep.</summary>
    /// <param name="subject">The provider, with <see cref="ProviderSubject.BackingWithFaults"/>.</param>
    /// <returns>How many faults were injected, and the first failure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is null.</exception>
    /// <exception cref="ArgumentException">The subject describes no backing with faults.</exception>
    public static FaultReport Run(ProviderSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.BackingWithFaults is null)
            throw new ArgumentException("The subject describes no backing with faults.", nameof(subject));

        long runs = 0;
        long faults = 0;
        foreach (FaultKind kind in Kinds)
        {
            foreach (FaultPoint? point in (FaultPoint?[])[null, .. Enum.GetValues<FaultPoint>()])
            {
                foreach (bool forGood in (bool[])[false, true])
                {
                    for (int call = 1; call <= MaxCalls; call++)
                    {
                        var plan = new FaultPlan();
                        var run = new FaultedRun(subject, plan);
                        string? failure = run.Run(() => plan.Arm(call, point, kind, forGood));
                        runs++;
                        faults += plan.Count;
                        if (failure is not null)
                        {
                            string name = $"{kind} at {point?.ToString() ?? "call"} no. {call.ToString(CultureInfo.InvariantCulture)}{(forGood ? ", for good" : "")}";
                            return new FaultReport(subject.Name, runs, faults, $"{name}: {failure}");
                        }

                        if (plan.Count == 0)
                            break;
                    }
                }
            }
        }

        return new FaultReport(subject.Name, runs, faults, null);
    }
}
