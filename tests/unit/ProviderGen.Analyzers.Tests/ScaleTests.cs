using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests;

/// <summary>What the analyzers take for large sources grows with their size, not with its square.</summary>
/// <remarks>
/// Four times the size may take ten times as long, where its square would take sixteen times as long. What is compared is the
/// time inside the analyzers, as the compiler measures it: binding large sources takes longer than that, and would hide it.
/// Tests of this class run alone. MPG105 is left out: it follows the whole method for each task that the method starts, and takes half
/// a second for 400 of them.
/// </remarks>
[Collection(nameof(ScaleTests))]
public class ScaleTests
{
    // Below that, what does not depend on the size counts for too much.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    private static readonly Dictionary<string, (int Size, Func<int, string> Write)> Shapes = new()
    {
        ["texts of many pieces"] = (4_000, size => $"""
            class Texts
            {"{"}
                const string Constant = {Repeat(size, i => $"\"piece number {i} of a long text\"", " + ")};
                static string Varying(string x) => {Repeat(size, i => $"x + \"{i}\"", " + ")};
            {"}"}
            """),
        ["sums of many parts"] = (1_000, size => Method($"""
            _ = p.Read<long>({Repeat(size, i => $"p.Pages * 65536 + {i}", " + ")});
            _ = p.Grow({Repeat(size, i => $"n / 65536", " + ")});
            """)),
        ["initializers of many elements"] = (2_000, size => Method($"""
            _ = p.Write(0, new byte[] {"{"} {Repeat(size, i => "1", ", ")} {"}"});
            _ = p.Write(p.Grow(1).Value * p.PageSize, [{Repeat(size, i => "2", ", ")}]);
            """)),
        ["many providers in locals"] = (400, size => Method(Repeat(size, i => $"""
            var a{i} = WasiMemoryProvider.Open("{i}").Value;
            if (!a{i}.Grow(1).IsOk) return;
            a{i}.Dispose();
            """))),
        ["many providers, all of them open to the end"] = (200, size => Method(
            Repeat(size, i => $"var a{i} = WasiMemoryProvider.Open(\"{i}\").Value;\n")
            + Repeat(size, i => $"a{i}.Grow(1).ThrowIfError();\n")
            + Repeat(size, i => $"a{i}.Dispose();\n"))),
        ["many providers, one inside of the next"] = (100, size => Method(Repeat(size, i => $"""
            var (a{i}, e{i}) = WasiMemoryProvider.Open("{i}");
            if (e{i} is not null) return;
            using var b{i} = a{i};
            var c{i} = new HeapMemoryProvider();
            if (c{i}.Grow(n).IsOk) n++;
            c{i}.Dispose();
            """))),
        ["many providers in lambdas"] = (200, size => Method(Repeat(size, i => $"""
            Action f{i} = () => {"{"} var a = new HeapMemoryProvider(); a.Grow(1).ThrowIfError(); a.Dispose(); {"}"};
            f{i}();
            """))),
        ["many dropped results"] = (800, size => Method(Repeat(size, i => $"p.Grow({i}); p.Write(p.Pages * 65536, n);\n"))),
        ["many members around primitives"] = (400, size => $"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {"{"}
                private long LengthCore() => 0;
                private void GrowCore(long oldLength, long newLength) => M0();
                private Span<byte> SpanCore(long offset, int length) => default;
                public void Outside() => M0();
                private void M{size}() => LengthCore();
                {Repeat(size, i => $"private void M{i}() => M{i + 1}();\n")}
            {"}"}
            """),
    };

    public static TheoryData<string> Names { get; } = [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Time_grows_with_the_size(string shape)
    {
        (int size, Func<int, string> write) = Shapes[shape];
        await Measure(write(size / 4));

        // What disturbs one attempt does not disturb all of them.
        TimeSpan small = await Measure(write(size));
        TimeSpan large = await Measure(write(4 * size));
        for (int attempt = 1; attempt < 20 && !IsLinear(small, large); attempt++)
        {
            small = Min(small, await Measure(write(size)));
            large = Min(large, await Measure(write(4 * size)));
        }

        Assert.True(IsLinear(small, large), $"{size}: {small.TotalMilliseconds} ms, {4 * size}: {large.TotalMilliseconds} ms");
    }

    private static bool IsLinear(TimeSpan small, TimeSpan large) => large <= Short || large <= 10 * small;

    private static async Task<TimeSpan> Measure(string source)
    {
        Compilation complete = Sample.Create(source).Generate();
        Assert.DoesNotContain(complete.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        CompilationWithAnalyzers analyzed = complete.WithAnalyzers(Catalogue.Analyzers, options);
        AnalysisResult result = await analyzed.GetAnalysisResultAsync(CancellationToken.None);
        Assert.DoesNotContain(result.GetAllDiagnostics(), diagnostic => diagnostic.Id == "AD0001");
        return TimeSpan.FromTicks(result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.Ticks));
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static string Method(string statements) => $$"""
        static class Uses
        {
            static async Task Run(IMemoryProvider p, int n)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    private static string Repeat(int size, Func<int, string> part, string separator = "\n")
        => new StringBuilder().AppendJoin(separator, Enumerable.Range(0, size).Select(part)).ToString();
}

/// <summary>Keeps other tests from running meanwhile.</summary>
[CollectionDefinition(nameof(ScaleTests), DisableParallelization = true)]
public class ScaleTestsRunAlone;
