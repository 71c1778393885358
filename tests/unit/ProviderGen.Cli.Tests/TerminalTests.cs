using System.Text;
using ProviderGen.Cli.Output;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>A terminal is shown what files are called, and is not commanded by it.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Name = "a\e]0;title\a\u009b31m\u202eb\nc";
    private const string NoSuchNames = "No name may hold such characters on Windows.";
    private readonly TempDirectory _directory = new();

    public static TheoryData<string> Commands =>
    [
        "info {0}", "map {0} --reference {0}", "dump {0}", "diff {0} {1}", "diff {1} {0}", "verify {0} --against {2}", "verify {0} --record {3}", "copy {0} {3}",
        "export {0} {3}", "import {4} {3}", "repair {5} --pad", "repair {5}", "repair {0}", "new Shelf --output {6}",
    ];

    [SkippableTheory]
    [MemberData(nameof(Commands))]
    public void Characters_of_a_name_that_command_a_terminal_are_replaced(string command)
    {
        Skip.If(OperatingSystem.IsWindows(), NoSuchNames);
        string[] paths = Scene();
        string[] arguments = [.. command.Split(' ').Select(part => part.StartsWith('{') ? paths[part[1] - '0'] : part)];

        Outcome outcome = Run.Tool(arguments);

        Assert.Equal("", outcome.Errors);
        Assert.DoesNotContain(outcome.Output, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
        Assert.All(outcome.Output.Split('\n'), line => Assert.False(line.StartsWith('c'), line));
        if (command.StartsWith("info", StringComparison.Ordinal))
            Assert.Contains("a?]0;title??31m?b c", outcome.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void In_JSON_a_name_is_what_it_is()
    {
        Skip.If(OperatingSystem.IsWindows(), NoSuchNames);
        string path = Scene()[0];
        Assert.Equal(path, (string?)Run.Tool("info", path, "--json").Succeeded().Json()["image"]);
    }

    [SkippableTheory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void Without_colours_a_terminal_gets_nothing_but_text(string variable, string value)
    {
        Run.Require("script", "--version");
        foreach (string command in (string[])["info", "dump", "map", "verify", "--help", "nonsense"])
        {
            string line = $"{string.Join(' ', Run.Installed)} {command} {(command == "--help" ? "" : _directory.Fixture("a-empty.img"))}";
            Outcome outcome = Command.Of("script", "-qec", line, "/dev/null").With("TERM", "xterm").With(variable, value).Run();
            Assert.NotEmpty(outcome.Output);
            Assert.DoesNotContain(outcome.Output, c => char.IsControl(c) && c is not ('\n' or '\r'));
        }
    }

    [SkippableFact]
    public void With_colours_a_terminal_gets_nothing_else_than_colours()
    {
        Run.Require("script", "--version");
        string line = $"{string.Join(' ', Run.Installed)} map {_directory.Fixture("a-empty.img")}";
        string output = Command.Of("script", "-qec", line, "/dev/null").With("NO_COLOR", null).With("TERM", "xterm").Run().Output;

        Assert.Contains("\e[", output, StringComparison.Ordinal);
        Assert.Equal(output.Count(c => c == '\e'), System.Text.RegularExpressions.Regex.Count(output, "\e\\[[0-9;]*m"));
    }

    [SkippableFact]
    public void A_name_in_a_colour_is_still_replaced()
    {
        Skip.If(OperatingSystem.IsWindows(), NoSuchNames);
        using var output = new MemoryStream();
        using (var console = new ToolConsole(output, new MemoryStream(), isTerminal: true, colors: true, width: 200))
            Assert.Equal(0, Tool.Run(["info", Scene()[0]], console));
        Assert.DoesNotContain("\e]0;", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    // An image, another, a list of hashes, a name that is free, a snapshot, a torn image, a directory.
    private string[] Scene()
    {
        string image = _directory[Name];
        File.Move(_directory.Fixture("b-users-1.img"), image);
        string other = _directory.Fixture("b-users-0.img");
        Run.Tool("verify", image, "--record", _directory[Name + "list"]).Succeeded();
        Run.Tool("export", image, _directory[Name + "snapshot"]).Succeeded();
        return
        [
            image, other, _directory[Name + "list"], _directory[Name + "new"], _directory[Name + "snapshot"],
            _directory.FileOf(Name + "torn", new byte[100_001]), Directory.CreateDirectory(_directory[Name + "directory"]).FullName,
        ];
    }
}
