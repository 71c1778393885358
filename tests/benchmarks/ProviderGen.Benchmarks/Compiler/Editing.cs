using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Benchmarks.Budgets;
using ProviderGen.Benchmarks.Statistics;
using ProviderGen.Generators;

namespace ProviderGen.Benchmarks.Compiler;

/// <summary>
/// Somebody who types in a project of so many providers, once with our generator and once with the <see cref="FloorGenerator"/>. Each
/// has a driver and compilations of its own, as what one of them binds would be there for the other.
/// </summary>
internal sealed class Editing(int providers)
{
    private readonly SampleProject _project = new(providers);
    private Session? _ours;
    private Session? _floor;
    private GeneratorDriver? _tracked;
    private CSharpCompilation? _untouched;

    /// <summary>Milliseconds that a run of the floor takes after a keystroke.</summary>
    public Spread Floor(int rounds, Func<CSharpCompilation, int, CSharpCompilation> edit) => Spread.Of(Measure(rounds, edit).Select(pair => pair.Floor));

    /// <summary>Milliseconds that a run of ours takes more than one of the floor.</summary>
    public Spread OverFloor(int rounds, Func<CSharpCompilation, int, CSharpCompilation> edit)
        => Spread.Of(Measure(rounds, edit).Select(pair => pair.Ours - pair.Floor));

    /// <summary>Milliseconds that one provider takes in a first run over a compilation that nobody has looked at.</summary>
    public Spread Cold(int rounds)
    {
        double Once()
        {
            // Parsed anew, as the generator remembers what it has made of a file.
            CSharpCompilation compilation = new SampleProject(providers).Compile();
            GeneratorDriver driver = Driver(new MemoryProviderGenerator());
            Pairing.Settle();
            return Pairing.Time(() => driver.RunGenerators(compilation)) / providers;
        }

        Once();
        return Spread.Of(Enumerable.Range(0, rounds).Select(_ => Once()));
    }

    /// <summary>How many of all files are made anew after a keystroke.</summary>
    public Spread MadeAnew(Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        // A driver never changes: each keystroke is the first after the same run.
        _tracked ??= Driver(new MemoryProviderGenerator(), track: true).RunGenerators(_untouched = _project.Compile());
        GeneratorRunResult result = _tracked.RunGenerators(edit(_untouched!, 1)).GetRunResult().Results.Single();
        var outputs = result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).ToList();
        return outputs.Count == providers
            ? Spread.Of([outputs.Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))])
            : throw new InvalidOperationException(FormattableString.Invariant($"{outputs.Count} files were made of {providers} providers"));
    }

    private List<(double Ours, double Floor)> Measure(int rounds, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        _ours ??= new Session(new MemoryProviderGenerator(), _project.Compile());
        _floor ??= new Session(new FloorGenerator(), _project.Compile());
        var times = new List<(double Ours, double Floor)>();
        int warmUps = 2 + (100 / providers);
        for (int round = -warmUps; round < rounds; round++)
        {
            // Each goes first as often as the other.
            double floor = round % 2 == 0 ? _floor.Type(edit) : 0;
            double ours = _ours.Type(edit);
            if (round % 2 != 0)
                floor = _floor.Type(edit);
            if (round >= 0)
                times.Add((ours, floor));
        }

        return times;
    }

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator, bool track = false) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: SampleProject.Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    /// <summary>An editor: the driver is kept from one keystroke to the next.</summary>
    private sealed class Session(IIncrementalGenerator generator, CSharpCompilation compilation)
    {
        private GeneratorDriver _driver = Driver(generator).RunGenerators(compilation);
        private CSharpCompilation _compilation = compilation;
        private int _edits;

        /// <summary>One keystroke.</summary>
        /// <returns>The milliseconds of the run of the generator after it.</returns>
        public double Type(Func<CSharpCompilation, int, CSharpCompilation> edit)
        {
            _compilation = edit(_compilation, ++_edits);

            // Else one would clean up after the other.
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
            return Pairing.Time(() => _driver = _driver.RunGenerators(_compilation));
        }
    }
}
