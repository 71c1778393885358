using System.Globalization;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>Whatever is wrong is said in one line, has an exit code, and leaves everything as it was.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public static TheoryData<string> Reading => ["info {0}", "map {0}", "dump {0}", "verify {0}", "diff {0} {0}", "copy {0} {1}", "export {0} {1}", "map {2} --reference {0}", "diff {2} {0}"];

    [Theory]
    [MemberData(nameof(Reading))]
    [InlineData("repair {0} --pad")]
    public void A_missing_file(string command) => Rejects(command, _directory["missing.img"], 2, "There is no image");

    [Theory]
    [MemberData(nameof(Reading))]
    [InlineData("repair {0} --pad")]
    public void A_directory(string command)
        => Rejects(command, Directory.CreateDirectory(_directory["folder"]).FullName, 2, "is a directory");

    [Theory]
    [MemberData(nameof(Reading))]
    public void A_file_that_is_not_whole_pages(string command)
        => Rejects(command, _directory.FileOf("torn.img", new byte[100_001]), command.StartsWith("verify", StringComparison.Ordinal) ? 1 : 2, "its 100001 bytes are 1 page and 34,465 bytes");

    [Theory]
    [MemberData(nameof(Reading))]
    [InlineData("repair {0} --pad")]
    public void A_file_below_a_file(string command)
        => Rejects(command, Path.Combine(_directory.FileOf("file", [1]), "a.img"), null, "a.img");

    [SkippableTheory]
    [MemberData(nameof(Reading))]
    [InlineData("repair {0} --pad")]
    public void A_pipe_is_rejected_without_waiting_for_a_writer(string command)
    {
        Run.Require("mkfifo", _directory["pipe"]);
        Rejects(command, _directory["pipe"], null, "pipe");
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public void A_file_that_somebody_owns(string command)
    {
        string path = _directory["owned.img"];
        using WasiMemoryProvider owner = WasiMemoryProvider.Open(path).Value;
        owner.Grow(1).ThrowIfError();
        Rejects(command, path, 3, "being used by another process");
    }

    [SkippableTheory]
    [MemberData(nameof(Reading))]
    public void A_file_that_may_not_be_read(string command)
    {
        string path = _directory.Fixture("a-empty.img");
        string other = _directory.Fixture("b-users-1.img");
        Run.Require("chmod", "711", _directory.Root);
        Run.Require("chmod", "000", path);
        string[] unprivileged = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
        Run.Require([.. unprivileged, .. Run.Installed, "--version"]);

        Outcome outcome = Command.Of([.. unprivileged, .. Run.Installed, .. Filled(command, path, _directory["new"], other)])
            .With("HOME", "/nonexistent").With("DOTNET_CLI_HOME", "/nonexistent").Run();

        outcome.Rejected(3, "denied");
        Assert.Equal(["a-empty.img", "b-users-1.img"], _directory.Names());
    }

    [Theory]
    [InlineData("copy {0} {1}")]
    [InlineData("export {0} {1}")]
    [InlineData("verify {0} --record {1}")]
    public void A_target_that_exists(string command)
    {
        string source = _directory.Fixture("a-empty.img");
        string target = _directory.FileOf("target", [1, 2, 3]);

        Run.Tool(Filled(command, source, target)).Rejected(2, "exists already");

        Assert.Equal([1, 2, 3], File.ReadAllBytes(target));
    }

    [Theory]
    [InlineData("copy {0} {1}/new")]
    [InlineData("export {0} {1}/new")]
    [InlineData("verify {0} --record {1}/new")]
    [InlineData("new Some --output {1}")]
    public void A_target_without_a_directory(string command)
        => Run.Tool(Filled(command, _directory.Fixture("a-empty.img"), _directory["nowhere"])).Rejected(2, "no directory");

    [Fact]
    public void A_copy_onto_itself_by_whatever_name()
    {
        string path = _directory.Fixture("b-users-1.img");
        string sum = Sha256.OfFile(path);
        File.CreateSymbolicLink(_directory["link.img"], path);

        Run.Tool("copy", path, path).Rejected(2, "are the same file");
        Run.Tool("copy", path, _directory["link.img"]).Rejected(2, "are the same file");
        Run.Tool("copy", _directory["link.img"], path).Rejected(2, "are the same file");

        Assert.Equal(sum, Sha256.OfFile(path));
    }

    [Theory]
    [InlineData("--page 3", "There is no page 3: the image has 3 pages")]
    [InlineData("--page 9223372036854775807", "There is no page")]
    [InlineData("--page 140737488355328", "There is no page")]
    [InlineData("--page 1 --offset 65537", "Offset 65537 is not inside the page")]
    [InlineData("--page 2 --offset 1 --length 65536", "are not inside the page")]
    [InlineData("--offset 196609", "Offset 196609 is not inside the image of 196,608 bytes")]
    [InlineData("--offset 0x10 --length 9223372036854775807", "are not inside the image")]
    [InlineData("--page -1", "'-1' is not a number for --page")]
    [InlineData("--page 1.5", "'1.5' is not a number for --page")]
    [InlineData("--offset 0xfffffffffffffffff", "is not a number for --offset")]
    [InlineData("--offset 0xffffffffffffffff", "is not a number for --offset")]
    public void A_range_that_is_not_there(string options, string message)
        => Run.Tool(["dump", _directory.Fixture("a-empty.img"), .. options.Split(' ')]).Rejected(2, message);

    [Theory]
    [InlineData("")]
    [InlineData("info")]
    [InlineData("nonsense")]
    [InlineData("info a b")]
    [InlineData("info a --nonsense")]
    [InlineData("repair a --pad --trim")]
    [InlineData("new Some --family other")]
    [InlineData("new 1st")]
    [InlineData("new Some\n")]
    [InlineData("new Some --namespace a\n")]
    [InlineData("new Some --namespace a..b")]
    [InlineData("diff a b --limit many")]
    public void A_command_line_that_makes_no_sense(string line)
        => Run.Process(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Rejected(2, "");

    [Theory]
    [InlineData("info|")]
    [InlineData("copy|{0}|")]
    [InlineData("copy||{1}")]
    [InlineData("import|{0}|")]
    [InlineData("export|{0}|")]
    [InlineData("export|{0}|{1}|--template=")]
    [InlineData("export|{0}|{1}|--template|")]
    [InlineData("map|{0}|--reference|")]
    [InlineData("repair|{0}|--pad|--backup|")]
    [InlineData("verify|{0}|--record|")]
    [InlineData("verify|{0}|--against|")]
    [InlineData("new|Some|--output|")]
    public void An_empty_path(string line)
    {
        string path = _directory.FileOf("torn.img", new byte[100_001]);
        Run.Tool([.. line.Split('|').Select(part => string.Format(CultureInfo.InvariantCulture, part, path, _directory["new"]))]).Rejected(2, "");
        Assert.Equal(["torn.img"], _directory.Names());
    }

    [Fact]
    public void A_message_is_one_line_whatever_a_file_is_called()
        => Run.Tool("info", "a\nb\r\u001b[31mc.img").Rejected(2, "a b ?[31mc.img");

    [Fact]
    public void A_name_that_looks_like_markup_or_a_response_file_is_a_name()
    {
        File.Move(_directory.Fixture("a-empty.img"), _directory["@[red].img"]);
        Outcome outcome = Command.Of([.. Run.Installed, "info", "@[red].img"]).In(_directory.Root).Run();
        Assert.StartsWith("@[red].img\n", outcome.Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "its first line is not")]
    [InlineData("providergen hashes 1\n", "its second line")]
    [InlineData("providergen hashes 1\n3 pages of 65536 bytes\n", "is cut off")]
    [InlineData("providergen hashes 1\n3 pages of 65536 bytes\n0 9223372036854775807 de2f256064a0af797747c2b97505dc0b9f3df0de4f489eac731c23ae9ca9cc31\n", "does not follow")]
    [InlineData("providergen hashes 1\n3 pages of 65536 bytes\n0 3 de2f\n", "does not follow")]
    [InlineData("providergen hashes 1\n1 pages of 65536 bytes\n0 1 de2f256064a0af797747c2b97505dc0b9f3df0de4f489eac731c23ae9ca9cc31\nmore\n", "goes on")]
    public void A_list_of_hashes_that_is_none(string list, string message)
        => Run.Tool("verify", _directory.Fixture("a-empty.img"), "--against", _directory.FileOf("list", System.Text.Encoding.UTF8.GetBytes(list))).Rejected(2, message);

    [Fact]
    public void A_list_of_hashes_that_is_missing()
        => Run.Tool("verify", _directory.Fixture("a-empty.img"), "--against", _directory["list"]).Rejected(2, "no list of hashes");

    [Fact]
    public void A_snapshot_that_is_cut_off()
    {
        string snapshot = _directory["snapshot"];
        Run.Tool("export", _directory.Fixture("b-users-1.img"), snapshot).Succeeded();
        using (FileStream file = File.OpenWrite(Path.Combine(snapshot, "stable_memory.bin")))
            file.SetLength(100_000);

        Run.Tool("import", snapshot, _directory["new.img"]).Rejected(2, "stable_memory.bin holds 100000 bytes, and metadata.json says 720896");
        Run.Tool("import", _directory["missing"], _directory["new.img"]).Rejected(2, "There is no directory");
        Run.Tool("export", _directory["b-users-1.img"], _directory["other"], "--template", snapshot).Rejected(2, "not complete");
        Assert.Equal(["b-users-1.img", "snapshot"], _directory.Names());
    }

    [SkippableTheory]
    [InlineData("copy {0} {1}/new.img")]
    [InlineData("export {0} {1}/new")]
    public void A_disk_that_is_full(string command)
    {
        string source = _directory.Fixture("d-freesegs.img");
        string disk = Directory.CreateDirectory(_directory["disk"]).FullName;
        Run.Require("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk);
        try
        {
            Run.Process(Filled(command, source, disk)).Rejected(3, "No space left");
            Assert.Empty(Directory.GetFileSystemEntries(disk));
        }
        finally
        {
            Run.Other("umount", "--lazy", disk);
        }
    }

    [SkippableFact]
    public void An_output_that_is_full()
    {
        Skip.IfNot(File.Exists("/dev/full"), "There is no /dev/full.");
        string path = _directory.Fixture("a-empty.img");
        Outcome outcome = Run.Other("sh", "-c", $"{string.Join(' ', Run.Installed)} info {path} > /dev/full");
        outcome.Rejected(3, "No space left");
    }

    [SkippableTheory]
    [InlineData("2> /dev/full")]
    [InlineData("2>&-")]
    public void Errors_that_nobody_can_be_told_keep_their_exit_code(string redirection)
    {
        Skip.IfNot(File.Exists("/dev/full"), "There is no /dev/full.");
        Outcome outcome = Run.Other("sh", "-c", $"{string.Join(' ', Run.Installed)} info {_directory["missing.img"]} {redirection}");
        Assert.Equal((2, "", ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
    }

    [SkippableFact]
    public void A_limit_on_the_size_of_files()
    {
        string source = _directory.Fixture("d-library.img");
        string[] limited = ["prlimit", "--fsize=1000000:"];
        Run.Require([.. limited, "true"]);

        // The runtime's own memory is files too, unless it is told otherwise.
        Outcome outcome = Command.Of([.. limited, .. Run.Installed, "copy", source, _directory["new.img"]])
            .With("DOTNET_EnableWriteXorExecute", "0").Run();

        outcome.Rejected(3, "too large");
        Assert.Equal(["d-library.img"], _directory.Names());
    }

    public void Dispose() => _directory.Dispose();

    private void Rejects(string command, string path, int? exitCode, string message)
    {
        string other = _directory.Fixture("b-users-1.img");
        string[] before = _directory.Names();

        Outcome outcome = Run.Tool(Filled(command, path, _directory["new"], other));

        outcome.Rejected(exitCode ?? outcome.ExitCode, message);
        Assert.InRange(outcome.ExitCode, 2 - (exitCode == 1 ? 1 : 0), 3);
        Assert.Equal(before, _directory.Names());
    }

    private static string[] Filled(string command, params string[] values)
        => [.. command.Split(' ').Select(part => string.Format(CultureInfo.InvariantCulture, part, values))];
}
