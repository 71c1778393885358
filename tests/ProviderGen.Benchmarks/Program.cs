using ProviderGen.Benchmarks.Bars;

switch (args)
{
    case ["bars"]:
        return BarRun.Run(AllBars.All, Effort.Full, Console.Out).ExitCode;
    case ["bars", "quick"]:
        return BarRun.Run(AllBars.All, Effort.Quick, Console.Out).ExitCode;
    case ["bars", var part]:
        return BarRun.Run(AllBars.Matching(part), Effort.Full, Console.Out).ExitCode;
    default:
        Console.Error.WriteLine("usage: ProviderGen.Benchmarks bars [quick | <part of a name>] | depth [<options of BenchmarkDotNet>] | report");
        return 2;
}
