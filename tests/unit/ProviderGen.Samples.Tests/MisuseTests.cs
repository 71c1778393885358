using System.Text.Json;
using System.Text.RegularExpressions;
using ProviderGen.TestSupport;

namespace ProviderGen.Samples.Tests;

/// <summary>The sample with one instance of every rule, built as its reader builds it.</summary>
public sealed partial class MisuseTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "Misuse");

    [Fact]
    public void The_build_succeeds_and_reports_every_rule_once_at_its_line()
    {
        // What these projects refer to has been built with the tests; building it again would disturb the other tests.
        string output = Build(Path.Combine(Sample, "OldLanguage/OldLanguage.csproj")) + Build(Path.Combine(Sample, "Misuse.csproj"));

        string[] expected = [.. Directory.EnumerateFiles(Sample, "MPG*.cs", SearchOption.AllDirectories).SelectMany(Marks).Order()];
        string[] reported = [.. Directory.EnumerateFiles(Sample, "*.sarif", SearchOption.AllDirectories).SelectMany(Results).Order()];

        Assert.Equal(28, expected.Length);
        Assert.Equal(expected, reported);

        MatchCollection shown = Shown().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")));
        Assert.Equal(3, shown.Count);
        Assert.All(shown, line => Assert.Contains($"{line.Value} (", output, StringComparison.Ordinal));
    }

    private static string Build(string project)
    {
        Outcome outcome = Command.Of(
            Command.Dotnet, "build", project, "--no-incremental", "-p:BuildProjectReferences=false", "-nodeReuse:false", "-c", Configuration).Run();
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Output;
    }

    private static IEnumerable<string> Marks(string path) => File.ReadLines(path)
        .Select((line, index) => (Mark: Mark().Match(line), Line: index + 1))
        .Where(line => line.Mark.Success)
        .Select(line => $"{line.Mark.Groups[1].Value} at {Path.GetFileName(path)}:{line.Line}");

    private static IEnumerable<string> Results(string log)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(log));
        foreach (JsonElement result in document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            string rule = result.GetProperty("ruleId").GetString()!;
            JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            string file = Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
            yield return $"{rule} at {file}:{place.GetProperty("region").GetProperty("startLine").GetInt32()}";
        }
    }

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        ? "Release"
        : "Debug";

    [GeneratedRegex(@"^\w+/MPG\d{3}\.cs\(\d+,\d+\): warning MPG\d{3}: .*$", RegexOptions.Multiline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"// (MPG\d{3})$")]
    private static partial Regex Mark();
}
