using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Benchmarks.Compiler;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>What is promised of the generator, inside the compiler's own driver.</summary>
internal static class GeneratorBudgets
{
    private static readonly Dictionary<int, Lazy<Editing>> Projects
        = new[] { 1, 100, 1_000 }.ToDictionary(providers => providers, providers => new Lazy<Editing>(() => new Editing(providers)));

    private static readonly (string Place, Func<CSharpCompilation, int, CSharpCompilation> Edit, Limit Time, Limit Files)[] Keystrokes =
    [
        ("an unrelated body", SampleProject.EditUnrelatedBody, Limit.AtMost(1.5), Limit.Exactly(0)),
        ("an unrelated declaration", SampleProject.EditUnrelatedDeclaration, Limit.AtMost(1.5), Limit.Exactly(0)),
        ("a provider's body", SampleProject.EditProviderBody, Limit.Published("x"), Limit.Exactly(0)),
        ("a provider's signature", SampleProject.EditProviderSignature, Limit.Published("x"), Limit.Exactly(1)),
    ];

    public static IEnumerable<Budget> All =>
    [
        .. from providers in Projects.Keys
           select new Budget(
               $"generator, cold, {Text(providers)}, each",
               providers == 1_000 ? Limit.AtMost(2, " ms") : Limit.Published(" ms"),
               effort => Projects[providers].Value.Cold(Rounds(effort, providers))),
        .. from key in Keystrokes
           select new Budget(
               $"keystroke, 100 providers, in {key.Place} / the floor",
               key.Time,
               effort => Projects[100].Value.OverFloor(effort.Rounds, key.Edit)),
        .. from key in Keystrokes
           select new Budget($"keystroke, 100 providers, in {key.Place}, files made anew", key.Files, _ => Projects[100].Value.MadeAnew(key.Edit)),
        .. from providers in Projects.Keys
           select new Budget(
               $"keystroke, {Text(providers)}, in an unrelated body",
               Limit.Published(" ms"),
               effort => Projects[providers].Value.Time(Rounds(effort, providers), SampleProject.EditUnrelatedBody)),
    ];

    private static int Rounds(Effort effort, int providers) => providers > 1 ? effort.LongRounds : effort.Rounds;

    private static string Text(int providers) => providers == 1 ? "1 provider" : FormattableString.Invariant($"{providers:#,0} providers");
}
