using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Benchmarks.Compiler;
using ProviderGen.Benchmarks.Statistics;

namespace ProviderGen.Benchmarks.Bars;

/// <summary>What is promised of the generator, inside the compiler's own driver.</summary>
internal static class GeneratorBars
{
    private const int Many = 1_000;

    public static IEnumerable<Bar> All =>
    [
        new("generator, cold, 1 provider, each", Limit.Published(" ms"), effort => Cold(effort, 1)),
        new("generator, cold, 100 providers, each", Limit.Published(" ms"), effort => Cold(effort, 100)),
        new("generator, cold, 1,000 providers, each", Limit.AtMost(2, " ms"), effort => Cold(effort, Many)),
        .. Keystrokes(1),
        .. Keystrokes(100),
        .. Keystrokes(Many),
        new("files made anew by a keystroke in an unrelated body", Limit.Exactly(0), _ => MadeAnew(SampleProject.EditUnrelatedBody)),
        new("files made anew by a keystroke in an unrelated declaration", Limit.Exactly(0), _ => MadeAnew(SampleProject.EditUnrelatedDeclaration)),
        new("files made anew by a keystroke in a provider's body", Limit.AtMost(1, ""), _ => MadeAnew(SampleProject.EditProviderBody)),
        new("files made anew by a keystroke in a provider's signature", Limit.Exactly(1), _ => MadeAnew(SampleProject.EditProviderSignature)),
    ];

    private static IEnumerable<Bar> Keystrokes(int providers)
    {
        string of = providers == 1 ? "1 provider" : FormattableString.Invariant($"{providers:#,0} providers");
        Limit limit = providers == Many ? Limit.AtMost(1, " ms") : Limit.Published(" ms");
        return
        [
            new($"keystroke in an unrelated body, {of}, over the floor", limit, effort => OverFloor(effort, providers, SampleProject.EditUnrelatedBody)),
            new($"keystroke in an unrelated declaration, {of}, over the floor", limit, effort => OverFloor(effort, providers, SampleProject.EditUnrelatedDeclaration)),
            new($"keystroke in a provider's body, {of}, over the floor", Limit.Published(" ms"), effort => OverFloor(effort, providers, SampleProject.EditProviderBody)),
            new($"keystroke in a provider's signature, {of}, over the floor", Limit.Published(" ms"), effort => OverFloor(effort, providers, SampleProject.EditProviderSignature)),
        ];
    }

    /// <summary>Milliseconds that one provider takes in a first run over a compilation that nobody has looked at.</summary>
    private static Spread Cold(Effort effort, int providers)
    {
        var project = new SampleProject(providers);
        double Once()
        {
            CSharpCompilation compilation = project.Compile();
            GeneratorDriver driver = Driver(new MemoryProviderGenerator());
            return Pairing.Time(() => driver.RunGenerators(compilation)) / providers;
        }

        for (int i = 0; i < (providers == Many ? 3 : 20); i++)
            Once();
        Pairing.Settle();
        return Spread.Of(Enumerable.Range(0, providers == Many ? effort.LongRounds : effort.Rounds).Select(_ => Once()));
    }

    /// <summary>
    /// Milliseconds that a run after an edit takes more than one of the <see cref="FloorGenerator"/>. Each generator keeps a driver
    /// and compilations of its own, as what one binds would be there for the other.
    /// </summary>
    private static Spread OverFloor(Effort effort, int providers, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        var project = new SampleProject(providers);
        var ours = new Session(new MemoryProviderGenerator(), project.Compile(), edit);
        var floor = new Session(new FloorGenerator(), project.Compile(), edit);
        for (int i = 0; i < (providers == Many ? 10 : 50); i++)
        {
            ours.Type();
            floor.Type();
        }

        Pairing.Settle();
        var over = new List<double>();
        for (int round = 0; round < effort.Rounds; round++)
        {
            double first = round % 2 == 0 ? ours.Type() : floor.Type();
            double second = round % 2 == 0 ? floor.Type() : ours.Type();
            over.Add(round % 2 == 0 ? first - second : second - first);
        }

        return Spread.Of(over);
    }

    /// <summary>How many of 1,000 files are made anew.</summary>
    private static Spread MadeAnew(Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        CSharpCompilation compilation = new SampleProject(Many).Compile();
        GeneratorDriver driver = Driver(new MemoryProviderGenerator(), track: true).RunGenerators(compilation);
        GeneratorRunResult result = driver.RunGenerators(edit(compilation, 1)).GetRunResult().Results.Single();
        var outputs = result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).ToList();
        return outputs.Count == Many
            ? Spread.Of([outputs.Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))])
            : throw new InvalidOperationException(FormattableString.Invariant($"{outputs.Count} files were made of {Many} providers"));
    }

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator, bool track = false) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: SampleProject.Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    /// <summary>Somebody who types, in an editor that keeps the driver from one keystroke to the next.</summary>
    private sealed class Session(
        IIncrementalGenerator generator, CSharpCompilation compilation, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        private GeneratorDriver _driver = Driver(generator).RunGenerators(compilation);
        private CSharpCompilation _compilation = compilation;
        private int _edits;

        /// <summary>One keystroke.</summary>
        /// <returns>The milliseconds of the run of the generator after it.</returns>
        public double Type()
        {
            _compilation = edit(_compilation, ++_edits);
            return Pairing.Time(() => _driver = _driver.RunGenerators(_compilation));
        }
    }
}
