using System.Text.RegularExpressions;
using ProviderGen.TestSupport;

namespace ProviderGen.Tests;

/// <summary>How the files of src lie.</summary>
public partial class ArchitectureTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src");

    [Fact]
    public void Each_public_type_has_a_file_of_its_own()
    {
        // A template holds alternatives, one of which is chosen.
        var files = Files(Sources).Where(file => !file.Contains("ProviderGen.Templates", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count > 100);
        Assert.DoesNotContain(files, file => PublicType().Count(File.ReadAllText(file)) > 1);
    }

    // Used from the folder on the left: none of the types of the folder on the right.
    [Theory]
    [InlineData("ProviderGen.Providers/File", "ProviderGen.Providers/MappedFile")]
    [InlineData("ProviderGen.Testing/Model", "ProviderGen.Testing/Checks")]
    [InlineData("ProviderGen.Testing/Recording", "ProviderGen.Testing/Checks")]
    [InlineData("ProviderGen.Cli/Output", "ProviderGen.Cli/Images")]
    [InlineData("ProviderGen.Cli/Images", "ProviderGen.Cli/Commands")]
    [InlineData("ProviderGen/Abstractions", "ProviderGen/CompilerServices")]
    public void Folders_do_not_use_those_above_them(string folder, string above)
    {
        string[] types = [.. Files(Path.Combine(Sources, above)).SelectMany(file => AnyType().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(types);
        foreach (string file in Files(Path.Combine(Sources, folder)))
        {
            string[] words = [.. Comment().Replace(File.ReadAllText(file), "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)];
            Assert.Empty(types.Intersect(words).Select(type => $"{Path.GetFileName(file)} uses {type}"));
        }
    }

    private static readonly char[] Separators = [.. Enumerable.Range(0, 128).Select(code => (char)code).Where(c => !char.IsLetterOrDigit(c) && c != '_')];

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"^public (?:[a-z]+ )*(?:class|record struct|record|struct|enum|interface) ", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^(?:public|internal) (?:[a-z]+ )*(?:class|record struct|record|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex AnyType();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
