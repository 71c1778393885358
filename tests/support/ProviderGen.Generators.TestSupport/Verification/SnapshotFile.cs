using Microsoft.CodeAnalysis;

namespace ProviderGen.Generators.TestSupport.Verification;

/// <summary>One file that a test produces: its name after the prefix of the test, and its text.</summary>
/// <param name="Suffix">As in <c>#Name.g</c>, or empty for the diagnostics.</param>
/// <param name="Extension">Without a dot.</param>
/// <param name="Text">The text, with line feeds.</param>
public sealed record SnapshotFile(string Suffix, string Extension, string Text)
{
    /// <summary>Every generated file in order of its name, and the diagnostics if there are any.</summary>
    public static IReadOnlyList<SnapshotFile> Of(GeneratorDriverRunResult result)
    {
        if (result.Results.FirstOrDefault(generator => generator.Exception is not null).Exception is { } exception)
            throw new InvalidOperationException("The generator failed.", exception);

        var files = new List<SnapshotFile>();
        if (!result.Diagnostics.IsEmpty)
            files.Add(new SnapshotFile("", "txt", DiagnosticText.Write(result.Diagnostics)));
        files.AddRange(
            from generator in result.Results
            from source in generator.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal)
            select new SnapshotFile(
                "#" + Path.GetFileNameWithoutExtension(source.HintName),
                "cs",
                $"//HintName: {source.HintName}\n{source.SourceText}"));
        return files;
    }
}
