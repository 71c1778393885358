using BenchmarkDotNet.Running;
using ProviderGen.Benchmarks.Budgets;
using ProviderGen.Benchmarks.Microbenchmarks;
using ProviderGen.Benchmarks.Report;

switch (args)
{
    case ["budgets"]:
        return BudgetRun.Run(AllBudgets.All, Effort.Full, Console.Out).ExitCode;
    case ["budgets", "quick"]:
        return BudgetRun.Run(AllBudgets.All, Effort.Quick, Console.Out).ExitCode;
    case ["budgets", var part]:
        return BudgetRun.Run(AllBudgets.Matching(part), Effort.Full, Console.Out).ExitCode;
    case ["microbenchmarks", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(MicrobenchmarkConfig).Assembly).Run(options, new MicrobenchmarkConfig());
        return 0;
    case ["report"]:
        return PerformanceReport.Write(Effort.Full);
    case ["report", "quick"]:
        return PerformanceReport.Write(Effort.Quick);
    case [MappedBudgets.FullDiskCommand, var path]:
        return MappedBudgets.FillDisk(path);
    default:
        Console.Error.WriteLine(
            "usage: ProviderGen.Benchmarks budgets [quick | <part of a name>] | microbenchmarks [<options of BenchmarkDotNet>] | report [quick]");
        return 2;
}
