using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ProviderGen.Packages.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Packages.Tests;

/// <summary>Projects of strangers, outside the repository, that get the packages from a feed.</summary>
[Collection(PackedFeedCollection.Name)]
public class ConsumerTests(PackedFeed feed)
{
    [Fact]
    public void A_program_that_references_only_the_providers_gets_the_generator()
    {
        string directory = feed.Copy("Console");
        feed.Dotnet(directory, "build").Succeeded();
        Assert.Equal("2 pages: across two pages", Run(directory, "Console"));
    }

    // Whatever the author of the library says, today's SDK passes compiler plug-ins on along with the runtime, even where the
    // package excludes them. Who hides the runtime as well leaves it to whoever uses the library to bring both.
    [Theory]
    [InlineData("Default", "", "Build,Analyzers")]
    [InlineData("None", "none", "")]
    [InlineData("All", "all", null)]
    public void The_runtime_and_the_rules_reach_who_uses_a_library(string variant, string privateAssets, string? excluded)
    {
        string library = feed.Copy("Library", $"Library.{variant}");
        feed.Dotnet(library, "pack", "-o", feed.Packages, $"-p:Variant={variant}", $"-p:ProviderGenPrivateAssets={privateAssets}").Succeeded();
        Assert.Equal(excluded, ExcludedAssets(variant));

        string consumer = feed.Copy("LibraryConsumer", $"LibraryConsumer.{variant}");
        string log = feed.Dotnet(consumer, "build", $"-p:Variant={variant}", $"-p:BringsRuntime={variant == "All"}").Succeeded();
        Assert.Contains("Program.cs(4,1): warning MPG101", log, StringComparison.Ordinal);
        Assert.Equal("3 pages on a shelf", Run(consumer, "LibraryConsumer"));
    }

    [Fact]
    public void The_strictest_project_builds_without_a_warning()
        => feed.Dotnet(feed.Copy("Strict"), "build").Succeeded();

    [Fact]
    public void A_trimmed_program_runs() => PublishedRuns("Trimmed");

    [SkippableFact]
    public void A_program_compiled_ahead_of_time_runs()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "Programs are compiled ahead of time on x64 Linux only.");
        Skip.IfNot(Programs.Find("clang", "gcc") is not null, "Nothing links programs here: neither clang nor gcc is there.");

        // Symbols stay inside, as taking them out needs one tool more.
        PublishedRuns("Ahead", "-p:PublishAot=true", "-p:StripSymbols=false");
    }

    private void PublishedRuns(string copy, params string[] options)
    {
        string directory = feed.Copy("Trimmed", copy);
        string log = feed.Dotnet(directory, ["publish", "--self-contained", "--use-current-runtime", "-o", "out", .. options]).Succeeded();
        Assert.DoesNotMatch(@"IL[23]\d{3}", log);
        string program = Path.Combine(directory, "out", OperatingSystem.IsWindows() ? "Trimmed.exe" : "Trimmed");
        string[] output = feed.Run(program, directory).Succeeded().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["3 pages, 123456789ABCDEF", "rejected"], output);
    }

    [Fact]
    public void The_build_of_a_stranger_reports_mistakes()
    {
        Outcome build = feed.Dotnet(feed.Copy("Mistakes"), "build");
        Assert.NotEqual(0, build.ExitCode);
        string[] reported = [.. Regex.Matches(build.Output, @"\w+\.cs\(\d+,\d+\): (?:error|warning) \w+").Select(match => match.Value).Distinct().Order()];
        Assert.Equal(
            ["Mistakes.cs(18,9): warning MPG101", "Mistakes.cs(19,21): warning MPG102", "Mistakes.cs(6,29): error MPG003"],
            reported);
    }

    [Theory]
    [InlineData("RunAnalyzers")]
    [InlineData("RunAnalyzersDuringBuild")]
    public void A_build_without_analyzers_does_not_succeed_without_the_generated_code(string property)
    {
        Outcome build = feed.Dotnet(feed.Copy("Mistakes", $"Mistakes.{property}"), "build", $"-p:{property}=false");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error CS1029: #error: 'Cannot generate code for 'WithoutGrowth': missing primitive GrowCore", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_files_that_are_compiled_a_second_time_are_one_error()
    {
        string directory = feed.Copy("Console", "Emitted");
        string[] build = ["build", "-p:EmitCompilerGeneratedFiles=true", "-p:CompilerGeneratedFilesOutputPath=Generated"];
        File.Copy(
            Path.Combine(PackedRepository.Tests, "Consumers", "Library", "ShelfMemoryProvider.cs"), Path.Combine(directory, "ShelfMemoryProvider.cs"));
        feed.Dotnet(directory, build).Succeeded();

        Outcome second = feed.Dotnet(directory, build);

        Assert.NotEqual(0, second.ExitCode);
        string error = Assert.Single(Regex.Matches(second.Output, "error .*").Select(match => match.Value).Distinct());
        Assert.Contains(".g.cs' was generated by an earlier build and is compiled a second time.", error, StringComparison.Ordinal);
        Assert.Contains("CompilerGeneratedFilesOutputPath", error, StringComparison.Ordinal);

        feed.Dotnet(directory, "build", "-p:EmitCompilerGeneratedFiles=true", "-p:DefaultItemExcludes=Generated/**").Succeeded();
    }

    private string Run(string directory, string program)
        => feed.Dotnet(directory, "exec", Path.Combine("bin", "Debug", "net10.0", $"{program}.dll")).Succeeded().Trim();

    /// <summary>What the package of the library keeps back of ProviderGen; null if it does not depend on it.</summary>
    private string? ExcludedAssets(string variant)
    {
        var package = Package.Open(Path.Combine(feed.Packages, $"Acme.Storage.{variant}.{feed.Version}.nupkg"));
        return package.Dependencies.SingleOrDefault(dependency => dependency.Id == "ProviderGen")?.Exclude;
    }
}
