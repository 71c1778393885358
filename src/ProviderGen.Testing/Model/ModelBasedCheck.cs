using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace ProviderGen.Testing;

/// <summary>
/// Puts a provider through random sequences of operations, compares every answer and every byte with a model, and shrinks
/// a sequence on which they disagree to a minimal one. Several providers of one page size can be compared at once: then the
/// same sequences have to give the same answers and the same images.
/// </summary>
public static class ModelBasedCheck
{
    /// <summary>Runs the check.</summary>
    /// <param name="sequences">How many sequences to try, at least 1.</param>
    /// <param name="seed">What the sequences follow from; the same seed tries the same ones. Null for a new one each time.</param>
    /// <param name="subjects">The providers, of one page size.</param>
    /// <returns>What was tried, and the smallest sequence that shows a disagreement.</returns>
    /// <exception cref="ArgumentException">No subject is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequences"/> is less than 1.</exception>
    public static ModelReport Run(int sequences, ulong? seed, params ProviderSubject[] subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequences, 1);
        if (subjects.Length == 0)
            throw new ArgumentException("There is no provider to check.", nameof(subjects));

        int pageSize;
        using (IMemoryProvider provider = subjects[0].Create())
            pageSize = provider.PageSize;
        ulong chosen = seed ?? (ulong)Random.Shared.NextInt64();
        var runner = new Recorder();
        string? disagreement = null;
        Property property = Prop.ForAll(
            Arb.From(OperationGenerator.Sequences(pageSize), OperationGenerator.Shrink),
            operations =>
            {
                string? found = Disagreement(operations, subjects);
                disagreement = found ?? disagreement; // the last one found is that of the smallest sequence
                return found is null;
            });
        Check.One(Config.Quick.WithMaxTest(sequences).WithReplay(chosen, 1).WithRunner(runner), property);
        return new ModelReport(string.Join(", ", subjects.Select(subject => subject.Name)), runner.Tests, chosen, runner.Failed ? disagreement : null);
    }

    private static string? Disagreement(MemoryOperation[] operations, ProviderSubject[] subjects)
    {
        foreach (ProviderSubject subject in subjects)
        {
            using var twin = new DifferentialRunner(subject);
            for (int i = 0; i < operations.Length; i++)
            {
                if ((twin.Apply(operations[i]) ?? twin.CompareImage()) is { } disagreement)
                    return $"{subject.Name}: {string.Join(", ", operations.Take(i + 1))}: {disagreement}";
            }
        }

        return null;
    }

    private sealed class Recorder : IRunner
    {
        public int Tests { get; private set; }

        public bool Failed { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult)
        {
            Failed = !testResult.IsPassed;
            Tests = testResult switch
            {
                TestResult.Passed passed => passed.Item1.NumberOfTests,
                TestResult.Failed failed => failed.Item1.NumberOfTests,
                _ => 0,
            };
        }
    }
}
