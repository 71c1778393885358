using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ProviderGen.Benchmarks.Microbenchmarks;

/// <summary>
/// How the suites run: in this process, as they are about milliseconds of work at a time, and a project of its own for each of
/// hundreds of combinations would have to be built otherwise.
/// </summary>
internal sealed class MicrobenchmarkConfig : ManualConfig
{
    public MicrobenchmarkConfig()
    {
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
    }
}
