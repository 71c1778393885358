using System.CommandLine;
using System.Security.Cryptography;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen info</c></summary>
internal static class InfoCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> path = Arguments.Path("image", "The image to look at.");
        Option<bool> noHash = new("--no-hash") { Description = "Leave out the hash, which has to go through every byte, holes included." };
        Option<bool> json = Arguments.Json();
        var command = new Command("info", "Shows pages, size, holes and SHA-256 of an image.") { path, noHash, json };
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(path), !parsed.GetValue(noHash), parsed.GetValue(json)));
        return command;
    }

    private static int Run(ToolContext context, string path, bool withHash, bool asJson)
    {
        using WasiMemoryProvider image = ImageFile.OpenForReading(path);
        Summary summary = WorkProgress.Run(context, "reading", withHash ? image.Size : 0, report => Summarize(image, withHash, report));
        long holeBytes = image.Size - summary.DataBytes;
        if (asJson)
        {
            context.Console.Json(json =>
            {
                json.WriteString("image", path);
                json.WriteNumber("pages", image.Pages);
                json.WriteNumber("pageSize", image.PageSize);
                json.WriteNumber("size", image.Size);
                json.WriteNumber("holes", summary.Holes);
                json.WriteNumber("holeBytes", holeBytes);
                if (summary.Hash is not null)
                    json.WriteString("sha256", summary.Hash);
            });
            return ExitCodes.Ok;
        }

        ToolConsole console = context.Console;
        console.Line($"[bold]{path}[/]");
        console.Line($"  [grey]pages[/]   {Text.Number(image.Pages)} of {Text.Size(image.PageSize)}");
        console.Line($"  [grey]size[/]    {Text.Bytes(image.Size)}");
        console.Line($"  [grey]holes[/]   {(summary.Holes == 0 ? "none" : $"{Text.Number(summary.Holes)}, together {Text.Bytes(holeBytes)}")}");
        if (summary.Hash is not null)
            console.Line($"  [grey]sha256[/]  [green]{summary.Hash}[/]");
        return ExitCodes.Ok;
    }

    private static Summary Summarize(WasiMemoryProvider image, bool withHash, Action<long> report)
    {
        long holes = 0;
        long dataBytes = 0;
        for (long offset = 0; offset < image.Size;)
        {
            DataRange data = image.NextData(offset).ThrowIfError();
            holes += data.Offset > offset ? 1 : 0;
            dataBytes += data.Length;
            offset = data.End;
        }

        return new Summary(holes, dataBytes, withHash ? HashOf(image, report) : null);
    }

    private static string HashOf(WasiMemoryProvider image, Action<long> report)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = DataPages.Buffer();
        foreach (DataRange chunk in DataPages.AllChunks(image.Size))
        {
            Span<byte> bytes = buffer.AsSpan(0, (int)chunk.Length);
            image.Read(chunk.Offset, bytes).ThrowIfError();
            hash.AppendData(bytes);
            report(chunk.End);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record Summary(long Holes, long DataBytes, string? Hash);
}
