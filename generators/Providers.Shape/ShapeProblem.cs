namespace ProviderGen.Shapes;

/// <summary>One reason why an annotated type gets no generated code.</summary>
internal readonly struct ShapeProblem(ShapeProblemKind kind, Location? location, string reason)
{
    public ShapeProblemKind Kind { get; } = kind;

    public Location? Location { get; } = location;

    /// <summary>A clause that continues "… gets no generated code: ".</summary>
    public string Reason { get; } = reason;
}

internal enum ShapeProblemKind
{
    NotPartial,
    ContainerNotPartial,
    MissingPrimitive,
    WrongSignature,
    ReadBesideSpan,
    UnsupportedKind,
    Collision,
    InvalidOption,
    VisibleConstructor,
    NotSealed,
    AsynchronousPrimitive,
    WithoutOpenMethod,
    OldLanguage,
}
