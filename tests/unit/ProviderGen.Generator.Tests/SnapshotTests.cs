using Microsoft.CodeAnalysis;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;
using ProviderGen.Generators.TestSupport.Verification;

namespace ProviderGen.Generator.Tests;

/// <summary>The generated file of every shape of provider, verified as text and compiled with its author's part.</summary>
public class SnapshotTests
{
    public static TheoryData<string> Families { get; } = [.. FamilyInputs.All.Keys];

    public static TheoryData<string> Containers { get; } = [.. ContainerInputs.All.Keys];

    public static TheoryData<string> Parameters { get; } = [.. OpenerInputs.All.Keys];

    public static TheoryData<string> DefaultValues { get; } = [.. DefaultValueInputs.All.Keys];

    public static TheoryData<string> Accessibilities { get; } = [.. AccessibilityInputs.All.Keys];

    public static TheoryData<string> Attributes { get; } = [.. AttributeInputs.All.Keys];

    public static TheoryData<string> Silenced { get; } = [.. SilencedInputs.All.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public Task Primitives_and_options(string shape) => Verify(FamilyInputs.All[shape], shape);

    [Theory]
    [MemberData(nameof(Containers))]
    public Task Names_and_containers(string shape) => Verify(ContainerInputs.All[shape], shape);

    [Theory]
    [MemberData(nameof(Parameters))]
    public Task Parameters_of_openers(string shape) => Verify(OpenerInputs.All[shape], shape);

    [Theory]
    [MemberData(nameof(DefaultValues))]
    public Task Default_values_of_parameters(string shape) => Verify(DefaultValueInputs.All[shape], shape);

    [Theory]
    [MemberData(nameof(Accessibilities))]
    public Task Accessibility_of_openers(string shape) => Verify(AccessibilityInputs.All[shape], shape);

    [Theory]
    [MemberData(nameof(Attributes))]
    public Task Attributes_of_openers(string shape) => Verify(AttributeInputs.All[shape], shape);

    [Theory]
    [MemberData(nameof(Silenced))]
    public Task What_the_author_has_silenced(string shape) => Verify(SilencedInputs.All[shape], shape);

    private Task Verify(
        string source, string shape, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        var compilation = Compile.Create(source);
        GeneratorDriver driver = Generate.Run(compilation);
        Assert.NotEmpty(Generate.Files(driver));
        CleanBuild.Check(compilation, driver);
        return Snapshot.Verify(driver, this, [shape], method);
    }
}
