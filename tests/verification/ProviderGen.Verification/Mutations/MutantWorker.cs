using System.Globalization;
using ProviderGen.Testing;
using ProviderGen.Verification.Subjects;
using ProviderGen.Verification.Template;

namespace ProviderGen.Verification.Mutations;

/// <summary>
/// The other end of <see cref="WorkerProcess"/>: reads a task from each line (depth, page size, page limit, path of an
/// assembly), runs the checks on the subject in it, and answers with a line.
/// </summary>
internal static class MutantWorker
{
    public const string SurvivedAnswer = "survived";

    /// <summary>How an answer begins that says nothing of the mutant, as the examination has not begun.</summary>
    public const string NotExaminedAnswer = "not examined";

    /// <summary>Deep enough to tell apart what the clauses do not; the whole space is for those said to be equivalent.</summary>
    public const int UsualDepth = 3;

    public static string Task(int depth, SubjectScale scale, string path)
        => string.Create(CultureInfo.InvariantCulture, $"{depth}|{scale.PageSize}|{scale.MaxPages}|{path}");

    public static int Run()
    {
        while (Console.ReadLine() is { } line)
            Console.WriteLine(Examine(line.Split('|', 4)));
        return 0;
    }

    private static string Examine(string[] task)
    {
        SubjectLoader loader;
        int depth;
        try
        {
            depth = int.Parse(task[0], CultureInfo.InvariantCulture);
            var scale = new SubjectScale(int.Parse(task[1], CultureInfo.InvariantCulture), long.Parse(task[2], CultureInfo.InvariantCulture));
            loader = new SubjectLoader("mutant", File.ReadAllBytes(task[3]), scale);
        }
        catch (Exception exception)
        {
            return $"{NotExaminedAnswer}: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}";
        }

        using (loader)
        {
            try
            {
                return Killer(loader, depth) is { } killer ? $"killed by {killer}" : SurvivedAnswer;
            }
            catch (Exception exception)
            {
                return $"killed by {exception.GetType().Name}";
            }
        }
    }

    private static string? Killer(SubjectLoader loader, int depth)
    {
        ProviderSubject subject = loader.Describe();
        foreach (ContractClause clause in ConformanceSuite.Clauses)
        {
            if (ConformanceSuite.Run(subject, clause.Number) is { Verdict: ClauseVerdict.Failed })
                return $"clause {clause.Number}";
        }

        if (loader.Scale == SubjectScale.Usual && TemplateChecks.Run(loader).FirstOrDefault(check => check.Failure is not null).Name is { } name)
            return name;
        if (!loader.Scale.IsTiny)
            return null;
        return subject.Backing is not null && OpeningChecks.NegativeLength(loader) is not null ? "a length below zero"
            : subject.BackingWithFaults is not null && !FaultSweep.Run(subject).Passed ? "the sweep of faults"
            : !ExhaustiveCheck.Run(subject, depth).Passed ? "the exhaustive check"
            : null;
    }
}
