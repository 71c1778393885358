using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Benchmarks.Compiler;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>What is promised of the generator, inside the compiler's own driver.</summary>
internal static class GeneratorBudgets
{
    private const int Many = 1_000;

    private static readonly Dictionary<int, Lazy<Editing>> Projects
        = new[] { 1, 100, Many }.ToDictionary(providers => providers, providers => new Lazy<Editing>(() => new Editing(providers)));

    private static readonly (string Place, Func<CSharpCompilation, int, CSharpCompilation> Edit, Limit Time, Limit Files)[] Keystrokes =
    [
        ("an unrelated body", SampleProject.EditUnrelatedBody, Limit.AtMost(1, " ms"), Limit.Exactly(0)),
        ("an unrelated declaration", SampleProject.EditUnrelatedDeclaration, Limit.AtMost(1, " ms"), Limit.Exactly(0)),
        ("a provider's body", SampleProject.EditProviderBody, Limit.Published(" ms"), Limit.AtMost(1, "")),
        ("a provider's signature", SampleProject.EditProviderSignature, Limit.Published(" ms"), Limit.Exactly(1)),
    ];

    public static IEnumerable<Budget> All =>
    [
        .. from providers in Projects.Keys
           select new Budget(
               $"generator, cold, {Text(providers)}, each",
               providers == Many ? Limit.AtMost(2, " ms") : Limit.Published(" ms"),
               effort => Projects[providers].Value.Cold(Rounds(effort, providers))),
        .. from providers in Projects.Keys
           select new Budget(
               $"keystroke, {Text(providers)}, the floor itself",
               Limit.Published(" ms"),
               effort => Projects[providers].Value.Floor(Rounds(effort, providers), SampleProject.EditUnrelatedBody)),
        .. from providers in Projects.Keys
           from key in Keystrokes
           select new Budget(
               $"keystroke, {Text(providers)}, in {key.Place}, over the floor",
               providers == Many ? key.Time : Limit.Published(" ms"),
               effort => Projects[providers].Value.OverFloor(Rounds(effort, providers), key.Edit)),
        .. from key in Keystrokes
           select new Budget($"keystroke, {Text(Many)}, in {key.Place}, files made anew", key.Files, _ => Projects[Many].Value.MadeAnew(key.Edit)),
    ];

    private static int Rounds(Effort effort, int providers) => providers > 1 ? effort.LongRounds : effort.Rounds;

    private static string Text(int providers) => providers == 1 ? "1 provider" : FormattableString.Invariant($"{providers:#,0} providers");
}
