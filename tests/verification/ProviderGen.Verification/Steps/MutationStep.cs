using System.Globalization;
using ProviderGen.Verification.Mutations;
using ProviderGen.Verification.Subjects;

namespace ProviderGen.Verification.Steps;

/// <summary>Changes the code generated for families of subjects in every small way; no change may pass unnoticed.</summary>
internal static class MutationStep
{
    public static IEnumerable<(bool Passed, string Line)> Run(bool quick, IEnumerable<SubjectFamily> families)
        => families.SelectMany(family => Judge(family.Name, new MutationRun(
            family.Name, (_, number) => number % (quick ? 20 : 1) == 0, Equivalents.ReasonFor, Console.WriteLine).Run(quick ? 3 : 5)));

    private static IEnumerable<(bool, string)> Judge(string family, IReadOnlyList<MutantResult> results)
    {
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

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
