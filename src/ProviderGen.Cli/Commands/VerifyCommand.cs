using System.CommandLine;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen verify</c></summary>
internal static class VerifyCommand
{
    private const int MostListed = 16;

    public static Command Create(ToolContext context)
    {
        Argument<string> path = Arguments.Path("image", "The image to verify.");
        Option<string?> record = Arguments.PathOption("--record", "file", "Write the hash of each page to this file; it must not exist.");
        Option<string?> against = Arguments.PathOption("--against", "file", "Compare with the hashes that --record wrote to this file.");
        Option<bool> json = Arguments.Json();
        var command = new Command("verify", "Sees whether an image is whole pages, readable, and as recorded; exit code 1 if it is not.") { path, record, against, json };
        command.SetAction(parsed => Run(
            context, parsed.GetRequiredValue(path), parsed.GetValue(record), parsed.GetValue(against), parsed.GetValue(json)));
        return command;
    }

    private static int Run(ToolContext context, string path, string? record, string? against, bool asJson)
    {
        using WasiMemoryProvider image = Open(path);
        using TextReader? list = against is null ? null : OpenList(against);
        using IEnumerator<HashedPages>? recorded = list is null ? null : HashList.Read(list, against!).GetEnumerator();
        HashComparison? comparison = recorded is null ? null : new HashComparison(recorded);
        using NewTextFile? newList = record is null ? null : NewTextFile.Create(record, FilePermissions.Of(path));
        newList?.Write(file => HashList.WriteTitle(file, image.Pages));
        var differing = new List<PageRun>();
        WorkProgress.Run(context, "verifying", image.Size, report =>
        {
            foreach (HashedPages run in HashList.Of(image, report))
            {
                newList?.Write(file => HashList.Write(file, run));
                foreach (PageRun different in comparison?.Add(run) ?? [])
                {
                    if (differing.Count < MostListed)
                        differing.Add(different);
                }
            }
        });
        comparison?.Finish();
        newList?.Publish();

        bool isIntact = comparison is null || (comparison.Differing == 0 && comparison.RecordedPages == image.Pages);
        if (asJson)
            context.Console.Json(json =>
            {
                json.WriteString("image", path);
                json.WriteNumber("pages", image.Pages);
                json.WriteBoolean("intact", isIntact);
                if (comparison is not null)
                {
                    json.WriteNumber("recordedPages", comparison.RecordedPages);
                    json.WriteNumber("differingPages", comparison.Differing);
                }
            });
        else
            Write(context.Console, path, image, comparison, differing, against);
        return isIntact ? ExitCodes.Ok : ExitCodes.Differs;
    }

    private static void Write(ToolConsole console, string path, WasiMemoryProvider image, HashComparison? comparison, List<PageRun> differing, string? against)
    {
        console.Line($"[bold]{path}[/]: {Text.Count(image.Pages, "page")}, whole and readable.");
        if (comparison is null)
            return;
        foreach (PageRun run in differing)
            console.Line($"  [red]{(run.Count == 1 ? $"page {run.First}" : $"pages {run.First} to {run.First + run.Count - 1}")}[/] not as recorded");
        if (comparison.Differing > differing.Sum(run => run.Count))
            console.Line($"  [grey]… {Text.Count(comparison.Differing, "page")} altogether[/]");
        if (comparison.RecordedPages != image.Pages)
            console.Line($"  [red]{Text.Count(comparison.RecordedPages, "page")} were recorded[/]");
        if (comparison.Differing == 0 && comparison.RecordedPages == image.Pages)
            console.Line($"  [green]as recorded[/] in {against!}");
    }

    // What is not whole pages is a verdict here, and not an input of no use.
    private static WasiMemoryProvider Open(string path)
    {
        try
        {
            return ImageFile.OpenForReading(path);
        }
        catch (ToolFailure failure) when (failure.ExitCode == ExitCodes.BadInput && File.Exists(path))
        {
            throw new ToolFailure(ExitCodes.Differs, failure.Message);
        }
    }

    private static StreamReader OpenList(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException || Directory.Exists(path))
        {
            throw ToolFailure.BadInput($"There is no list of hashes '{path}'.");
        }
    }
}
