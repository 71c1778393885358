using System.CommandLine;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>Every input of every command, once as each kind of thing that a path can lead to.</summary>
public sealed class InputKindTests : IDisposable
{
    private const long Huge = (5L << 30) + 1;
    private readonly InputScene _scene = new();

    public static TheoryData<string, string> Inputs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (command, input) in InputScene.All)
                data.Add(command, input);
            return data;
        }
    }

    [Fact]
    public void No_input_is_left_out()
    {
        string[] outputs = ["--record", "--backup", "--output"];
        Assert.All(HelpTests.Commands().Where(command => command.Name != "new"), command =>
        {
            string[] lines = [.. InputScene.All.Select(input => input.Command).Where(line => line.StartsWith(command.Name + " ", StringComparison.Ordinal))];
            Assert.NotEmpty(lines);
            Assert.All(
                command.Options.OfType<Option<string?>>().Where(option => !outputs.Contains(option.Name)),
                option => Assert.Contains(lines, line => line.Contains($" {option.Name} ", StringComparison.Ordinal)));
        });
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_symbolic_link_is_as_good_as_what_it_leads_to(string command, string input) => IsAsGood(command, input, path =>
    {
        File.Move(path, _scene["elsewhere"]);
        File.CreateSymbolicLink(path, _scene["elsewhere"]);
    });

    [SkippableTheory]
    [MemberData(nameof(Inputs))]
    public void A_file_with_several_names_is_as_good_as_one(string command, string input) => IsAsGood(command, input, path => Run.Require("ln", path, _scene["elsewhere"]));

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_directory_is_rejected(string command, string input)
        => IsRejected(command, input, path => Directory.CreateDirectory(path));

    [SkippableTheory]
    [MemberData(nameof(Inputs))]
    public void A_pipe_that_nobody_writes_to_is_rejected_or_the_wait_for_it_can_be_ended(string command, string input)
    {
        Run.Require("mkfifo", _scene["pipe"]);
        File.Delete(_scene["pipe"]);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500)); // Whether it is rejected before that or not is all the same.
        IsRejected(command, input, path => Run.Other("mkfifo", path).Succeeded(), cancellation.Token);
        using FileStream both = new(_scene[input], FileMode.Open, FileAccess.ReadWrite); // Lets a reader go that still waits.
    }

    [SkippableTheory]
    [MemberData(nameof(Inputs))]
    public void An_empty_device_is_rejected(string command, string input) => IsRejectedAs("/dev/null", command, input);

    [SkippableTheory]
    [MemberData(nameof(Inputs))]
    public void A_device_without_end_is_rejected(string command, string input) => IsRejectedAs("/dev/zero", command, input);

    [SkippableTheory]
    [MemberData(nameof(Inputs))]
    public void A_file_of_the_kernel_is_rejected(string command, string input) => IsRejectedAs("/proc/self/status", command, input);

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_huge_file_without_line_ends_is_rejected(string command, string input)
    {
        if (command.Contains("--pad", StringComparison.Ordinal))
            return; // It is a torn image like any other, and is repaired.
        IsRejected(command, input, path =>
        {
            using FileStream file = File.Create(path);
            file.SetLength(Huge);
        });
    }

    /// <summary>What the verdict is depends on the moment; that there is one does not.</summary>
    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task A_file_that_grows_meanwhile_gets_a_verdict(string command, string input)
    {
        using var growth = new CancellationTokenSource();
        using FileStream file = new(_scene[input], FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        byte[] more = "0 1 de2f256064a0af797747c2b97505dc0b9f3df0de4f489eac731c23ae9ca9cc31\n"u8.ToArray();
        Task writer = Task.Run(() =>
        {
            while (!growth.IsCancellationRequested && file.Length < 16 << 20)
                file.Write(more);
        });

        Outcome outcome = _scene.RunToItsEnd(command);
        await growth.CancelAsync();
        await writer;

        Assert.InRange(outcome.ExitCode, 0, 3);
        Assert.InRange(outcome.Errors.Count(c => c == '\n'), 0, 1);
        Assert.DoesNotContain(" and 0 bytes", outcome.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _scene.Dispose();

    private void IsAsGood(string command, string input, Action<string> replace)
    {
        using var other = new InputScene();
        Outcome expected = other.RunToItsEnd(command).Succeeded();

        replace(_scene[input]);
        Outcome actual = _scene.RunToItsEnd(command).Succeeded();

        Assert.Equal(expected.Output.Replace(other[""], "", StringComparison.Ordinal), actual.Output.Replace(_scene[""], "", StringComparison.Ordinal));
    }

    private void IsRejectedAs(string target, string command, string input)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "These are files of Linux.");
        IsRejected(command, input, path => File.CreateSymbolicLink(path, target));
    }

    private void IsRejected(string command, string input, Action<string> make, CancellationToken cancelled = default)
    {
        _scene.Replace(input, make);
        string[] before = _scene.Names();

        Outcome outcome = _scene.RunToItsEnd(command, cancelled);

        Assert.NotEqual(0, outcome.ExitCode);
        if (outcome.ExitCode != 1 || outcome.Output.Length == 0)
            outcome.Rejected(outcome.ExitCode, "");
        Assert.Equal(before, _scene.Names());
    }
}
