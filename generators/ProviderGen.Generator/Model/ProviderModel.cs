using ProviderGen.Shapes;

namespace ProviderGen.Generators.Model;

/// <summary>What becomes of a type with the attribute.</summary>
internal abstract record TypeModel;

/// <summary>A type that gets no code.</summary>
internal sealed record UnsupportedModel : TypeModel
{
    /// <summary>Why it gets none, each as a whole sentence on one line.</summary>
    public required EquatableArray<string> Reasons { get; init; }
}

/// <summary>
/// Everything the generated file depends on, as text and numbers. Equal models make equal files, so an edit that leaves
/// the model equal regenerates nothing.
/// </summary>
internal sealed record ProviderModel : TypeModel
{
    /// <summary>The metadata name, as in <c>Namespace.Container+Provider`1</c>: unique but for case.</summary>
    public required string HintName { get; init; }

    /// <summary>Null in the global namespace.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The types around the provider, outermost first, each as in <c>partial struct Container&lt;T&gt;</c>.</summary>
    public required EquatableArray<string> Containers { get; init; }

    /// <summary>The name with its type parameters, as in <c>Provider&lt;T&gt;</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The name as messages have it, without type parameters.</summary>
    public required string DisplayName { get; init; }

    public required int PageSize { get; init; }

    /// <summary>Null when the type sets no limit of its own.</summary>
    public required long? MaxPages { get; init; }

    public required bool BackingZeroFills { get; init; }

    public required bool ReadOnly { get; init; }

    public required ProviderPrimitives Primitives { get; init; }

    /// <summary>What stands before the two colons of a name of the runtime: <c>global</c>, or its extern alias.</summary>
    public required string RuntimeRoot { get; init; }

    public required EquatableArray<OpenMethodModel> OpenMethods { get; init; }

    /// <summary>The extern aliases that the file mentions.</summary>
    public required EquatableArray<string> ExternAliases { get; init; }

    public bool Has(ProviderPrimitives primitive) => (Primitives & primitive) != 0;
}

/// <summary>One constructor that becomes an Open method.</summary>
internal sealed record OpenMethodModel
{
    /// <summary>The documentation comment id of the constructor.</summary>
    public required string ConstructorId { get; init; }

    /// <summary>Attributes repeated on the Open method, without brackets.</summary>
    public required EquatableArray<string> Attributes { get; init; }

    /// <summary>As in <c>public static unsafe</c>.</summary>
    public required string Modifiers { get; init; }

    /// <summary>The parameter list, without parentheses.</summary>
    public required string Parameters { get; init; }

    /// <summary>The argument list of the constructor call, without parentheses.</summary>
    public required string Arguments { get; init; }

    /// <summary>Names of all parameters, unescaped.</summary>
    public required EquatableArray<string> ParameterNames { get; init; }

    /// <summary>Names of the parameters for which null is an error, unescaped.</summary>
    public required EquatableArray<string> CheckedParameters { get; init; }

    /// <summary>Names of the <c>out</c> parameters, unescaped.</summary>
    public required EquatableArray<string> OutParameters { get; init; }
}
