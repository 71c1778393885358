using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generators;
using ProviderGen.Generators.Model;
using ProviderGen.Generators.Rendering;
using ProviderGen.Generators.Templates;
using ProviderGen.Verification.Subjects;
using Part = ProviderGen.Generators.Templates.Template;

namespace ProviderGen.Verification.Tests;

/// <summary>Code that is made for no family is mutated for none.</summary>
public sealed class SubjectFamilyTests
{
    [Fact]
    public void Every_condition_of_the_template_holds_for_some_family_and_fails_for_some()
    {
        var met = new HashSet<(Part.Choice, bool)>();
        foreach (SubjectFamily family in SubjectFamily.All)
            Meet(ProviderRenderer.Template, ProviderRenderer.Describe(ModelOf(family)), met);

        Part.Choice[] all = [.. Choices(ProviderRenderer.Template)];
        Assert.NotEmpty(all);
        Assert.Empty(
            from choice in all from holds in (bool[])[true, false] where !met.Contains((choice, holds)) select $"#if {choice.Condition}: {holds}");
    }

    [Fact]
    public void A_condition_that_always_holds_is_found()
    {
        var met = new HashSet<(Part.Choice, bool)>();
        Meet(ProviderRenderer.Template, ProviderRenderer.Describe(ModelOf(SubjectFamily.All[0])), met);
        Assert.Contains(Choices(ProviderRenderer.Template), choice => met.Contains((choice, true)) && !met.Contains((choice, false)));
    }

    private static ProviderModel ModelOf(SubjectFamily family)
    {
        var compiler = new SubjectCompiler(family.Name, SubjectScale.Usual);
        var options = new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true);
        object model = CSharpGeneratorDriver
            .Create([new MemoryProviderGenerator().AsSourceGenerator()], driverOptions: options)
            .RunGenerators(compiler.Primitives)
            .GetRunResult().Results[0].TrackedSteps[MemoryProviderGenerator.ProvidersStep][0].Outputs[0].Value;
        return (ProviderModel)model;
    }

    // As the renderer walks, with what it decides noted instead of written.
    private static void Meet(Part part, TemplateScope scope, HashSet<(Part.Choice, bool)> met)
    {
        switch (part)
        {
            case Part.Block block:
                foreach (Part inner in block.Parts)
                    Meet(inner, scope, met);
                break;
            case Part.Choice choice:
                bool holds = scope.Holds(choice.Condition);
                met.Add((choice, holds));
                if ((holds ? choice.Then : choice.Otherwise) is { } chosen)
                    Meet(chosen, scope, met);
                break;
            case Part.Region { Name: "containers" } region:
                Meet(region.Body, scope, met);
                break;
            case Part.Region region:
                foreach (TemplateScope item in scope.Items(region.Name))
                    Meet(region.Body, item, met);
                break;
        }
    }

    private static IEnumerable<Part.Choice> Choices(Part? part) => part switch
    {
        Part.Block block => block.Parts.SelectMany(Choices),
        Part.Choice choice => [choice, .. Choices(choice.Then), .. Choices(choice.Otherwise)],
        Part.Region region => Choices(region.Body),
        _ => [],
    };
}
