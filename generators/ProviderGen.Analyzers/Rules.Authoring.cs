namespace ProviderGen.Analyzers;

internal static partial class Rules
{
    private const string Authoring = "ProviderGen.Authoring";

    /// <summary>MPG001: memory provider is not partial.</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        "MPG001",
        "Memory provider must be partial",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated code is another part of the class.",
        $"{HelpLinkBase.Value}/MPG001.md");

    /// <summary>MPG002: type around a memory provider is not partial.</summary>
    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        "MPG002",
        "Containing type of a memory provider must be partial",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated part of a nested class is inside another part of every containing type.",
        $"{HelpLinkBase.Value}/MPG002.md");

    /// <summary>MPG003: required primitive is missing.</summary>
    public static readonly DiagnosticDescriptor MissingPrimitive = new(
        "MPG003",
        "Required primitive is missing",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated code reaches the backing through primitives that the author supplies.",
        $"{HelpLinkBase.Value}/MPG003.md");

    /// <summary>MPG004: primitive has the wrong signature.</summary>
    public static readonly DiagnosticDescriptor WrongSignature = new(
        "MPG004",
        "Primitive has the wrong signature",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated code calls the primitives, so it has to know their signatures.",
        $"{HelpLinkBase.Value}/MPG004.md");

    /// <summary>MPG005: ReadCore and SpanCore are both defined.</summary>
    public static readonly DiagnosticDescriptor ReadBesideSpan = new(
        "MPG005",
        "ReadCore and SpanCore are both defined",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A backing is read either by calls or in place.",
        $"{HelpLinkBase.Value}/MPG005.md");

    /// <summary>MPG006: unsupported memory provider.</summary>
    public static readonly DiagnosticDescriptor UnsupportedKind = new(
        "MPG006",
        "Unsupported memory provider",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A [MemoryProvider] type has to be a sealed partial class with the raw primitives of its backing.",
        $"{HelpLinkBase.Value}/MPG006.md");

    /// <summary>MPG007: name is also generated.</summary>
    public static readonly DiagnosticDescriptor Collision = new(
        "MPG007",
        "Name conflicts with a generated member",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A member may not have the name of a generated member.",
        $"{HelpLinkBase.Value}/MPG007.md");

    /// <summary>MPG008: option of a memory provider is invalid.</summary>
    public static readonly DiagnosticDescriptor InvalidOption = new(
        "MPG008",
        "Invalid option of a memory provider",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The arguments of [MemoryProvider] have to be in range, and agree with the primitives.",
        $"{HelpLinkBase.Value}/MPG008.md");

    /// <summary>MPG009: constructor goes around the checks of opening.</summary>
    public static readonly DiagnosticDescriptor VisibleConstructor = new(
        "MPG009",
        "Constructor bypasses the checks of Open",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A backing is validated by the Open methods that are generated from private constructors.",
        $"{HelpLinkBase.Value}/MPG009.md");

    /// <summary>MPG010: memory provider is not sealed.</summary>
    public static readonly DiagnosticDescriptor NotSealed = new(
        "MPG010",
        "Memory provider must be sealed",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A derived class could bypass the checks of Open.",
        $"{HelpLinkBase.Value}/MPG010.md");

    /// <summary>MPG011: primitive is asynchronous.</summary>
    public static readonly DiagnosticDescriptor AsynchronousPrimitive = new(
        "MPG011",
        "Primitive is asynchronous",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated code is synchronous and does not await tasks.",
        $"{HelpLinkBase.Value}/MPG011.md");

    /// <summary>MPG012: primitive swallows a failure.</summary>
    public static readonly DiagnosticDescriptor SwallowedFailure = new(
        "MPG012",
        "Primitive swallows a failure",
        "'{0}' catches an exception and returns as if it had succeeded",
        Authoring,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A primitive that fails has to throw, so that the failure becomes an error of the operation.",
        $"{HelpLinkBase.Value}/MPG012.md");

    /// <summary>MPG013: backing is never released.</summary>
    public static readonly DiagnosticDescriptor BackingNotReleased = new(
        "MPG013",
        "Backing is never released",
        "'{0}' creates '{1}' but has no DisposeCore to release it",
        Authoring,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A provider must release in DisposeCore what it creates.",
        $"{HelpLinkBase.Value}/MPG013.md");

    /// <summary>MPG014: backing is never flushed.</summary>
    public static readonly DiagnosticDescriptor BackingNotFlushed = new(
        "MPG014",
        "Backing is never flushed",
        "'{0}' stores its bytes in '{1}' but has no FlushCore to make them durable",
        Authoring,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Without FlushCore, callers cannot make writes to the file durable.",
        $"{HelpLinkBase.Value}/MPG014.md");

    /// <summary>MPG015: constructor cannot become an Open method.</summary>
    public static readonly DiagnosticDescriptor ExcludeFromOpen = new(
        "MPG015",
        "Constructor cannot become an Open method",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A static Open is generated from every private constructor that is not marked [ExcludeFromOpen].",
        $"{HelpLinkBase.Value}/MPG015.md");

    /// <summary>MPG016: C# version is too old.</summary>
    public static readonly DiagnosticDescriptor OldLanguage = new(
        "MPG016",
        "C# version is too old",
        "Cannot generate code for '{0}': {1}",
        Authoring,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated code is written in C# 10.",
        $"{HelpLinkBase.Value}/MPG016.md");

    /// <summary>MPG017: flush cannot fail.</summary>
    public static readonly DiagnosticDescriptor UnfailingFlush = new(
        "MPG017",
        "Flush does not report failures",
        "On Unix '{0}' reports success even if the disk fails, and so does flushing '{1}'",
        Authoring,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "FlushCore must throw if data may not be durable.",
        $"{HelpLinkBase.Value}/MPG017.md");
}
