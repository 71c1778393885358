using System.Text.RegularExpressions;
using ProviderGen.TestSupport;

namespace ProviderGen.Samples.Tests;

/// <summary>Every code fix on the sample with one instance of every rule, as a command line applies it: all in one project.</summary>
public sealed partial class FixTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Dotnet_format_applies_every_fix()
    {
        string[] fixable = [.. CodeFix().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", "README.md")).Split("## Code fixes")[1])
            .Select(row => row.Groups[1].Value)];
        Dictionary<string, string> before = Copy();

        string output = Format(fixable);

        Assert.InRange(fixable.Length, 14, before.Count);
        Assert.DoesNotContain("Failed", output, StringComparison.Ordinal);
        string[] changed = [.. before.Where(file => File.ReadAllText(file.Key) != file.Value).Select(file => Path.GetFileNameWithoutExtension(file.Key))];
        Assert.True(fixable.Order().SequenceEqual(changed.Order()), $"Changed: {string.Join(' ', changed.Order())}\n{output}");
        Assert.All(before.Keys, file => Assert.DoesNotContain('\n', File.ReadAllText(file).Replace("\r\n", "", StringComparison.Ordinal)));
    }

    /// <summary>The sample with lines that end as on Windows, by path.</summary>
    private Dictionary<string, string> Copy()
    {
        string sample = Path.Combine(Repository.Root, "samples", "Misuse");
        File.Copy(Path.Combine(sample, ".editorconfig"), _directory[".editorconfig"]);
        File.WriteAllText(_directory["Misuse.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Beside("ProviderGen.dll")};{Beside("ProviderGen.Providers.dll")}" />
                <Analyzer Include="{PlugIn("Generator")};{PlugIn("Analyzers")};{PlugIn("CodeFixes")}" />
              </ItemGroup>
            </Project>
            """);

        var files = new Dictionary<string, string>();
        foreach (string path in Directory.EnumerateFiles(sample, "MPG*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("OldLanguage", StringComparison.Ordinal)))
        {
            // What the sample calls there has no checked call that does the same.
            string text = File.ReadAllText(path).Replace(
                "    public byte First()", "    private void DisposeCore() { }\n    public void Free() => DisposeCore();\n    public byte First()", StringComparison.Ordinal);
            string copy = _directory[Path.GetFileName(path)];
            File.WriteAllText(copy, files[copy] = text.ReplaceLineEndings("\r\n"));
        }

        return files;
    }

    private string Format(string[] rules)
    {
        Outcome outcome = Command.Of(
            [Command.Dotnet, "format", "analyzers", "Misuse.csproj", "--severity", "info", "-v", "n", "--diagnostics", .. rules])
            .In(_directory.Root).With("MSBUILDDISABLENODEREUSE", "1").Run();
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.ToString();
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string PlugIn(string name) => Path.Combine(
        Repository.Root,
        "generators",
        $"ProviderGen.{name}",
        "bin",
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug",
        "netstandard2.0",
        $"ProviderGen.{name}.dll");

    [GeneratedRegex(@"^\| \[(MPG\d{3})\]", RegexOptions.Multiline)]
    private static partial Regex CodeFix();
}
