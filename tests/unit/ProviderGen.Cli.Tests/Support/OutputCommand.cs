using System.Globalization;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests.Support;

/// <summary>A command line that makes a file or a directory, for tests that hold for all of them.</summary>
/// <param name="Line">{0} is an image, {1} a torn file, {2} a snapshot, {3} the target, {4} the directory of the target.</param>
/// <param name="TargetName">What it makes.</param>
internal sealed record OutputCommand(string Line, string TargetName = "target")
{
    /// <summary>Commands that only read. All others have a line in <see cref="All"/>, which a test sees to.</summary>
    public static readonly string[] Reading = ["info", "map", "dump", "diff"];

    public static readonly OutputCommand[] All =
    [
        new("copy {0} {3}"),
        new("copy {0} {3} --resume"),
        new("import {2} {3}"),
        new("import {2} {3} --resume"),
        new("export {0} {3}"),
        new("export {0} {3} --template {2}"),
        new("verify {0} --record {3}"),
        new("repair {1} --pad --backup {3}"),
        new("new Shelf --output {4}", "ShelfMemoryProvider.cs"),
    ];

    public static TheoryData<string> Lines => [.. All.Select(command => command.Line)];

    /// <summary>The same without those that differ in an option alone.</summary>
    public static TheoryData<string> OnePerCommand => [.. All.DistinctBy(command => command.Name).Select(command => command.Line)];

    public string Name => Line.Split(' ')[0];

    public bool Resumes => Line.EndsWith("--resume", StringComparison.Ordinal);

    public static OutputCommand Of(string line) => All.Single(command => command.Line == line);

    /// <summary>Makes what the command reads, in the place where it also writes.</summary>
    /// <returns>Its arguments.</returns>
    public string[] Prepare(TempDirectory directory)
    {
        string image = directory.Fixture("b-users-1.img");
        string torn = directory.FileOf("torn.img", Torn());
        string snapshot = directory["snapshot"];
        if (!Directory.Exists(snapshot))
            Run.Tool("export", image, snapshot).Succeeded();
        return ArgumentsFor(directory, directory[TargetName]);
    }

    public string[] ArgumentsFor(TempDirectory directory, string target)
        => [.. Line.Split(' ').Select(part => string.Format(
            CultureInfo.InvariantCulture, part, directory["b-users-1.img"], directory["torn.img"], directory["snapshot"], target, Path.GetDirectoryName(target)))];

    /// <summary>The files that the command reads.</summary>
    public string[] Sources(TempDirectory directory) => Name switch
    {
        "import" => Directory.GetFiles(directory["snapshot"]),
        "repair" => [directory["torn.img"]],
        "new" => [],
        _ => [directory["b-users-1.img"], .. Line.Contains("--template", StringComparison.Ordinal) ? Directory.GetFiles(directory["snapshot"]) : []],
    };

    private static byte[] Torn()
    {
        byte[] bytes = new byte[100_001];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
