using System.CommandLine;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen map</c></summary>
internal static class MapCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> path = Arguments.Path("image", "The image to draw.");
        Option<string?> reference = Arguments.PathOption("--reference", "image", "Another image: pages that differ from it are marked.");
        Option<bool> json = Arguments.Json();
        var command = new Command("map", "Draws which pages of an image are holes, zeros or in use.") { path, reference, json };
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(path), parsed.GetValue(reference), parsed.GetValue(json)));
        return command;
    }

    private static int Run(ToolContext context, string path, string? referencePath, bool asJson)
    {
        using WasiMemoryProvider image = ImageFile.OpenForReading(path);
        using WasiMemoryProvider? reference = referencePath is null ? null : ImageFile.OpenForReading(referencePath);
        var picture = new PageMap(image.Pages, context.Console.IsTerminal ? context.Console.Width : null);
        if (asJson)
        {
            context.Console.Json(json =>
            {
                json.WriteString("image", path);
                if (referencePath is not null)
                    json.WriteString("reference", referencePath);
                json.WriteNumber("pages", image.Pages);
                json.WriteStartArray("runs");
                foreach (PageRun run in PageScan.Runs(image, reference, _ => context.Cancelled.ThrowIfCancellationRequested()))
                {
                    picture.Add(run);
                    json.WriteStartObject();
                    json.WriteNumber("first", run.First);
                    json.WriteNumber("count", run.Count);
                    json.WriteString("kind", run.Kind switch { PageKind.Hole => "hole", PageKind.Zero => "zero", _ => "used" });
                    if (reference is not null)
                        json.WriteBoolean("differs", run.Differs);
                    json.WriteEndObject();
                    ToolConsole.FlushSome(json);
                }

                json.WriteEndArray();
                json.WriteNumber("holes", picture.Totals[(int)PageKind.Hole]);
                json.WriteNumber("zeros", picture.Totals[(int)PageKind.Zero]);
                json.WriteNumber("used", picture.Totals[(int)PageKind.Used]);
                if (reference is not null)
                    json.WriteNumber("differ", picture.Differing);
            });
            return ExitCodes.Ok;
        }

        WorkProgress.Run(context, "reading", image.Size, report =>
        {
            foreach (PageRun run in PageScan.Runs(image, reference, report))
                picture.Add(run);
        });
        string scale = picture.PagesPerCell == 1 ? "one page each" : $"{Text.Number(picture.PagesPerCell)} pages each";
        context.Console.Line($"[bold]{path}[/]  [grey]{Text.Count(image.Pages, "page")}, {Text.Size(image.Size)}; {scale}[/]");
        picture.Draw(context.Console, reference is not null);
        if (reference is not null && reference.Pages > image.Pages)
            context.Console.Line($"  {referencePath!} has {Text.Count(reference.Pages - image.Pages, "page")} more.");
        return ExitCodes.Ok;
    }
}
