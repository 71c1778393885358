namespace ProviderGen.Analyzers;

internal static partial class Rules
{
    private const string Usage = "ProviderGen.Usage";

    /// <summary>MPG101: result is dropped.</summary>
    public static readonly DiagnosticDescriptor DroppedResult = new(
        "MPG101",
        "Result is ignored",
        "The result of '{0}' is ignored, and so is its error",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Operations do not throw: only the result tells that one failed.",
        $"{HelpLinkBase.Value}/MPG101.md");

    /// <summary>MPG102: bytes where pages are meant.</summary>
    public static readonly DiagnosticDescriptor BytesForPages = new(
        "MPG102",
        "Bytes passed where pages are expected",
        "'{0}' is a number of bytes, but '{1}' expects pages",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Grow counts in pages, everything else in bytes.",
        $"{HelpLinkBase.Value}/MPG102.md");

    /// <summary>MPG103: pages where bytes are meant.</summary>
    public static readonly DiagnosticDescriptor PagesForBytes = new(
        "MPG103",
        "Pages passed where bytes are expected",
        "'{0}' is a number of pages, but '{1}' expects bytes",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Grow counts in pages, everything else in bytes.",
        $"{HelpLinkBase.Value}/MPG103.md");

    /// <summary>MPG104: access can never be in bounds.</summary>
    public static readonly DiagnosticDescriptor NeverInBounds = new(
        "MPG104",
        "Access is always out of bounds",
        "'{0}' always fails here: {1}",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An access to negative offsets, or beyond what a long can address, is rejected by every provider.",
        $"{HelpLinkBase.Value}/MPG104.md");

    /// <summary>MPG105: provider is changed while others may use it.</summary>
    public static readonly DiagnosticDescriptor ConcurrentChange = new(
        "MPG105",
        "Provider is changed while others may use it",
        "'{0}' may run while another thread uses '{1}'",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Any number of threads may read at once, but only while no thread grows, writes, flushes or disposes.",
        $"{HelpLinkBase.Value}/MPG105.md");

    /// <summary>MPG106: provider is never disposed.</summary>
    public static readonly DiagnosticDescriptor NeverDisposed = new(
        "MPG106",
        "Provider is never disposed",
        "'{0}' is never disposed",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A provider holds on to its backing until it is disposed.",
        $"{HelpLinkBase.Value}/MPG106.md");

    /// <summary>MPG107: provider is used after it was disposed.</summary>
    public static readonly DiagnosticDescriptor UseAfterDispose = new(
        "MPG107",
        "Provider is used after it was disposed",
        "'{0}' is used after it was disposed",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "After Dispose every operation fails.",
        $"{HelpLinkBase.Value}/MPG107.md");

    /// <summary>MPG108: primitive is called without checks.</summary>
    public static readonly DiagnosticDescriptor UncheckedPrimitive = new(
        "MPG108",
        "Primitive is called without checks",
        "'{0}' performs no checks; use '{1}' instead",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Primitives are for the generated code, which checks bounds, growth and the state of the provider first.",
        $"{HelpLinkBase.Value}/MPG108.md");

    /// <summary>MPG109: page size is hard-coded.</summary>
    public static readonly DiagnosticDescriptor HardCodedPageSize = new(
        "MPG109",
        "Page size is hard-coded",
        "Use '{0}.PageSize' instead of {1}",
        Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The page size differs between providers.",
        $"{HelpLinkBase.Value}/MPG109.md");

    /// <summary>MPG110: path is opened twice.</summary>
    public static readonly DiagnosticDescriptor OpenedTwice = new(
        "MPG110",
        "Path is opened twice",
        "'{0}' still holds the same path",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A file provider owns its file, so a second one gets an error as long as the first is not disposed.",
        $"{HelpLinkBase.Value}/MPG110.md");

    /// <summary>MPG111: memory provider is written by hand.</summary>
    public static readonly DiagnosticDescriptor HandWritten = new(
        "MPG111",
        "Memory provider is written by hand",
        "'{0}' implements '{1}' by hand; [MemoryProvider] generates what is the same in every provider",
        Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Bounds checks, growth and zero-fill are generated, and proved, for classes marked [MemoryProvider].",
        $"{HelpLinkBase.Value}/MPG111.md");
}
