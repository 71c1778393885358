using ProviderGen.Verification.Mutations;
using ProviderGen.Verification.Steps;
using ProviderGen.Verification.Subjects;

if (args is ["worker"])
    return MutantWorker.Run();
var steps = args switch
{
    ["all" or "quick"] => VerificationSteps.All,
    [var only] => VerificationSteps.All.Where(step => step.Key == only).ToDictionary(),
    ["mutation", var name] when SubjectFamily.All.Where(family => family.Name == name).ToArray() is [var family]
        => new() { [$"mutation of {name}"] = quick => MutationStep.Run(quick, [family]) },
    _ => [],
};
if (steps.Count == 0)
{
    Console.Error.WriteLine($"usage: ProviderGen.Verification all | quick | {string.Join(" | ", VerificationSteps.All.Keys)}");
    Console.Error.WriteLine($"       ProviderGen.Verification mutation {string.Join(" | ", SubjectFamily.All)}");
    return 2;
}

bool quick = args is ["quick"];
bool passed = true;
var skipped = new List<string>();
foreach (var (name, step) in steps)
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
