using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ProviderGen.Analyzers;
using ProviderGen.Benchmarks.Compiler;
using ProviderGen.Benchmarks.Statistics;
using ProviderGen.Generators;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>What is promised of the analyzers, all of them at once.</summary>
internal static class AnalyzerBudgets
{
    public static IEnumerable<Budget> All =>
    [
        new("analyzers, 1,000 providers, share of the compile", Limit.AtMost(25, " %"), ShareOfCompile),
    ];

    private static ImmutableArray<DiagnosticAnalyzer> Ours { get; } =
    [
        .. typeof(UnsupportedProviderAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>
    /// What our analyzers add to the compiler's way of running analyzers, which every build goes for those of the SDK, in percent
    /// of a compile without any.
    /// </summary>
    private static Spread ShareOfCompile(Effort effort)
    {
        Func<double>[] turns = Turns(100);
        foreach (Func<double> turn in turns)
            turn();
        turns = Turns(1_000);
        var shares = new List<double>();
        for (int round = 0; round < effort.Compiles; round++)
        {
            double[] times = new double[turns.Length];
            for (int i = 0; i < turns.Length; i++)
            {
                // Each begins as often as the others, and none cleans up after another.
                int turn = (round + i) % turns.Length;
                Pairing.Settle();
                times[turn] = turns[turn]();
            }

            shares.Add(100 * (times[2] - times[1]) / times[0]);
        }

        return Spread.Of(shares);
    }

    private static Func<double>[] Turns(int providers)
    {
        var project = new SampleProject(providers);
        ImmutableArray<SyntaxTree> generated = CSharpGeneratorDriver
            .Create([new MemoryProviderGenerator().AsSourceGenerator()], parseOptions: SampleProject.Parsing)
            .RunGenerators(project.Compile())
            .GetRunResult()
            .GeneratedTrees;
        CSharpCompilation Fresh() => project.Compile().AddSyntaxTrees(generated);
        return [() => Emit(Fresh()), () => Analyze(Fresh(), [new IdleAnalyzer()]), () => Analyze(Fresh(), Ours)];
    }

    private static double Emit(CSharpCompilation compilation) => Pairing.Time(() =>
    {
        if (compilation.Emit(Stream.Null) is { Success: false } result)
            throw new InvalidOperationException($"The sample does not compile: {result.Diagnostics.First(found => found.Severity == DiagnosticSeverity.Error)}");
    });

    private static double Analyze(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        Exception? failure = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, _) => failure = exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        double time = Pairing.Time(() => compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());
        return failure is null ? time : throw new InvalidOperationException($"An analyzer failed: {failure.Message}", failure);
    }
}
