using System.Text.RegularExpressions;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>A new file never has wider permissions than its source, from the first byte on; and a changed file keeps its owner.</summary>
public sealed partial class PermissionTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [MemberData(nameof(OutputCommand.Lines), MemberType = typeof(OutputCommand))]
    public void What_is_made_is_never_open_wider_than_what_it_is_made_from(string line)
    {
        OutputCommand command = OutputCommand.Of(line);
        string[] arguments = command.Prepare(_directory);
        foreach (int mode in (int[])[0x180, 0x1A0, 0x1A4, 0x100, 0x124, 0x184]) // 0600, 0640, 0644, 0400, 0444, 0604
        {
            Modes.SetAll(command.Sources(_directory), (UnixFileMode)mode);

            Run.Tool(arguments).Succeeded();

            string target = _directory[command.TargetName];
            if (command.Name != "new")
                Assert.All(FilesOf(target), path => Assert.Equal((UnixFileMode)0, Modes.Of(path) & ~(UnixFileMode)mode));
            Delete(target);
            if (command.Name == "repair")
                command.Prepare(_directory);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(OutputCommand.OnePerCommand), MemberType = typeof(OutputCommand))]
    public void Nothing_of_a_private_file_is_ever_open_to_others(string line)
    {
        OutputCommand command = OutputCommand.Of(line);
        if (command.Name == "new")
            return; // It is made from nothing private.
        string[] arguments = command.Prepare(_directory);
        Modes.SetAll(command.Sources(_directory), Modes.Private);
        string log = Path.Combine(Directory.CreateDirectory(_directory["log"]).FullName, "calls");
        string[] traced = ["strace", "-f", "--seccomp-bpf", "-o", log, "-e", "trace=open,openat,creat,mkdir,mkdirat,chmod,fchmod,fchmodat"];
        Run.Require([.. traced, "true"]);

        Run.Other([.. traced, .. Run.Installed, .. arguments]).Succeeded();

        // Modes are asked for before the umask narrows them, so this does not depend on it.
        string[] calls = [.. File.ReadLines(log).Where(call => call.Contains($"\"{_directory[command.TargetName]}", StringComparison.Ordinal) && !call.Contains("ENOENT", StringComparison.Ordinal))];
        int[] modes = [.. calls.Select(call => Mode().Match(call)).Where(match => match.Success).Select(match => Convert.ToInt32(match.Groups[1].Value, 8))];
        Assert.NotEmpty(modes);
        Assert.All(modes, mode => Assert.Equal(0, mode & 63));
    }

    [SkippableTheory]
    [InlineData("copy {0} {3}")]
    [InlineData("import {2} {3}")]
    public void A_resumed_copy_is_closed_before_anything_is_added(string line)
    {
        OutputCommand command = OutputCommand.Of(line);
        string[] arguments = command.Prepare(_directory);
        Modes.SetAll(command.Sources(_directory), Modes.Private);
        string partial = _directory.FileOf("target.partial", []);
        Modes.Set(partial, Modes.Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        Run.Tool(new CancellationToken(canceled: true), [.. arguments, "--resume"]).Rejected(130, "--resume continues it");
        Assert.Equal(Modes.Private, Modes.Of(partial));
        Run.Tool([.. arguments, "--resume"]).Succeeded();

        Assert.Equal(Modes.Private, Modes.Of(_directory["target"]));
    }

    [SkippableFact]
    public void The_group_keeps_what_it_may_if_it_is_the_same()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The group of a file is looked up on Linux.");
        string image = _directory.Fixture("b-users-1.img");
        Modes.Set(image, Modes.Private | UnixFileMode.GroupRead);
        Run.Other("sh", "-c", $"umask 022; exec {string.Join(' ', Run.Installed)} copy {image} {_directory["same"]}").Succeeded();
        Assert.Equal(Modes.Private | UnixFileMode.GroupRead, Modes.Of(_directory["same"]));
        Run.Other("sh", "-c", $"umask 077; exec {string.Join(' ', Run.Installed)} copy {image} {_directory["masked"]}").Succeeded();
        Assert.Equal(Modes.Private, Modes.Of(_directory["masked"]));

        Run.Require("chgrp", "65534", image);
        Run.Tool("copy", image, _directory["other"]).Succeeded();
        Assert.Equal(Modes.Private, Modes.Of(_directory["other"]));
    }

    [SkippableFact]
    public void An_access_list_that_shuts_out_some_lets_in_none()
    {
        // The mode says that the group may read, as it bounds everybody in the list; but only one user may.
        string image = _directory.Fixture("b-users-1.img");
        Run.Require("setfacl", "-m", "g::-,u:65534:r", image);
        Assert.Equal(UnixFileMode.GroupRead, Modes.Of(image) & UnixFileMode.GroupRead);

        Run.Tool("copy", image, _directory["copy.img"]).Succeeded();

        Assert.Equal(Modes.Private, Modes.Of(_directory["copy.img"]));
    }

    [SkippableTheory]
    [InlineData("copy")]
    [InlineData("import")]
    public void The_unfinished_copy_of_another_user_is_rejected(string name)
    {
        OutputCommand command = OutputCommand.Of(name == "copy" ? "copy {0} {3} --resume" : "import {2} {3} --resume");
        string[] arguments = command.Prepare(_directory);
        string partial = _directory.FileOf("target.partial", new byte[Support.Images.Page]);
        Run.Require("chown", "65534", partial);

        Run.Tool(arguments).Rejected(2, "belongs to another user");

        Assert.Equal(new byte[Support.Images.Page], File.ReadAllBytes(partial));
    }

    [SkippableTheory]
    [InlineData("--pad")]
    [InlineData("--trim")]
    public void A_repaired_image_stays_whose_it_was(string option)
    {
        string path = _directory.FileOf("torn.img", new byte[100_001]);
        Run.Require("chown", "65534:65533", path);
        Modes.Set(path, Modes.Private | UnixFileMode.GroupRead);

        Run.Tool("repair", path, option).Succeeded();

        foreach (string file in (string[])[path, path + ".bak"])
            Assert.Equal("65534:65533 640\n", Run.Other("stat", "-c", "%u:%g %a", file).Succeeded().Output);
    }

    [SkippableFact]
    public void A_repaired_image_keeps_its_other_names()
    {
        string path = _directory.FileOf("torn.img", new byte[100_001]);
        Run.Require("ln", path, _directory["second.img"]);

        Run.Tool("repair", path, "--pad").Succeeded();

        Assert.Equal(2 * Support.Images.Page, new FileInfo(_directory["second.img"]).Length);
    }

    [SkippableFact]
    public void A_repaired_image_keeps_its_attributes()
    {
        string path = _directory.FileOf("torn.img", new byte[100_001]);
        Run.Require("setfattr", "-n", "user.origin", "-v", "here", path);

        Run.Tool("repair", path, "--pad").Succeeded();

        Assert.Equal("here", Run.Other("getfattr", "--only-values", "-n", "user.origin", path).Output);
    }

    public void Dispose() => _directory.Dispose();

    private static IEnumerable<string> FilesOf(string target)
        => Directory.Exists(target) ? Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories) : [target];

    private static void Delete(string target)
    {
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        else
            File.Delete(target);
    }

    // The last argument of a call that creates something or changes its mode.
    [GeneratedRegex(@"(?:O_CREAT.*|mk?dir.*|chmod.*), (0[0-7]*)\)")]
    private static partial Regex Mode();
}
