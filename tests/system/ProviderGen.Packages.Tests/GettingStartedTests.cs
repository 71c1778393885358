using System.Text.RegularExpressions;
using ProviderGen.Packages.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Packages.Tests;

/// <summary>The page for beginners, followed from its first command to its last where nothing else is touched.</summary>
[Collection(PackedFeedCollection.Name)]
public sealed partial class GettingStartedTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "getting-started.md")).ReplaceLineEndings("\n");
    private readonly PackedFeed _feed;
    private readonly string _directory;

    public GettingStartedTests(PackedFeed feed)
    {
        _feed = feed;
        _directory = Directory.CreateDirectory(Path.Combine(feed.Workspace, "GettingStarted")).FullName;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_program_that_uses_a_provider_counts_its_visits()
    {
        string ledger = Follow("Use a provider");
        Assert.Equal("Ledger", Path.GetFileName(ledger));
        File.WriteAllText(Path.Combine(ledger, "Program.cs"), Block("Open, grow, write, flush, read", "csharp"));

        Assert.EndsWith("visit 1", _feed.Dotnet(ledger, "run").Succeeded().TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("visit 2", _feed.Dotnet(ledger, "run", "--no-build").Succeeded().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_that_is_made_keeps_the_contract_and_is_the_one_that_is_shown()
    {
        Assert.Equal(_directory, Follow("Write a provider"));

        string library = Path.Combine(_directory, "Acme.Storage");
        Assert.Equal(
            WithoutComments(File.ReadAllText(Path.Combine(library, "src/Acme.Storage/AcmeMemoryProvider.cs"))),
            WithoutComments(Block("A provider in a few lines", "csharp")));
        Assert.Equal(
            WithoutComments(File.ReadAllText(Path.Combine(library, "tests/Acme.Storage.Tests/AcmeMemoryProviderTests.cs"))),
            WithoutComments(Block("Hold it to the contract", "csharp")));
    }

    /// <summary>Runs the commands below a heading, and returns the folder in which they end.</summary>
    private string Follow(string heading)
    {
        string directory = _directory;
        foreach (string command in Block(heading, "console").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = command.TrimStart('$', ' ').Split(' ');
            if (words[0] == "cd")
                directory = Path.Combine(directory, words[1]);
            else
                Run(directory, words[1..]);
        }

        return directory;
    }

    private void Run(string directory, string[] words)
    {
        // The packages of today are no release yet, and stand in a folder.
        string[] more = words switch
        {
            ["new", "install", string package] => ["new", "install", Path.Combine(_feed.Packages, $"{package}.{_feed.Version}.nupkg"), .. Hive],
            ["new", ..] => [.. words, .. Hive],
            ["add", "package", ..] => [.. words, "--version", _feed.Version],
            _ => words,
        };
        string log = _feed.Dotnet(directory, more).Succeeded();
        if (words[0] == "test")
            Assert.Matches("Failed: +0, Passed: +17, Skipped: +0", log);
    }

    private string[] Hive => ["--debug:custom-hive", Path.Combine(_directory, "hive")];

    private static string Block(string heading, string language)
    {
        Match section = Regex.Match(Page, $@"^##+ {Regex.Escape(heading)}\n(.*?)(?=^##|\z)", RegexOptions.Multiline | RegexOptions.Singleline);
        Match block = Regex.Match(section.Value, $@"^```{language}\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline);
        Assert.True(block.Success, $"Below '{heading}' there is no {language}.");
        return block.Groups[1].Value;
    }

    private static string WithoutComments(string source) => Spaces().Replace(Comment().Replace(source, ""), " ").Trim();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
