using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Benchmarks.Budgets;
using ProviderGen.Benchmarks.Statistics;
using ProviderGen.Generators;

namespace ProviderGen.Benchmarks.Compiler;

/// <summary>
/// An editor with a project of so many providers, once with our generator and once with the <see cref="FloorGenerator"/>. Each
/// has a driver and compilations of its own, as what one of them binds would be there for the other.
/// </summary>
internal sealed class Editing(int providers)
{
    private readonly SampleProject _project = new(providers);
    private Session? _ours;
    private Session? _floor;
    private GeneratorDriver? _tracked;
    private CSharpCompilation? _untouched;

    /// <summary>Milliseconds that a run of ours takes after a keystroke.</summary>
    public Spread Time(int rounds, Func<CSharpCompilation, int, CSharpCompilation> edit) => Spread.Of(Measure(rounds, edit).Ours);

    /// <summary>The time of a run of ours relative to one of the floor.</summary>
    public Spread OverFloor(int rounds, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        (IReadOnlyList<double> ours, IReadOnlyList<double> floor) = Measure(rounds, edit);
        return Spread.OfRatios(ours, floor);
    }

    /// <summary>Milliseconds that one provider takes in a first run over a fresh compilation.</summary>
    public Spread Cold(int rounds)
    {
        double Once()
        {
            // Parsed anew: the compiler keeps some of what it finds with the syntax tree.
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

    private (IReadOnlyList<double> Ours, IReadOnlyList<double> Floor) Measure(int rounds, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        if (_ours is null || _floor is null)
        {
            _ours = new Session(new MemoryProviderGenerator(), _project.Compile());
            _floor = new Session(new FloorGenerator(), _project.Compile());

            // The compiler comes compiled ahead of time. A generator does not, but an editor that has run for a while has compiled it.
            Pairing.WarmUp(Math.Clamp(500 / providers, 1, 40), _ => _ours.Type(edit), _ => _floor.Type(edit));
        }

        var (ours, floor) = (new List<double>(), new List<double>());
        for (int round = 0; round < rounds; round++)
        {
            // Each goes first as often as the other.
            double before = round % 2 == 0 ? _floor.Type(edit) : 0;
            double time = _ours.Type(edit);
            double after = round % 2 != 0 ? _floor.Type(edit) : 0;
            ours.Add(time);
            floor.Add(before + after);
        }

        return (ours, floor);
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
            return ThreadClock.Time(() => _driver = _driver.RunGenerators(_compilation));
        }
    }
}
