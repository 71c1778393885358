namespace ProviderGen.Shapes;

/// <summary>One reason why no code can be generated for an annotated type.</summary>
internal readonly struct ShapeProblem(ShapeProblemKind kind, Location? location, string reason)
{
    public ShapeProblemKind Kind { get; } = kind;

    public Location? Location { get; } = location;

    /// <summary>A clause that continues "Cannot generate code for …: ".</summary>
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
