using System.Text.Json;
using ProviderGen.Packages.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Packages.Tests;

/// <summary>What is packed, and in whose name, before anything is.</summary>
public class PackageSourceTests
{
    private static readonly Dictionary<string, string?> Environment = new() { ["MSBUILDDISABLENODEREUSE"] = "1" };

    [Fact]
    public void Everything_that_is_packed_is_in_the_filter_and_what_runs_in_the_compiler_and_nothing_else()
    {
        using JsonDocument filter = JsonDocument.Parse(File.ReadAllText(PackedRepository.Packages));
        IEnumerable<string> listed = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
            .Select(project => Path.GetFileNameWithoutExtension(project.GetString()!.Replace('\\', '/')));
        IEnumerable<string> plugIns = Directory.EnumerateFiles(Path.Combine(Repository.Root, "generators"), "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetFileNameWithoutExtension(project));
        Assert.Equal(PackedRepository.PackedProjects.Concat(plugIns).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_publisher_a_package_claims_no_address()
    {
        JsonElement said = Evaluate("PackageProjectUrl", "RepositoryUrl", "PackageReleaseNotes", "PublicPages");
        Assert.All(said.EnumerateObject(), property => Assert.Equal("", property.Value.GetString()));
    }

    [Fact]
    public void One_property_gives_every_address()
    {
        JsonElement said = Evaluate("PackageProjectUrl", "RepositoryUrl", "PackageReleaseNotes", "PublicPages", "-p:PublicRepository=https://example.com/acme");
        Assert.All(said.EnumerateObject(), property => Assert.StartsWith("https://example.com/acme", property.Value.GetString(), StringComparison.Ordinal));
    }

    private static JsonElement Evaluate(params string[] asked)
    {
        string[] arguments = [.. asked.Select(name => name.StartsWith('-') ? name : $"-getProperty:{name}")];
        string project = Path.Combine(Repository.Root, "src", "ProviderGen", "ProviderGen.csproj");
        string output = Command.Of([Command.Dotnet, "msbuild", project, .. arguments]).In(Repository.Root).With(Environment).Run().Succeeded();
        return JsonDocument.Parse(output).RootElement.GetProperty("Properties");
    }
}
