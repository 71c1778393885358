using BenchmarkDotNet.Running;
using ProviderGen.Benchmarks.Bars;
using ProviderGen.Benchmarks.Depth;
using ProviderGen.Benchmarks.Report;

switch (args)
{
    case ["bars"]:
        return BarRun.Run(AllBars.All, Effort.Full, Console.Out).ExitCode;
    case ["bars", "quick"]:
        return BarRun.Run(AllBars.All, Effort.Quick, Console.Out).ExitCode;
    case ["bars", var part]:
        return BarRun.Run(AllBars.Matching(part), Effort.Full, Console.Out).ExitCode;
    case ["depth", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(DepthConfig).Assembly).Run(options, new DepthConfig());
        return 0;
    case ["report"]:
        return PerformanceReport.Write(Effort.Full);
    case ["report", "quick"]:
        return PerformanceReport.Write(Effort.Quick);
    case [MappedBars.FullDiskCommand, var path]:
        return MappedBars.FillDisk(path);
    default:
        Console.Error.WriteLine(
            "usage: ProviderGen.Benchmarks bars [quick | <part of a name>] | depth [<options of BenchmarkDotNet>] | report [quick]");
        return 2;
}
