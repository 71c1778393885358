using System.Text;
using System.Text.RegularExpressions;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>What the documentation shows is what the tool does: its transcripts are run from top to bottom, and compared.</summary>
public sealed partial class DocumentationTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    internal static string Page { get; } = Path.Combine(Repository.Root, "docs", "tool.md");

    [SkippableFact]
    public void The_transcripts_are_what_the_commands_print()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The transcripts use commands of Linux.");
        foreach (var (name, _) in TestImages.All)
            _directory.Fixture(name);
        string programs = Directory.CreateDirectory(_directory["bin"]).FullName;
        string script = Path.Combine(programs, "providergen");
        File.WriteAllText(script, $"#!/bin/sh\nexec {string.Join(' ', Run.Installed.Select(part => $"'{part}'"))} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        MatchCollection blocks = Transcript().Matches(File.ReadAllText(Page).ReplaceLineEndings("\n"));
        Assert.InRange(blocks.Count, 8, 100);
        foreach (string block in blocks.Select(match => match.Groups[1].Value))
            Assert.Equal(block, Replay(block, programs));
    }

    public void Dispose() => _directory.Dispose();

    private string Replay(string block, string programs)
    {
        var replay = new StringBuilder();
        foreach (string line in block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            Outcome outcome = Command.Of("sh", "-c", line[2..] + " 2>&1")
                .In(_directory.Root).With("PATH", $"{programs}:{Environment.GetEnvironmentVariable("PATH")}").Run();
            replay.Append(line).Append('\n').Append(outcome.Output);
        }

        return replay.ToString();
    }

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Transcript();
}
