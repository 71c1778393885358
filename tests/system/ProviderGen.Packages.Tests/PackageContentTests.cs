using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ProviderGen.Packages.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Packages.Tests;

/// <summary>What is in the packages.</summary>
[Collection(PackedFeedCollection.Name)]
public class PackageContentTests(PackedFeed feed)
{
    private static readonly string[] PlugIns = ["Analyzers", "CodeFixes", "Generator"];

    public static TheoryData<string> All => [.. PackedRepository.PackedProjects];

    public static TheoryData<string> Libraries => [.. PackedRepository.PackedLibraries];

    [Fact]
    public void Every_project_that_asks_for_it_is_packed()
        => Assert.Equal(
            PackedRepository.PackedProjects.Select(project => $"{project}.{feed.Version}.nupkg").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(feed.Packages, "ProviderGen*.nupkg").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_says_what_it_is(string name)
    {
        Package package = Open(name);
        Assert.Equal(name, package.Metadata("id"));
        Assert.Equal(feed.Version, package.Metadata("version"));
        Assert.Equal("MIT", package.Metadata("license"));
        Assert.Equal("expression", package.Metadata("license", "type"));
        Assert.True(package.Metadata("description").Length > 20);
        Assert.Contains("memory", package.Metadata("tags").Split(' '));
        Assert.Equal(PackedFeed.PublicRepository, package.Metadata("projectUrl"));
        Assert.Equal($"{PackedFeed.PublicRepository}.git", package.Metadata("repository", "url"));
        Assert.Equal($"{PackedFeed.PublicRepository}/blob/main/CHANGELOG.md", package.Metadata("releaseNotes"));

        Assert.Equal("icon.png", package.Metadata("icon"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "packaging", "icon.png")), package["icon.png"]);
        Assert.Equal("README.md", package.Metadata("readme"));
        string readme = System.Text.Encoding.UTF8.GetString(package["README.md"]);
        Assert.StartsWith($"# {name}\n", readme.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        // The gallery shows the page alone: nothing is beside it that a relative link could lead to.
        Assert.DoesNotMatch($@"\]\((?!{Regex.Escape(PackedFeed.PublicRepository)}/blob/main/)", readme);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_comes_with_documentation_and_symbols(string name)
    {
        Package package = Open(name);
        string[] files = [$"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml"];
        Assert.Equal(files, package.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)));
        Assert.Equal(["net10.0"], package.TargetFrameworks);
        Assert.NotEmpty(XDocument.Load(new MemoryStream(package[files[1]])).Descendants("member"));

        var symbols = Package.Open(Path.Combine(feed.Packages, $"{name}.{feed.Version}.snupkg"));
        Assert.Equal([$"lib/net10.0/{name}.pdb"], symbols.Files);
        AssertReproducible(package[files[0]]);
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols[$"lib/net10.0/{name}.pdb"]));
        AssertPathsAreMapped(pdb);
    }

    [Theory]
    [InlineData("ProviderGen")]
    [InlineData("ProviderGen.Providers", "ProviderGen")]
    [InlineData("ProviderGen.Testing", "FSharp.Core", "FsCheck", "ProviderGen")]
    [InlineData("ProviderGen.Testing.Xunit", "ProviderGen.Testing", "xunit.extensibility.execution")]
    [InlineData("ProviderGen.DependencyInjection", "Microsoft.Extensions.DependencyInjection.Abstractions", "ProviderGen")]
    [InlineData("ProviderGen.Postgres", "Npgsql", "ProviderGen")]
    [InlineData("ProviderGen.Cli")]
    [InlineData("ProviderGen.Templates")]
    public void A_package_depends_on_what_it_needs(string name, params string[] needed)
    {
        PackageDependency[] dependencies = [.. Open(name).Dependencies.OrderBy(dependency => dependency.Id, StringComparer.Ordinal)];
        Assert.Equal(needed.Order(StringComparer.Ordinal), dependencies.Select(dependency => dependency.Id));

        // Of the same version, and with the compiler plug-ins that come along.
        Assert.All(
            dependencies.Where(dependency => dependency.Id.StartsWith("ProviderGen", StringComparison.Ordinal)),
            dependency => Assert.Equal((feed.Version, ""), (dependency.Version, dependency.Exclude)));
    }

    [Fact]
    public void The_generator_the_rules_and_the_fixes_are_in_the_package_of_the_runtime()
    {
        Package package = Open("ProviderGen");
        string[] plugIns = [.. PlugIns.Select(name => $"analyzers/dotnet/cs/ProviderGen.{name}.dll")];
        string[] pages = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/'))];
        string[] others = ["README.md", "buildTransitive/ProviderGen.targets", "icon.png", "lib/net10.0/ProviderGen.dll", "lib/net10.0/ProviderGen.xml"];
        Assert.Equal([.. pages.Concat(plugIns).Concat(others).Order(StringComparer.Ordinal)], package.Files);
        Assert.All(plugIns, plugIn =>
        {
            AssertReproducible(package[plugIn]);
            using var assembly = new PEReader(new MemoryStream(package[plugIn]));
            DebugDirectoryEntry embedded = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using MetadataReaderProvider pdb = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            AssertPathsAreMapped(pdb);

            // A compiler has no workspaces: only what editors load may refer to them.
            MetadataReader metadata = assembly.GetMetadataReader();
            IEnumerable<string> references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));
            Assert.Equal(
                plugIn.Contains("CodeFixes", StringComparison.Ordinal),
                references.Any(reference => reference.Contains("Workspaces", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void The_help_links_of_the_rules_lead_to_the_address_that_the_publisher_has_given()
    {
        using var assembly = new PEReader(new MemoryStream(Open("ProviderGen")["analyzers/dotnet/cs/ProviderGen.Analyzers.dll"]));
        string[] links = [.. Texts(assembly.GetMetadataReader()).Where(text => text.Contains("docs/rules/", StringComparison.Ordinal))];
        Assert.Contains($"{PackedFeed.PublicRepository}/blob/main/docs/rules/MPG101.md", links);
        Assert.All(links, link => Assert.StartsWith($"{PackedFeed.PublicRepository}/blob/main/docs/rules/", link, StringComparison.Ordinal));
    }

    private Package Open(string name) => Package.Open(Path.Combine(feed.Packages, $"{name}.{feed.Version}.nupkg"));

    /// <summary>The constants of an assembly that are texts.</summary>
    private static IEnumerable<string> Texts(MetadataReader metadata)
    {
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            yield return metadata.GetUserString(handle);
    }

    private static void AssertReproducible(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        Assert.Contains(reader.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    /// <summary>The same sources give the same package, in whichever folder they lie.</summary>
    private static void AssertPathsAreMapped(MetadataReaderProvider pdb)
    {
        MetadataReader reader = pdb.GetMetadataReader();
        string[] paths = [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];
        Assert.NotEmpty(paths);
        Assert.DoesNotContain(paths, path => path.StartsWith(Repository.Root, StringComparison.Ordinal));
        Assert.Contains(paths, path => Regex.IsMatch(path, @"^/_\d*/"));
    }
}
