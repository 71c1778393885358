using System.Runtime.InteropServices.JavaScript;
using ProviderGen.Providers;
using ProviderGen.Testing;

namespace Browser.Worker;

/// <summary>The contract of memory providers, examined clause by clause inside the browser, for page/worker.js.</summary>
internal static partial class ContractExports
{
    private static ScratchFiles? _files;

    /// <summary>Opens the files that the examination uses: opening is asynchronous, and what is examined is not.</summary>
    [JSExport]
    internal static async Task Begin()
    {
        End();
        _files = await ScratchFiles.OpenAsync();
    }

    [JSExport]
    internal static void End()
    {
        _files?.Dispose();
        _files = null;
    }

    [JSExport]
    internal static string[] Titles() => [.. ConformanceSuite.Clauses.Select(clause => clause.Title)];

    /// <summary>Examines one clause for the provider called <c>OPFS</c> or <c>heap</c>.</summary>
    /// <returns>The verdict, its reason, and the operations that led to a failure, with what to do about it.</returns>
    [JSExport]
    internal static string[] Run(string subject, int clause)
    {
        ScratchFiles files = _files ?? throw new InvalidOperationException("The examination has not begun.");
        files.Reuse();
        ClauseResult result = ConformanceSuite.Run(subject == "heap" ? Heap : OpfsSubject.In(files), clause);
        string[] advice = result.Advice.Length == 0 ? [] : [$"What to do: {result.Advice}"];
        return [result.Verdict.ToString(), result.Reason, .. result.Operations, .. advice];
    }

    private static ProviderSubject Heap => new("heap", () => new HeapMemoryProvider());
}
