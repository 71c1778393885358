using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>Nothing is written to a name that is taken, leads elsewhere, or is not the one that was given.</summary>
public sealed class OutputNameTests : IDisposable
{
    private static readonly byte[] Victim = [.. Enumerable.Repeat((byte)7, Support.Images.Page)];
    private readonly TempDirectory _directory = new();

    public static TheoryData<string, string> LinesAndObstacles
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (OutputCommand command in OutputCommand.All)
            {
                foreach (string obstacle in (string[])["file", "directory", "link", "dangling link", "hard link", "link to a device", "pipe"])
                    data.Add(command.Line, obstacle);
            }

            return data;
        }
    }

    [Fact]
    public void Every_command_that_writes_is_tried_here()
    {
        IEnumerable<string> commands = Tool.Commands(new ToolContext(null!, CancellationToken.None)).Subcommands.Select(command => command.Name);
        Assert.Equal(
            commands.Except(OutputCommand.Reading).Order(StringComparer.Ordinal),
            OutputCommand.All.Select(command => command.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(LinesAndObstacles))]
    public void A_name_that_is_taken_is_rejected(string line, string obstacle) => Rejects(line, obstacle, suffix: "");

    [SkippableTheory]
    [MemberData(nameof(LinesAndObstacles))]
    public void A_name_for_unfinished_work_that_is_taken_is_rejected(string line, string obstacle)
    {
        if (!OutputCommand.Of(line).Resumes || obstacle != "file")
            Rejects(line, obstacle, suffix: ".partial");
    }

    [Theory]
    [MemberData(nameof(OutputCommand.Lines), MemberType = typeof(OutputCommand))]
    public void A_name_for_unfinished_work_is_not_given_to_finished_work(string line)
    {
        OutputCommand command = OutputCommand.Of(line);
        if (command.Name == "new")
            return; // It names its file itself.
        command.Prepare(_directory);
        foreach (string name in (string[])["torn.img.partial", "other.partial"])
            RejectsAndLeavesAlone(command.ArgumentsFor(_directory, _directory[name]), ".partial");
    }

    [Theory]
    [MemberData(nameof(OutputCommand.Lines), MemberType = typeof(OutputCommand))]
    public void A_name_that_is_not_UTF_8_is_rejected(string line)
    {
        // What .NET makes of any byte of an argument that is not UTF-8: so two names become one.
        OutputCommand command = OutputCommand.Of(line);
        command.Prepare(_directory);
        string directory = Directory.CreateDirectory(_directory["\uFFFD"]).FullName;
        if (command.Name is not ("new" or "repair"))
            RejectsAndLeavesAlone(command.ArgumentsFor(_directory, _directory["\uFFFD.img"]), "not valid UTF-8");
        if (command.Name != "repair")
            RejectsAndLeavesAlone(command.ArgumentsFor(_directory, Path.Combine(directory, "target")), "not valid UTF-8");
    }

    [Fact]
    public void An_image_whose_name_is_not_UTF_8_is_not_repaired()
    {
        string path = _directory.FileOf("\uFFFD.img", [1, 2, 3]);
        RejectsAndLeavesAlone(["repair", path, "--pad", "--backup", _directory["good.bak"]], "not valid UTF-8");
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
    }

    [SkippableFact]
    public void Bytes_that_are_not_UTF_8_reach_no_file()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Names are bytes on Linux.");
        string image = _directory.Fixture("b-users-1.img");
        string tool = string.Join(' ', Run.Installed);

        Run.Other("sh", "-c", $"exec {tool} copy {image} \"$(printf '{_directory.Root}/bad\\377.img')\"").Rejected(2, "not valid UTF-8");
        string inside = $"cd \"$d\" && {tool} copy {image} new.img; code=$?; cd .. && rmdir \"$d\"; exit $code";
        Run.Other("sh", "-c", $"cd {_directory.Root} && d=\"$(printf 'bad\\377')\" && mkdir \"$d\" bad\uFFFD && {inside}").Rejected(2, "not valid UTF-8");

        Assert.Equal([image], Directory.GetFiles(_directory.Root, "*.img*"));
        Assert.Empty(Directory.GetFileSystemEntries(_directory["bad\uFFFD"]));
    }

    [SkippableTheory]
    [MemberData(nameof(OutputCommand.Lines), MemberType = typeof(OutputCommand))]
    public void A_directory_that_cannot_be_written_stays_as_it_is(string line)
    {
        string[] arguments = OutputCommand.Of(line).Prepare(_directory);
        Run.Require("chattr", "+i", _directory.Root);
        try
        {
            string[] before = _directory.Names();
            Outcome outcome = Run.Tool(arguments);
            outcome.Rejected(3, _directory.Root);
            Assert.Equal(before, _directory.Names());
        }
        finally
        {
            Run.Other("chattr", "-i", _directory.Root).Succeeded();
        }
    }

    [Theory]
    [MemberData(nameof(OutputCommand.Lines), MemberType = typeof(OutputCommand))]
    public void An_interruption_leaves_nothing_but_what_can_be_resumed(string line)
    {
        OutputCommand command = OutputCommand.Of(line);
        string[] arguments = command.Prepare(_directory);
        string[] before = _directory.Names();

        Outcome outcome = Run.Tool(new CancellationToken(canceled: true), arguments);

        Assert.Equal(130, outcome.ExitCode);
        string[] left = command.Name is "copy" or "import" ? [command.TargetName + ".partial"] : [];
        Assert.Equal(left, _directory.Names().Except(before));
        Assert.True(left.Length == 0 || outcome.Errors.Contains("--resume", StringComparison.Ordinal), outcome.Errors);
    }

    [Theory]
    [MemberData(nameof(OutputCommand.Lines), MemberType = typeof(OutputCommand))]
    public void What_an_earlier_run_left_is_named_and_said_to_be_of_no_use(string line)
    {
        OutputCommand command = OutputCommand.Of(line);
        if (command.Resumes)
            return; // It is of use.
        string[] arguments = command.Prepare(_directory);
        _directory.FileOf(command.TargetName + ".partial", Victim);
        Run.Tool(arguments).Rejected(2, "delete it");
    }

    public void Dispose() => _directory.Dispose();

    private void Rejects(string line, string obstacle, string suffix)
    {
        OutputCommand command = OutputCommand.Of(line);
        string[] arguments = command.Prepare(_directory);
        string name = command.TargetName + suffix;
        Put(obstacle, _directory[name]);

        RejectsAndLeavesAlone(arguments, name);
    }

    private void RejectsAndLeavesAlone(string[] arguments, string message)
    {
        string[] before = State();
        Run.Tool(arguments).Rejected(2, message);
        Assert.Equal(before, State());
    }

    private void Put(string obstacle, string path)
    {
        string victim = _directory.FileOf("victim.img", Victim);
        switch (obstacle)
        {
            case "file":
                File.Copy(victim, path);
                break;
            case "directory":
                Directory.CreateDirectory(path);
                break;
            case "link":
                File.CreateSymbolicLink(path, victim);
                break;
            case "dangling link":
                File.CreateSymbolicLink(path, _directory["nowhere"]);
                break;
            case "hard link":
                Run.Require("ln", victim, path);
                break;
            case "link to a device":
                Skip.IfNot(File.Exists("/dev/null"), "There is no /dev/null.");
                File.CreateSymbolicLink(path, "/dev/null");
                break;
            case "pipe":
                Run.Require("mkfifo", path);
                break;
        }
    }

    // Every name, and what every file holds.
    private string[] State()
        => [.. Directory.EnumerateFileSystemEntries(_directory.Root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => IsFile(path) ? $"{path} {Sha256.OfFile(path)}" : path)];

    private static bool IsFile(string path)
        => !Directory.Exists(path) && new FileInfo(path) is { LinkTarget: null, Length: > 0 };
}
