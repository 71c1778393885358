using Microsoft.CodeAnalysis;
using ProviderGen.Generator.Tests.Support;

namespace ProviderGen.Analyzers.Tests;

/// <summary>The examples on the pages of the rules do what the pages say.</summary>
public class RulePageTests
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing ProviderGen;\n";

    [Fact]
    public async Task The_good_example_of_MPG006_is_complete()
    {
        var compilation = Compile.Create(Usings + Example("Good"));
        (Compilation complete, IReadOnlyList<string> files) = Analyze.Generate(compilation);

        Assert.Single(files);
        Assert.Empty(await Analyze.Run(complete));
        Assert.DoesNotContain(complete.GetDiagnostics(), CleanBuild.IsOfInterest);
    }

    [Fact]
    public async Task The_bad_example_of_MPG006_says_what_is_reported()
    {
        string source = Example("Bad");
        string[] expected = [.. source.Split('\n').Where(line => line.Contains("// MPG006: ", StringComparison.Ordinal))
            .Select(line => line.Split("// MPG006: ")[1].TrimEnd('.', ' ', '\r'))];

        string[] reported = [.. (await Analyze.Run(Compile.Create(Usings + source)))
            .Select(diagnostic => diagnostic.GetMessage(null).Split(" gets no generated code: ", 2)[1])];

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Length, reported.Length);
        Assert.All(expected.Zip(reported), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    private static string Example(string heading)
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Rules", "MPG006.md"));
        string section = page.Split($"## {heading}")[1];
        return section.Split("```csharp")[1].Split("```")[0];
    }
}
