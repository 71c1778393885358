using System.Text.RegularExpressions;
using System.Xml.Linq;
using ProviderGen.Packages.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Packages.Tests;

/// <summary>The templates, installed from their package where nothing else is touched.</summary>
[Collection(PackedFeedCollection.Name)]
public sealed class TemplateTests : IDisposable
{
    private readonly PackedFeed _feed;
    private readonly string _directory;

    public TemplateTests(PackedFeed feed)
    {
        _feed = feed;
        _directory = Directory.CreateDirectory(Path.Combine(feed.Workspace, "Templates")).FullName;
        New("install", Path.Combine(feed.Packages, $"ProviderGen.Templates.{feed.Version}.nupkg")).Succeeded();
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    // A name with a hyphen is no namespace, and a name with a dot is nested folders in some templates. The tests of the library with the dot are
    // run by those of the page on getting started, as there is one there.
    [Theory]
    [InlineData("Acme.Storage", "transfer", "PaperMemoryProvider", "Acme.Storage")]
    [InlineData("acme-storage", "addressable", "MyMemoryProvider", "acme_storage")]
    public void A_library_keeps_the_contract_as_it_is_made(string name, string family, string provider, string expected)
    {
        string[] options = family == "transfer" ? ["--provider", provider] : ["--family", family];
        New(["memoryprovider-lib", "-n", name, "--no-restore", .. options]).Succeeded();
        string library = Path.Combine(_directory, name);
        string[] made = [$"{name}.slnx", $"src/{name}/{name}.csproj", $"src/{name}/{provider}.cs", $"tests/{name}.Tests/{name}.Tests.csproj", $"tests/{name}.Tests/{provider}Tests.cs"];
        Assert.Equal(
            made.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(library, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(library, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));
        Assert.Contains($"namespace {expected};", File.ReadAllText(Path.Combine(library, "src", name, $"{provider}.cs")), StringComparison.Ordinal);

        if (family == "transfer")
        {
            _feed.Dotnet(library, "build", "-warnaserror").Succeeded();
            return;
        }

        string log = _feed.Dotnet(library, "test", "-warnaserror").Succeeded();
        Assert.Matches(@"Failed: +0, Passed: +17, Skipped: +0", log);
    }

    [Fact]
    public void A_provider_is_put_into_a_project()
    {
        string project = _feed.Copy("Empty", Path.Combine("Templates", "Acme.Program"));
        _feed.Dotnet(project, "restore").Succeeded();
        string log = NewIn(project, "memoryprovider", "-n", "PaperMemoryProvider").Succeeded();
        Assert.Contains("dotnet add package ProviderGen", log, StringComparison.Ordinal);
        NewIn(project, "memoryprovider", "-n", "ClayMemoryProvider", "--family", "addressable", "--namespace", "Acme.Clay").Succeeded();

        AssertContains(project, "PaperMemoryProvider", "namespace Acme.Program;", "int ReadCore(");
        AssertContains(project, "ClayMemoryProvider", "namespace Acme.Clay;", "Span<byte> SpanCore(");
        _feed.Dotnet(project, "build", "-warnaserror").Succeeded();
    }

    [Fact]
    public void The_tests_of_the_library_run_on_the_versions_that_ours_run_on()
    {
        var ours = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => (string)package.Attribute("Include")!, package => (string)package.Attribute("Version")!);
        string template = Path.Combine(Repository.Root, "src/ProviderGen.Templates/memoryprovider-lib/tests/Company.Storage.Tests/Company.Storage.Tests.csproj");
        string[] foreign = [.. XDocument.Load(template).Descendants("PackageReference")
            .Where(package => (string)package.Attribute("Version")! != "PROVIDERGEN-VERSION")
            .Select(package => $"{(string)package.Attribute("Include")!} {(string)package.Attribute("Version")!}")];
        Assert.Equal(3, foreign.Length);
        Assert.All(foreign, package => Assert.Equal(ours[package.Split(' ')[0]], package.Split(' ')[1]));
    }

    private static void AssertContains(string project, string provider, params string[] parts)
    {
        string text = File.ReadAllText(Path.Combine(project, $"{provider}.cs"));
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotMatch(new Regex("#if|#else|MemoryProvider1|Company"), text);
    }

    private Outcome New(params string[] arguments) => NewIn(_directory, arguments);

    private Outcome NewIn(string directory, params string[] arguments)
        => _feed.Dotnet(directory, ["new", .. arguments, "--debug:custom-hive", Path.Combine(_directory, "hive")]);
}
