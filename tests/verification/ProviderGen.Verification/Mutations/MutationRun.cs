using System.Collections.Concurrent;
using System.Globalization;
using ProviderGen.Verification.Subjects;

namespace ProviderGen.Verification.Mutations;

/// <summary>Runs every mutant of the generated source of one family of providers.</summary>
/// <param name="family">Which family.</param>
/// <param name="selects">Given a mutation and its number: whether to run it.</param>
/// <param name="equivalents">Given a mutation: why it makes no difference, or null if it should.</param>
/// <param name="report">Told how far the run is.</param>
internal sealed class MutationRun(
    string family, Func<Mutation, int, bool> selects, Func<Mutation, string?> equivalents, Action<string> report)
{
    private const int Workers = 2;

    // What does not end is cut off after so many times the processor time that the unchanged source takes at all scales
    // together, and a few seconds; so none that ends is ever near.
    private const int Patience = 5;

    private static readonly TimeSpan LimitOfOriginal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LimitOfEquivalents = TimeSpan.FromMinutes(4);

    private readonly SubjectCompiler[] _scales = [.. SubjectScale.All.Select(scale => new SubjectCompiler(family, scale))];

    /// <param name="depthOfEquivalents">How deep those said to be equivalent are compared with the model.</param>
    public IReadOnlyList<MutantResult> Run(int depthOfEquivalents)
    {
        string directory = Directory.CreateTempSubdirectory("mutants-").FullName;
        try
        {
            TimeSpan limit = CheckOriginal(directory);
            var queue = new ConcurrentQueue<Mutation>(Mutator.Mutate(_scales[0].Generated).Where(selects));
            var results = new ConcurrentBag<MutantResult>();
            Task[] running =
            [
                .. Enumerable.Range(0, Workers).Select(worker => Task.Factory.StartNew(
                    () => Work(queue, results, limit, Path.Combine(directory, $"{worker}.dll"), depthOfEquivalents), TaskCreationOptions.LongRunning)),
            ];
            Task.WaitAll(running);
            return [.. results.OrderBy(result => result.Mutation.Line).ThenBy(result => result.Mutation.Id, StringComparer.Ordinal)];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // Checks that fail on the unchanged source would kill every mutant and mean nothing.
    private TimeSpan CheckOriginal(string directory)
    {
        using var worker = new WorkerProcess(LimitOfOriginal);
        ExamineOriginal(worker, Path.Combine(directory, "original.dll"));
        return TimeSpan.FromSeconds(3) + (worker.ProcessorTime * Patience);
    }

    private void ExamineOriginal(WorkerProcess worker, string path)
    {
        var (verdict, answer) = Examine(worker, new Mutation(default, "", "", "", 0, _scales[0].Generated), path);
        if (verdict != Verdict.Survived)
            throw new InvalidOperationException($"The unchanged source of {family} does not pass the checks: {verdict} {answer}");
    }

    private void Work(ConcurrentQueue<Mutation> queue, ConcurrentBag<MutantResult> results, TimeSpan limit, string path, int depthOfEquivalents)
    {
        using var worker = new WorkerProcess(limit);
        using var patientWorker = new WorkerProcess(LimitOfEquivalents);
        while (queue.TryDequeue(out Mutation? mutation))
        {
            var (verdict, answer) = Examine(worker, mutation, path);
            if (verdict == Verdict.Survived && equivalents(mutation) is { } reason)
                (verdict, answer) = Compare(patientWorker, mutation, path, depthOfEquivalents) ?? (Verdict.Equivalent, reason);
            results.Add(new MutantResult(mutation, verdict, answer));
            if (results.Count % 100 == 0)
                report(string.Create(CultureInfo.InvariantCulture, $"  {family}: {results.Count} mutants done, {queue.Count} to go"));
        }

        // A process that a mutant has spoilt would kill all that came after it.
        ExamineOriginal(worker, path);
    }

    /// <summary>A mutant lives only if it lives at every scale.</summary>
    private (Verdict Verdict, string Answer) Examine(WorkerProcess worker, Mutation mutation, string path)
    {
        foreach (SubjectCompiler scale in _scales)
        {
            if (scale.Compile(mutation.Tree) is not { } assembly)
                return (Verdict.Invalid, "");
            File.WriteAllBytes(path, assembly);
            var (verdict, answer) = worker.Examine(MutantWorker.Task(MutantWorker.UsualDepth, scale.Scale, path));
            if (verdict != Verdict.Survived)
                return (verdict, answer);
        }

        return (Verdict.Survived, "");
    }

    /// <summary>Whoever is said to be equivalent has to behave like the model in the whole space. Null if it does.</summary>
    private (Verdict Verdict, string Answer)? Compare(WorkerProcess worker, Mutation mutation, string path, int depth)
    {
        foreach (SubjectCompiler scale in _scales.Where(scale => scale.Scale.IsTiny))
        {
            File.WriteAllBytes(path, scale.Compile(mutation.Tree)!);
            if (worker.Examine(MutantWorker.Task(depth, scale.Scale, path)) is var (verdict, answer) && verdict != Verdict.Survived)
                return (verdict, answer);
        }

        return null;
    }
}

/// <summary>What became of one mutation.</summary>
internal sealed record MutantResult(Mutation Mutation, Verdict Verdict, string Answer);
