using System.CommandLine;
using ProviderGen.Cli.Output;
using ProviderGen.Cli.Tests.Support;

namespace ProviderGen.Cli.Tests;

/// <summary>The help is complete, and so is the page of documentation.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Names => [.. Commands().Select(command => command.Name)];

    [Fact]
    public void Everything_is_described()
    {
        RootCommand root = Root();
        Assert.Equal(10, root.Subcommands.Count);
        Assert.All(
            root.Subcommands.SelectMany(command => command.Options.Cast<Symbol>().Concat(command.Arguments).Append(command)).Append(root),
            symbol => Assert.False(string.IsNullOrWhiteSpace(symbol.Description), symbol.Name));
    }

    [Fact]
    public void The_help_lists_the_commands_and_the_exit_codes()
    {
        string help = Run.Process("--help").Succeeded().Output;
        Assert.All(Commands(), command => Assert.Contains($"  {command.Name} ", help, StringComparison.Ordinal));
        foreach (string code in (string[])["Exit codes:", " 0  all is well", " 1  ", " 2  ", " 3  ", " 130  "])
            Assert.Contains(code, help, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_help_of_a_command_shows_all_it_takes(string name)
    {
        Command command = Commands().Single(command => command.Name == name);
        string help = Run.Tool(name, "--help").Succeeded().Output;
        Assert.Contains(command.Description!, help, StringComparison.Ordinal);
        Assert.All(command.Options, option => Assert.Contains(option.Name, help, StringComparison.Ordinal));
        Assert.All(command.Arguments, argument => Assert.Contains($"<{argument.Name}>", help, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_documentation_names_all_it_takes(string name)
    {
        string page = File.ReadAllText(DocumentationTests.Page);
        int start = page.IndexOf($"\n## {name}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no section on {name}.");
        int end = page.IndexOf("\n## ", start + 4, StringComparison.Ordinal);
        string section = page[start..(end < 0 ? page.Length : end)];
        Assert.All(
            Commands().Single(command => command.Name == name).Options,
            option => Assert.Contains($"`{option.Name}", section, StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_is_that_of_the_package()
        => Assert.Matches(@"^\d+\.\d+\.\d+", Run.Process("--version").Succeeded().Output);

    internal static IEnumerable<Command> Commands() => Root().Subcommands;

    private static RootCommand Root() => Tool.Commands(new ToolContext(new ToolConsole(Stream.Null, Stream.Null), CancellationToken.None));
}
