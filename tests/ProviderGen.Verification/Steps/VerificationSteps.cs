using System.Globalization;
using ProviderGen.RealFailures;
using ProviderGen.RealFailures.Recorded;
using ProviderGen.Testing;
using ProviderGen.Testing.Tests.KnownBad;
using ProviderGen.Testing.Tests.Simulated;
using ProviderGen.Verification.Mutations;
using ProviderGen.Verification.Subjects;
using ProviderGen.Verification.Template;

namespace ProviderGen.Verification.Steps;

/// <summary>The steps of a verification, each a sequence of verdicts with figures. A quick run does the same with less.</summary>
internal static class VerificationSteps
{
    private const int Seed = 20_260_101;

    public static IReadOnlyDictionary<string, Func<bool, IEnumerable<(bool Passed, string Line)>>> All { get; }
        = new Dictionary<string, Func<bool, IEnumerable<(bool, string)>>>
        {
            ["clauses"] = _ => Clauses(),
            ["model"] = Model,
            ["exhaustive"] = Exhaustive,
            ["known-bad"] = _ => KnownBad(),
            ["faults"] = _ => Faults(),
            ["crash"] = Crash,
            ["recorded"] = Recorded,
            ["kill"] = Kill,
            ["mutation"] = Mutation,
        };

    private static IEnumerable<(string Family, SubjectScale Scale)> TinySubjects()
        => from family in SubjectCompiler.Families from scale in SubjectScale.All where scale.IsTiny select (family, scale);

    private static IEnumerable<(bool, string)> Clauses()
    {
        foreach (string family in SubjectCompiler.Families)
        {
            foreach (SubjectScale scale in SubjectScale.All)
            {
                using SubjectLoader loader = new SubjectCompiler(family, scale).Load(family);
                ConformanceReport report = ConformanceSuite.Run(loader.Describe());
                yield return (report.IsConformant, report.IsConformant ? report.ToString().Split('\n')[0] : report.ToString());
            }

            using SubjectLoader usual = new SubjectCompiler(family, SubjectScale.Usual).Load(family);
            foreach (var (name, failure) in TemplateChecks.Run(usual).Where(check => check.Failure is not null))
                yield return (false, $"{family}: {name}: {failure}");
        }

        using var directory = new ScratchDirectory();
        foreach (ProviderSubject subject in ShippedSubjects.All(directory.Path))
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

        using var directory = new ScratchDirectory();
        ModelReport shipped = ModelBasedCheck.Run(quick ? 100 : 1_000, Seed, [.. ShippedSubjects.All(directory.Path)]);
        yield return (shipped.Passed, shipped.ToString());
    }

    private static IEnumerable<(bool, string)> Exhaustive(bool quick)
    {
        foreach (var (family, scale) in TinySubjects())
        {
            using SubjectLoader loader = new SubjectCompiler(family, scale).Load(family);
            ExhaustiveReport report = ExhaustiveCheck.Run(loader.Describe(), quick ? 3 : 5);
            yield return (report.Passed, report.ToString());
        }
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
            FaultReport report = FaultSweep.Run(loader.Describe());
            yield return (report.Passed, report.ToString());
        }
    }

    private static IEnumerable<(bool, string)> Crash(bool quick)
    {
        var check = new CrashCheck(disk => SimulatedFileProvider.Open(disk).TryGetValue(out SimulatedFileProvider? provider, out MemoryError? error)
            ? (MemoryResult<IMemoryProvider>)provider
            : error);
        CrashReport report = check.Run(quick ? 1_000 : 20_000, Seed);
        yield return (report.Failure is null, report.ToString());
    }

    private static IEnumerable<(bool, string)> Recorded(bool quick)
    {
        if (RecordedRun.StraceIsMissing())
        {
            yield return (true, "skipped: strace is not installed, or may not trace");
            yield break;
        }

        using var directory = new ScratchDirectory();
        IEnumerable<RecordedRun> runs = Enumerable.Range(Seed, quick ? 1 : 3)
            .Select(seed => RecordedRun.Of(directory.Path, seed, quick ? 100 : 400));
        RecordedCrashReport report = new RecordedCrashCheck(directory.Path, Seed).Check(runs);
        yield return (report.Failure is null && report.Outcomes > 0, report.ToString());
    }

    private static IEnumerable<(bool, string)> Kill(bool quick)
    {
        if (!OperatingSystem.IsLinux())
        {
            yield return (true, "skipped: real failures are provoked on Linux");
            yield break;
        }

        using var directory = new ScratchDirectory();
        KillReport report = new KillLoop(directory.Path, Seed).Run(quick ? 10 : 200);
        yield return (report.IsOk && report.Flushes > 0, report.ToString());
    }

    private static IEnumerable<(bool, string)> Mutation(bool quick)
    {
        foreach (string family in SubjectCompiler.Families)
        {
            IReadOnlyList<MutantResult> results = new MutationRun(
                family, (_, number) => number % (quick ? 20 : 1) == 0, Equivalents.ReasonFor, Console.WriteLine).Run(quick ? 3 : 5);
            int Count(Verdict verdict) => results.Count(result => result.Verdict == verdict);
            int dead = Count(Verdict.Killed) + Count(Verdict.Crashed) + Count(Verdict.TimedOut);
            int living = Count(Verdict.Survived) + Count(Verdict.Equivalent);
            double equivalents = 100.0 * Count(Verdict.Equivalent) / (dead + living);
            yield return (
                Count(Verdict.Survived) == 0 && equivalents <= 3,
                Text($"{family}: {dead + living} mutants: {Count(Verdict.Killed)} killed, {Count(Verdict.Crashed)} crashed, {Count(Verdict.TimedOut)} timed out, ")
                + Text($"{Count(Verdict.Equivalent)} equivalent ({equivalents:F1} %), {Count(Verdict.Survived)} survived; score {100.0 * dead / (dead + Count(Verdict.Survived)):F1} %; ")
                + Text($"{Count(Verdict.Invalid)} more do not compile"));
            foreach (MutantResult survivor in results.Where(result => result.Verdict == Verdict.Survived))
                yield return (false, Text($"{family}, line {survivor.Mutation.Line}: {survivor.Mutation.Id}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
