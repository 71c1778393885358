using System.Text.RegularExpressions;
using ProviderGen.TestSupport;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>What there is can be found on a page: each package, each public type, each sample.</summary>
public partial class CompletenessTests
{
    private static readonly string AllPages = string.Concat(Pages.All.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)).Select(Pages.Text));

    public static TheoryData<string> Packages => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(path => Path.GetFileName(path))];

    public static TheoryData<string> Samples =>
    [
        .. from folder in (string[])["", "platforms/"]
           from path in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "samples", folder))
           let sample = folder + Path.GetFileName(path)
           where sample != "platforms"
           select sample,
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_README_says_how_to_install_a_package(string package)
    {
        string install = Pages.Text("README.md").Split("\n## Install\n")[1].Split("\n## ")[0];
        Assert.Matches($@"(?m)^\$ dotnet (add package|new install|tool install --global) {Regex.Escape(package)}( |$)", install);
    }

    [Fact]
    public void The_README_is_short() => Assert.InRange(Pages.Text("README.md").TrimEnd().Split('\n').Length, 0, 110);

    // Classes of extension methods are left out: no code names them.
    [Theory]
    [InlineData("ProviderGen", true)]
    [InlineData("ProviderGen.Providers", false)]
    [InlineData("ProviderGen.Postgres", false)]
    public void Every_public_name_of_a_library_stands_on_a_page(string library, bool withMembers)
    {
        string[] missing = [.. PublicNames(library, withMembers).Distinct().Where(name => !Regex.IsMatch(AllPages, $@"\b{name}\b"))];
        Assert.True(missing.Length == 0, $"On no page of docs: {string.Join(", ", missing)}");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_has_a_page_that_the_index_leads_to(string sample)
    {
        Assert.StartsWith("# ", Pages.Text($"samples/{sample}/README.md"), StringComparison.Ordinal);
        Assert.Contains($"]({sample}/README.md)", Pages.Text("samples/README.md"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> PublicNames(string library, bool withMembers)
    {
        bool isMeant = false;
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests/system/ProviderGen.Packages.Tests/PublicApi", $"{library}.txt"));
        foreach ((int index, string line) in lines.Index())
        {
            if (TypeName().Match(line) is { Success: true } type)
            {
                isMeant = !line.Contains(".CompilerServices.", StringComparison.Ordinal);
                if (isMeant && !lines.Skip(index + 1).Take(1).Any(member => member.Contains("(this ", StringComparison.Ordinal)))
                    yield return type.Groups[1].Value.Replace("Attribute", "", StringComparison.Ordinal);
            }
            else if (isMeant && withMembers && !line.Contains(" op_", StringComparison.Ordinal) && MemberName().Match(line) is { Success: true } member)
            {
                yield return member.Groups[1].Value.Replace("Attribute", "", StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex(@"^\S.*?(?:class|struct|interface|enum|delegate) (?:\w+\.)*(\w+)")]
    private static partial Regex TypeName();

    // Those that every record has say nothing.
    [GeneratedRegex(@"^    .*?\b(?!Equals|Deconstruct)(\w+)(?:<[^>]*>)?(?:\(| \{| =)")]
    private static partial Regex MemberName();
}
