using System.Collections.Immutable;

namespace ProviderGen.Shapes;

/// <summary>How a primitive is declared.</summary>
internal sealed class PrimitiveSignature
{
    private PrimitiveSignature(ProviderPrimitives flag, string name, string returns, params (string Type, string Name)[] parameters)
    {
        Flag = flag;
        Name = name;
        Returns = returns;
        Parameters = parameters;
    }

    /// <summary>Every primitive there is.</summary>
    public static ImmutableArray<PrimitiveSignature> All { get; } =
    [
        new(ProviderPrimitives.Length, ProviderNames.LengthCore, "long"),
        new(ProviderPrimitives.Grow, ProviderNames.GrowCore, "void", ("long", "oldLength"), ("long", "newLength")),
        new(ProviderPrimitives.Read, ProviderNames.ReadCore, "int", ("long", "offset"), (SymbolNames.Bytes, "destination")),
        new(ProviderPrimitives.Write, ProviderNames.WriteCore, "void", ("long", "offset"), (SymbolNames.ReadOnlyBytes, "source")),
        new(ProviderPrimitives.Span, ProviderNames.SpanCore, SymbolNames.Bytes, ("long", "offset"), ("int", "length")),
        new(ProviderPrimitives.Open, ProviderNames.OpenCore, "void"),
        new(ProviderPrimitives.Zero, ProviderNames.ZeroCore, "void", ("long", "offset"), ("long", "length")),
        new(ProviderPrimitives.Flush, ProviderNames.FlushCore, "void"),
        new(ProviderPrimitives.Dispose, ProviderNames.DisposeCore, "void"),
        new(ProviderPrimitives.ReadOnly, ProviderNames.ReadOnlyCore, "bool"),
        new(ProviderPrimitives.Name, ProviderNames.NameCore, "string"),
    ];

    public ProviderPrimitives Flag { get; }

    public string Name { get; }

    public string Returns { get; }

    public IReadOnlyList<(string Type, string Name)> Parameters { get; }

    /// <summary>The primitive that a method is by its name and parameters, whatever else is wrong with it; null if none.</summary>
    public static PrimitiveSignature? Of(IMethodSymbol method)
    {
        foreach (PrimitiveSignature signature in All)
        {
            if (signature.Name == method.Name)
                return signature.TakesParametersOf(method) ? signature : null;
        }

        return null;
    }

    /// <summary>As <see cref="Of"/>, by its flag.</summary>
    public static ProviderPrimitives FlagOf(IMethodSymbol method) => Of(method)?.Flag ?? ProviderPrimitives.None;

    public bool TakesParametersOf(IMethodSymbol method)
        => method.Arity == 0
            && method.Parameters.Length == Parameters.Count
            && TakesAll(method.Parameters);

    private bool TakesAll(ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (IParameterSymbol parameter in parameters)
        {
            if (!Takes(parameter))
                return false;
        }

        return true;
    }

    /// <summary>Whether a parameter is what the primitive has at its place.</summary>
    public bool Takes(IParameterSymbol parameter)
        => parameter.Ordinal < Parameters.Count
            && parameter.RefKind == RefKind.None
            && parameter.Type.Is(Parameters[parameter.Ordinal].Type);

    /// <summary>Whether a method returns what the primitive does; a span that nobody writes through may be read-only.</summary>
    public bool Yields(IMethodSymbol method, bool isWrittenThrough)
        => method.RefKind == RefKind.None
            && (method.ReturnType.Is(Returns)
                || (Flag == ProviderPrimitives.Span && !isWrittenThrough && method.ReturnType.Is(SymbolNames.ReadOnlyBytes)));

    /// <inheritdoc/>
    public override string ToString() => $"private {Returns} {Name}({string.Join(", ", Parameters.Select(parameter => parameter.Type))})";
}
