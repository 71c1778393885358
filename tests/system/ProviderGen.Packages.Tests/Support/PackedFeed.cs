using System.Globalization;
using ProviderGen.TestSupport;

namespace ProviderGen.Packages.Tests.Support;

/// <summary>
/// The packages, packed once for all tests, and a place outside the repository from which strangers use them. The version is
/// unique and the package folder of its own, so what a test sees is never what an earlier one left; packages of others come
/// from the ordinary cache.
/// </summary>
public sealed class PackedFeed : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("packages-").FullName;
    private readonly Dictionary<string, string?> _environment;

    public PackedFeed()
    {
        Version = $"0.1.0-test.{DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture)}";
        Packages = Directory.CreateDirectory(Path.Combine(_root, "feed")).FullName;
        _environment = new Dictionary<string, string?>
        {
            ["CI"] = "true",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_NOLOGO"] = "true",
            ["MSBUILDDISABLENODEREUSE"] = "1",
        };
        try
        {
            // All that is built goes into a folder of its own too: other tests run from the usual one meanwhile.
            Command.Of(
                Command.Dotnet, "pack", PackedRepository.Packages, "-o", Packages, $"-p:Version={Version}", $"-p:PublicRepository={PublicRepository}", "--artifacts-path", Path.Combine(_root, "build"))
                .In(Repository.Root).With(_environment).Run().Succeeded();
            PrepareWorkspace();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The address that a publisher has given.</summary>
    public static string PublicRepository => "https://example.com/acme/providergen";

    public string Version { get; }

    /// <summary>The folder with the packages.</summary>
    public string Packages { get; }

    /// <summary>A folder with all that a stranger's projects inherit.</summary>
    public string Workspace => Path.Combine(_root, "workspace");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Copies one of the projects in Consumers into the workspace.</summary>
    /// <param name="consumer">Its name.</param>
    /// <param name="name">The name of the copy; the same unless given.</param>
    /// <returns>The folder of the copy.</returns>
    internal string Copy(string consumer, string? name = null)
    {
        string source = Path.Combine(PackedRepository.Tests, "Consumers", consumer);
        string target = Directory.CreateDirectory(Path.Combine(Workspace, name ?? consumer)).FullName;
        foreach (string file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        return target;
    }

    /// <summary>Runs the command-line tool the way a stranger does.</summary>
    internal Outcome Dotnet(string directory, params string[] arguments) => Run(Command.Dotnet, directory, arguments);

    /// <summary>Runs a program the way a stranger does.</summary>
    internal Outcome Run(string program, string directory, params string[] arguments)
    {
        Outcome outcome = Command.Of([program, .. arguments]).In(directory).With(_environment).Run();

        // The compiler did not take the plug-ins, or one of them crashed: never, whatever is built.
        Assert.All(["CS9057", "CS8032", "CS8785", "AD0001"], id => Assert.DoesNotContain(id, outcome.Output + outcome.Errors, StringComparison.Ordinal));
        return outcome;
    }

    private void PrepareWorkspace()
    {
        Directory.CreateDirectory(Workspace);
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        _environment["NUGET_PACKAGES"] = Path.Combine(_root, "cache");
        File.WriteAllText(Path.Combine(Workspace, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Packages}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="ordinary" value="{cache}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(Workspace, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <ProviderGenVersion>{Version}</ProviderGenVersion>
              </PropertyGroup>
            </Project>
            """);
    }
}

/// <summary>The tests that share the packages; they run one after the other.</summary>
[CollectionDefinition(Name)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "A collection in the sense of xunit.")]
public sealed class PackedFeedCollection : ICollectionFixture<PackedFeed>
{
    public const string Name = "packed feed";
}
