using ProviderGen.Samples.Tests.Documentation;
using ProviderGen.TestSupport;

namespace ProviderGen.Samples.Tests;

/// <summary>A sample that is a program shows something without arguments, and its page shows what it prints.</summary>
public sealed class DemonstrationTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("samples-").FullName;

    private static readonly string[] Names =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "samples"))
            .Select(path => Path.GetFileName(path))
            .Where(name => File.Exists(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"))),
    ];

    private static readonly string[] Known = ["Encrypted", "KeyValueStore", "Quickstart", "Sqlite"];

    public static TheoryData<string> Programs => [.. Names];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_programs_are_found() => Assert.Empty(Known.Except(Names));

    [Theory]
    [MemberData(nameof(Programs))]
    public void Without_arguments_a_program_prints_what_its_page_shows_and_leaves_nothing_behind(string sample)
    {
        Outcome outcome = SampleProgram.RunIn(_directory, sample);
        Assert.Empty(outcome.ErrorLines);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(_directory));

        int at = 0;
        string[] shown = Shown(sample);
        Assert.NotEmpty(shown);
        foreach (string line in shown)
        {
            int found = Array.IndexOf(outcome.Lines, line, at);
            Assert.True(found >= 0, $"not printed, or not in this order: {line}\n\n{string.Join('\n', outcome.Lines)}");
            at = found + 1;
        }
    }

    /// <summary>What stands on the page under the command, but for the dots that stand for more.</summary>
    private static string[] Shown(string sample)
    {
        string[] lines = FencedBlock.Of($"samples/{sample}/README.md")
            .Single(block => block.Text.StartsWith($"$ dotnet run --project samples/{sample}\n", StringComparison.Ordinal))
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Skip(1).Where(line => line != "…")];
    }
}
