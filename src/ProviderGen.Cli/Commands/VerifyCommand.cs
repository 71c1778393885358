using System.CommandLine;
using System.Text.Json;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen verify</c></summary>
internal static class VerifyCommand
{
    private const int MaxListed = 16;

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
        try
        {
            using WasiMemoryProvider image = ImageFile.OpenForReading(path);
            using HashListText? list = against is null ? null : HashListText.Open(against, context.Cancelled);
            HashComparison? comparison = list is null ? null : new HashComparison(HashList.Read(list, against!));
            using NewTextFile? newList = record is null ? null : NewTextFile.Create(record, FilePermissions.Of(path));
            Action<Action<PageRun>> verify = found => Verify(context, image, comparison, newList, found);
            if (asJson)
                WriteJson(context.Console, path, image, comparison, verify);
            else
                WriteText(context.Console, path, image, comparison, against, verify);
            return IsIntact(image, comparison) ? ExitCodes.Ok : ExitCodes.Differs;
        }
        catch (TornImageFailure torn)
        {
            // A verdict here, and not an input of no use.
            if (!asJson)
                throw new ToolFailureException(ExitCodes.Differs, torn.Message);
            context.Console.Json(json => Describe(json, path, torn.Size, isIntact: false));
            return ExitCodes.Differs;
        }
    }

    private static bool IsIntact(WasiMemoryProvider image, HashComparison? comparison)
        => comparison is null || (comparison.Differing == 0 && comparison.RecordedPages == image.Pages);

    /// <summary>Goes through the image, records it, and hands out the pages that are not as recorded.</summary>
    private static void Verify(ToolContext context, WasiMemoryProvider image, HashComparison? comparison, NewTextFile? newList, Action<PageRun> found)
    {
        newList?.Write(file => HashList.WriteTitle(file, image.Pages));
        WorkProgress.Run(context, "verifying", image.Size, report =>
        {
            IEnumerable<PageRun> pieces = HashList.Of(image, report).SelectMany(run =>
            {
                newList?.Write(file => HashList.Write(file, run));
                return comparison?.Add(run) ?? [];
            });
            foreach (PageRun differing in AdjacentRuns.Join<PageRun>(pieces, static (run, next) => run.First + run.Count == next.First ? run with { Count = run.Count + next.Count } : null))
                found(differing);
        });
        comparison?.Finish();
        newList?.Publish();
    }

    private static void WriteJson(ToolConsole console, string path, WasiMemoryProvider image, HashComparison? comparison, Action<Action<PageRun>> verify) => console.Json(json =>
    {
        if (comparison is not null)
            json.WriteStartArray("differing");
        verify(run =>
        {
            json.WriteStartObject();
            json.WriteNumber("first", run.First);
            json.WriteNumber("count", run.Count);
            json.WriteEndObject();
            ToolConsole.FlushSome(json);
        });
        if (comparison is not null)
        {
            json.WriteEndArray();
            json.WriteNumber("differingPages", comparison.Differing);
            json.WriteNumber("recordedPages", comparison.RecordedPages);
        }

        Describe(json, path, image.Size, IsIntact(image, comparison));
    });

    private static void Describe(Utf8JsonWriter json, string path, long size, bool isIntact)
    {
        json.WriteString("image", path);
        json.WriteNumber("pages", size / ImageFile.PageSize);
        json.WriteNumber("size", size);
        json.WriteNumber("surplus", size % ImageFile.PageSize);
        json.WriteBoolean("intact", isIntact);
    }

    private static void WriteText(ToolConsole console, string path, WasiMemoryProvider image, HashComparison? comparison, string? against, Action<Action<PageRun>> verify)
    {
        var differing = new List<PageRun>();
        verify(run =>
        {
            if (differing.Count < MaxListed)
                differing.Add(run);
        });
        if (IsIntact(image, comparison))
        {
            console.Line($"[bold]{path}[/]: {Text.Count(image.Pages, "page")}, whole and readable.");
            if (comparison is not null)
                console.Line($"  [green]as recorded[/] in {against!}");
            return;
        }

        console.Line($"[bold]{path}[/]: {Text.Count(image.Pages, "page")}, [red]not as recorded[/] in {against!}.");
        foreach (PageRun run in differing)
            console.Line($"  {(run.Count == 1 ? $"page {run.First} differs" : $"pages {run.First} to {run.First + run.Count - 1} differ")}");
        if (comparison!.Differing > differing.Sum(run => run.Count))
            console.Line($"  [grey]… {Text.Count(comparison.Differing, "page")} altogether[/]");
        if (comparison.RecordedPages != image.Pages)
            console.Line($"  {Text.Count(comparison.RecordedPages, "page")} {(comparison.RecordedPages == 1 ? "was" : "were")} recorded");
    }
}
