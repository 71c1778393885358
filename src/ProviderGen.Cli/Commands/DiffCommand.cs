using System.CommandLine;
using System.Text.Json;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen diff</c></summary>
internal static class DiffCommand
{
    private const long DefaultLimit = 64;

    public static Command Create(ToolContext context)
    {
        Argument<string> first = Arguments.Path("first", "An image.");
        Argument<string> second = Arguments.Path("second", "The image to compare it with.");
        Option<long?> limit = Arguments.Number("--limit", $"List so many ranges at most; {DefaultLimit} by default, all of them with --json.");
        Option<bool> json = Arguments.Json();
        var command = new Command("diff", "Compares two images page by page; exit code 1 if they differ.") { first, second, limit, json };
        command.SetAction(parsed => parsed.GetValue(json)
            ? WriteJson(context, parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), parsed.GetValue(limit) ?? long.MaxValue)
            : WriteText(context, parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), parsed.GetValue(limit) ?? DefaultLimit));
        return command;
    }

    private static int WriteText(ToolContext context, string firstPath, string secondPath, long limit)
    {
        using WasiMemoryProvider first = ImageFile.OpenForReading(firstPath);
        using WasiMemoryProvider second = ImageFile.OpenForReading(secondPath);
        var difference = new ImageDifference();
        var listed = new List<DataRange>();
        WorkProgress.Run(context, "comparing", Math.Min(first.Size, second.Size), report =>
        {
            foreach (DataRange range in difference.Ranges(first, second, report))
            {
                if (listed.Count < limit)
                    listed.Add(range);
            }
        });

        ToolConsole console = context.Console;
        foreach (DataRange range in listed)
            console.Line($"[grey]page {range.Offset / ImageFile.PageSize,6}[/]  [blue]{Offsets(range),-17}[/]  [red]{Text.Count(range.Length, "byte")}[/]");
        if (difference.RangeCount > listed.Count)
            console.Line($"[grey]… and {Text.Count(difference.RangeCount - listed.Count, "range")} more[/]");
        if (difference.RangeCount > 0)
            console.Line($"{Text.Count(difference.Bytes, "byte")} on {Text.Count(difference.Pages, "page")} {Text.Verb(difference.Bytes, "differ")}.");
        if (first.Pages != second.Pages)
            console.Line($"{(first.Pages > second.Pages ? firstPath : secondPath)} has {Text.Count(Math.Abs(first.Pages - second.Pages), "page")} more.");
        bool isEqual = difference.RangeCount == 0 && first.Pages == second.Pages;
        if (isEqual)
            console.Line($"[green]equal[/]: {Text.Count(first.Pages, "page")}.");
        return isEqual ? ExitCodes.Ok : ExitCodes.Differs;
    }

    private static int WriteJson(ToolContext context, string firstPath, string secondPath, long limit)
    {
        using WasiMemoryProvider first = ImageFile.OpenForReading(firstPath);
        using WasiMemoryProvider second = ImageFile.OpenForReading(secondPath);
        var difference = new ImageDifference();
        bool isEqual = false;
        context.Console.Json(json =>
        {
            Describe(json, "first", firstPath, first);
            Describe(json, "second", secondPath, second);
            json.WriteStartArray("ranges");
            foreach (DataRange range in difference.Ranges(first, second, _ => context.Cancelled.ThrowIfCancellationRequested()))
            {
                if (difference.RangeCount > limit)
                    continue;
                json.WriteStartObject();
                json.WriteNumber("page", range.Offset / ImageFile.PageSize);
                json.WriteNumber("offset", range.Offset);
                json.WriteNumber("length", range.Length);
                json.WriteEndObject();
                ToolConsole.FlushSome(json);
            }

            json.WriteEndArray();
            isEqual = difference.RangeCount == 0 && first.Pages == second.Pages;
            json.WriteNumber("rangeCount", difference.RangeCount);
            json.WriteNumber("differingBytes", difference.Bytes);
            json.WriteNumber("differingPages", difference.Pages);
            json.WriteBoolean("equal", isEqual);
        });
        return isEqual ? ExitCodes.Ok : ExitCodes.Differs;
    }

    private static string Offsets(DataRange range)
        => range.Length == 1 ? Text.Hex(range.Offset) : $"{Text.Hex(range.Offset)}–{Text.Hex(range.End - 1)}";

    private static void Describe(Utf8JsonWriter json, string name, string path, WasiMemoryProvider image)
    {
        json.WriteStartObject(name);
        json.WriteString("image", path);
        json.WriteNumber("pages", image.Pages);
        json.WriteEndObject();
    }
}
