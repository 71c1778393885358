using ProviderGen.Verification.Mutations;
using ProviderGen.Verification.Steps;

if (args is ["worker"])
    return MutantWorker.Run();
if (args.Length != 1 || !VerificationSteps.All.Keys.Append("all").Append("quick").Contains(args[0]))
{
    Console.Error.WriteLine($"usage: ProviderGen.Verification all | quick | {string.Join(" | ", VerificationSteps.All.Keys)}");
    return 2;
}

bool quick = args[0] == "quick";
bool passed = true;
var skipped = new List<string>();
foreach (var (name, step) in VerificationSteps.All.Where(step => args[0] is "all" or "quick" || step.Key == args[0]))
{
    long started = Environment.TickCount64;
    Console.WriteLine($"{name}");
    foreach (var (succeeded, line) in step(quick))
    {
        passed &= succeeded;
        if (line.StartsWith("skipped", StringComparison.Ordinal))
            skipped.Add(name);
        Console.WriteLine($"  {(succeeded ? "ok    " : "FAILED")} {line}");
    }

    Console.WriteLine(FormattableString.Invariant($"         {(Environment.TickCount64 - started) / 1000.0:F1} s"));
}

Console.WriteLine(!passed ? "NOT verified" : skipped.Count == 0 ? "verified" : $"verified, without {string.Join(" and ", skipped)}");
return passed ? 0 : 1;
