using ProviderGen.Icp.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests;

/// <summary>The commands of icp in the documentation are commands of icp.</summary>
public sealed class DocumentationTests
{
    [SkippableFact]
    public void Icp_knows_the_commands_and_options_that_are_documented()
    {
        Tool.Require();
        string[] commands = [.. File.ReadLines(Path.Combine(Repository.Root, "docs", "moving-images.md")).Where(line => line.StartsWith("icp ", StringComparison.Ordinal))];

        Assert.Equal(8, commands.Length);
        Assert.All(commands, command => Parsed(command).RequireSuccess());
        Parsed("icp canister snapshot upload my_canister --dir after").Failed("unexpected argument '--dir'"); // as dfx has it
    }

    // It reads everything before it comes to the last of it, and then does nothing. What the reader fills in has to be hexadecimal.
    private static Outcome Parsed(string command)
        => Command.Of([Tool.Icp, .. command.Split(' ')[1..].Select(word => word is "SNAPSHOT" or "UPLOADED" ? "00ff" : word), "--help"]).Run();
}
