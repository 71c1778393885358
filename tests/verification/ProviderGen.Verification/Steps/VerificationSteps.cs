using System.Globalization;
using ProviderGen.CrashTesting;
using ProviderGen.CrashTesting.Recorded;
using ProviderGen.TestProviders.KnownBad;
using ProviderGen.TestProviders.Simulated;
using ProviderGen.TestSupport;
using ProviderGen.Testing;
using ProviderGen.Verification.Subjects;
using ProviderGen.Verification.Template;

namespace ProviderGen.Verification.Steps;

/// <summary>The steps of a verification, each a sequence of verdicts with figures. A quick run does the same with less.</summary>
internal static class VerificationSteps
{
    private const int Seed = 20_260_101;

    public static Dictionary<string, Func<bool, IEnumerable<(bool Passed, string Line)>>> All { get; }
        = new()
        {
            ["clauses"] = _ => Clauses(),
            ["model"] = Model,
            ["exhaustive"] = Exhaustive,
            ["known-bad"] = _ => KnownBad(),
            ["faults"] = _ => Faults(),
            ["crash"] = Crash,
            ["recorded"] = Recorded,
            ["kill"] = Kill,
            ["mutation"] = quick => MutationStep.Run(quick, SubjectFamily.All),
        };

    private static IEnumerable<(string Family, SubjectScale Scale)> TinySubjects()
        => from family in SubjectFamily.All from scale in SubjectScale.All where scale.IsTiny select (family.Name, scale);

    private static IEnumerable<(bool, string)> Clauses()
    {
        foreach (var (family, notExamined) in SubjectFamily.All)
        {
            foreach (SubjectScale scale in SubjectScale.All)
            {
                using SubjectLoader loader = new SubjectCompiler(family, scale).Load(family);
                ConformanceReport report = ConformanceSuite.Run(loader.Describe());
                bool asExpected = report.IsConformant && notExamined.SequenceEqual(report.UnexaminedClauses);
                yield return (asExpected, asExpected ? report.ToString().Split('\n')[0] : report.ToString());
            }

            using SubjectLoader usual = new SubjectCompiler(family, SubjectScale.Usual).Load(family);
            foreach (var (name, failure) in TemplateChecks.Run(usual).Where(check => check.Failure is not null))
                yield return (false, $"{family}: {name}: {failure}");
        }

        using var directory = new TempDirectory();
        foreach (ProviderSubject subject in ShippedSubjects.All(directory.Root))
        {
            ConformanceReport report = ConformanceSuite.Run(subject);
            yield return (report.IsConformant, report.IsConformant ? report.ToString().Split('\n')[0] : report.ToString());
        }
    }

    private static IEnumerable<(bool, string)> Model(bool quick)
    {
        foreach (var (family, scale) in TinySubjects())
        {
            using SubjectLoader loader = new SubjectCompiler(family, scale).Load(family);
            ModelReport report = ModelBasedCheck.Run(quick ? 500 : 20_000, Seed, loader.Describe());
            yield return (report.Passed, report.ToString());
        }

        using var directory = new TempDirectory();
        ModelReport shipped = ModelBasedCheck.Run(quick ? 100 : 1_000, Seed, [.. ShippedSubjects.All(directory.Root)]);
        yield return (shipped.Passed, shipped.ToString());
    }

    private static IEnumerable<(bool, string)> Exhaustive(bool quick)
    {
        // Side by side, as no subject knows of another.
        ParallelQuery<ExhaustiveReport> reports = TinySubjects().AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(subject =>
        {
            using SubjectLoader loader = new SubjectCompiler(subject.Family, subject.Scale).Load(subject.Family);
            return ExhaustiveCheck.Run(loader.Describe(), quick ? 3 : 5);
        });
        foreach (ExhaustiveReport report in reports)
            yield return (report.Passed, report.ToString());
    }

    private static IEnumerable<(bool, string)> KnownBad()
    {
        int caught = 0;
        foreach (KnownBadProvider provider in KnownBadProvider.All)
        {
            string clauses = string.Join(", ", ConformanceSuite.Run(KnownBadProvider.SubjectOf(provider.Create)).FailedClauses);
            if (clauses == provider.Clauses)
                caught++;
            else
                yield return (false, $"{provider.Name}: clauses {clauses}, expected {provider.Clauses}");
        }

        yield return (caught == KnownBadProvider.All.Count, Text($"{caught} of {KnownBadProvider.All.Count} known-bad providers caught by the right clauses"));
    }

    private static IEnumerable<(bool, string)> Faults()
    {
        foreach (var (family, scale) in TinySubjects())
        {
            using SubjectLoader loader = new SubjectCompiler(family, scale with { MaxPages = 8 }).Load(family);
            ProviderSubject subject = loader.Describe();
            if (subject.BackingWithFaults is null)
                continue; // It cannot be opened again, or cannot change; the clauses and the checks of the template inject faults into it.
            FaultReport report = FaultSweep.Run(subject);
            yield return (report.Passed, report.ToString());
        }
    }

    private static IEnumerable<(bool, string)> Crash(bool quick)
    {
        var check = new CrashCheck(disk => SimulatedFileProvider.Open(disk).TryGetValue(out SimulatedFileProvider? provider, out MemoryError? error)
            ? (MemoryResult<IMemoryProvider>)provider
            : error);
        CrashReport report = check.Run(quick ? 1_000 : 20_000, Seed);
        yield return (report.Passed, report.ToString());
    }

    private static IEnumerable<(bool, string)> Recorded(bool quick)
    {
        if (RecordedRun.StraceIsMissing())
        {
            yield return (true, "skipped: strace is not installed, or may not trace");
            yield break;
        }

        using var directory = new TempDirectory();
        IEnumerable<RecordedRun> runs = Enumerable.Range(Seed, quick ? 1 : 3)
            .Select(seed => RecordedRun.Of(directory.Root, seed, quick ? 100 : 400));
        RecordedCrashReport report = new RecordedCrashCheck(directory.Root, Seed).Check(runs);
        yield return (report.Failure is null && report.Outcomes > 0, report.ToString());
    }

    private static IEnumerable<(bool, string)> Kill(bool quick)
    {
        if (!OperatingSystem.IsLinux())
        {
            yield return (true, "skipped: real failures are provoked on Linux");
            yield break;
        }

        using var directory = new TempDirectory();
        KillReport report = new KillLoop(directory.Root, Seed).Run(quick ? 10 : 200);
        yield return (report.IsOk && report.Flushes > 0, report.ToString());
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
