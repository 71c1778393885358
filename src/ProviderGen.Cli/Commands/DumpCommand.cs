using System.CommandLine;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen dump</c></summary>
internal static class DumpCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> path = Arguments.Path("image", "The image to show.");
        Option<long?> page = Arguments.Number("--page", "Show this page, counted from 0.");
        Option<long?> offset = Arguments.Number("--offset", "Begin at this byte: of the page with --page, of the image otherwise.");
        Option<long?> length = Arguments.Number("--length", "Show so many bytes; without it, to the end of the page or the image.");
        Option<bool> json = Arguments.Json();
        var command = new Command("dump", "Shows bytes in hexadecimal, page by page; holes and zeros in short.") { path, page, offset, length, json };
        command.SetAction(parsed => Run(
            context,
            parsed.GetRequiredValue(path),
            parsed.GetValue(page),
            parsed.GetValue(offset),
            parsed.GetValue(length),
            parsed.GetValue(json)));
        return command;
    }

    private static int Run(ToolContext context, string path, long? page, long? offset, long? length, bool asJson)
    {
        using WasiMemoryProvider image = ImageFile.OpenForReading(path);
        DataRange range = Range(image, page, offset, length);
        var dump = new HexDump(image, context);
        if (asJson)
            context.Console.Json(json => dump.Write(json, path, range));
        else
            dump.Write(range);
        return ExitCodes.Ok;
    }

    private static DataRange Range(WasiMemoryProvider image, long? page, long? offset, long? length)
    {
        if (page >= image.Pages)
            throw ToolFailureException.BadInput($"There is no page {page}: the image has {Text.Count(image.Pages, "page")}, counted from 0.");
        long start = page * ImageFile.PageSize ?? 0;
        long end = page is null ? image.Size : start + ImageFile.PageSize;
        string what = page is null ? $"the image of {Text.Number(image.Size)} bytes" : $"the page of {Text.Number(ImageFile.PageSize)} bytes";
        if (offset > end - start)
            throw ToolFailureException.BadInput($"Offset {offset} is not inside {what}.");
        start += offset ?? 0;
        if (length > end - start)
            throw ToolFailureException.BadInput($"{length} bytes at offset {offset ?? 0} are not inside {what}.");
        return new DataRange(start, length ?? end - start);
    }
}
