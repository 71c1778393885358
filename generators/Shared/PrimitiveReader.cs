using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen;

/// <summary>Finds the primitives of a type and says what is wrong with them.</summary>
internal static class PrimitiveReader
{
    private static readonly (ProviderPrimitives Flag, string Name, string Returns, string[] Parameters)[] Signatures =
    [
        (ProviderPrimitives.Length, ProviderNames.LengthCore, "long", []),
        (ProviderPrimitives.Grow, ProviderNames.GrowCore, "void", ["long", "long"]),
        (ProviderPrimitives.Read, ProviderNames.ReadCore, "int", ["long", SymbolNames.Bytes]),
        (ProviderPrimitives.Write, ProviderNames.WriteCore, "void", ["long", SymbolNames.ReadOnlyBytes]),
        (ProviderPrimitives.Span, ProviderNames.SpanCore, SymbolNames.Bytes, ["long", "int"]),
        (ProviderPrimitives.Open, ProviderNames.OpenCore, "void", []),
        (ProviderPrimitives.Zero, ProviderNames.ZeroCore, "void", ["long", "long"]),
        (ProviderPrimitives.Flush, ProviderNames.FlushCore, "void", []),
        (ProviderPrimitives.Dispose, ProviderNames.DisposeCore, "void", []),
        (ProviderPrimitives.ReadOnly, ProviderNames.ReadOnlyCore, "bool", []),
        (ProviderPrimitives.Name, ProviderNames.NameCore, "string", []),
    ];

    /// <summary>The names of all primitives.</summary>
    public static IEnumerable<string> Names => Signatures.Select(signature => signature.Name);

    /// <summary>Which primitive a method is, by its name and its parameters; an overload is none.</summary>
    public static ProviderPrimitives Identify(IMethodSymbol method)
        => Signatures.FirstOrDefault(signature => signature.Name == method.Name && Takes(method, signature.Parameters)).Flag;

    public static ProviderPrimitives Read(INamedTypeSymbol type, ProviderOptions options, List<ShapeProblem> problems)
    {
        var found = ProviderPrimitives.None;
        foreach (var (flag, name, returns, parameters) in Signatures)
        {
            if (type.GetMembers(name) is not { IsEmpty: false } members)
                continue;
            IMethodSymbol[] candidates = [.. members.OfType<IMethodSymbol>()];
            if (candidates.Length == 0)
                continue;
            found |= flag;
            if (candidates.FirstOrDefault(Fits) is not { } primitive)
                Report(candidates[0], $"{name} must be 'private {returns} {name}({string.Join(", ", parameters)})'");
            else if (MayLackABody(primitive))
                Report(primitive, $"{name} is partial and not said to be private, so the compiler might leave out its calls");
            else if (primitive.Has("System.Diagnostics.ConditionalAttribute"))
                Report(primitive, $"{name} is conditional, so the compiler might leave out its calls");
            else if (IsRefused(primitive))
                Report(primitive, $"{name} is obsolete as an error, so nothing may call it");
            else if (candidates.Length > 1 && candidates.FirstOrDefault(HasPriority) is { } prior)
                Report(prior, $"{name} has overloads with a priority, so the compiler might call another one");

            void Report(IMethodSymbol method, string reason) => problems.Add(new ShapeProblem(
                ShapeProblemKind.WrongSignature, method.Locations.FirstOrDefault(), reason));

            // A span that nobody writes through may be read-only.
            bool Fits(IMethodSymbol method)
                => method is { RefKind: RefKind.None, IsAsync: false, DeclaredAccessibility: Accessibility.Private }
                    && (method.ReturnType.Is(returns)
                        || (flag == ProviderPrimitives.Span
                            && method.ReturnType.Is(SymbolNames.ReadOnlyBytes)
                            && (options.ReadOnly || type.GetMembers(ProviderNames.WriteCore).Length > 0)))
                    && Takes(method, parameters);
        }

        CheckCombination(type, options, found, problems);
        return found;
    }

    private static bool Takes(IMethodSymbol method, string[] parameters)
        => method.Arity == 0
            && method.Parameters.Length == parameters.Length
            && method.Parameters.All(p => p.RefKind == RefKind.None && p.Type.Is(parameters[p.Ordinal]));

    // With an accessibility, a body is required. Whether there is one cannot be seen here, as another generator may supply it.
    private static bool MayLackABody(IMethodSymbol method) => method.IsPartialDefinition
        && method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is MethodDeclarationSyntax declaration
            && !declaration.Modifiers.Any(SyntaxKind.PrivateKeyword));

    private static bool IsRefused(IMethodSymbol method) => method.GetAttributes().Any(attribute
        => attribute.AttributeClass.Is("System.ObsoleteAttribute")
            && attribute.ConstructorArguments.Any(argument => argument.Value is true));

    private static bool HasPriority(IMethodSymbol method)
        => method.Has("System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute");

    private static void CheckCombination(
        INamedTypeSymbol type, ProviderOptions options, ProviderPrimitives found, List<ShapeProblem> problems)
    {
        if (!Has(ProviderPrimitives.Length))
            Missing(ProviderNames.LengthCore);
        if (!options.ReadOnly && !Has(ProviderPrimitives.Grow))
            Missing(ProviderNames.GrowCore);

        bool transfers = Has(ProviderPrimitives.Read);
        bool addresses = Has(ProviderPrimitives.Span);
        if (transfers && addresses)
        {
            Report(
                ShapeProblemKind.ReadBesideSpan,
                ProviderNames.ReadCore,
                "ReadCore beside SpanCore would never be called; supply one of the two");
        }
        else if (!transfers && !addresses)
        {
            Missing(options.ReadOnly ? "ReadCore or SpanCore" : "ReadCore and WriteCore, or SpanCore");
        }
        else if (transfers && !options.ReadOnly && !Has(ProviderPrimitives.Write))
        {
            Missing(ProviderNames.WriteCore);
        }

        if (options.ReadOnly)
        {
            Forbid(ProviderPrimitives.Grow, ProviderNames.GrowCore, "a provider that is read-only never grows");
            Forbid(ProviderPrimitives.Write, ProviderNames.WriteCore, "a provider that is read-only is never written");
            Forbid(ProviderPrimitives.ReadOnly, ProviderNames.ReadOnlyCore, "the attribute already says ReadOnly = true");
        }

        bool Has(ProviderPrimitives primitive) => (found & primitive) != 0;

        void Missing(string what) => problems.Add(new ShapeProblem(
            ShapeProblemKind.MissingPrimitive, type.Locations.FirstOrDefault(), $"it lacks the primitive {what}"));

        void Forbid(ProviderPrimitives primitive, string name, string why)
        {
            if (Has(primitive))
                Report(ShapeProblemKind.InvalidOption, name, $"{name} is out of place, as {why}");
        }

        void Report(ShapeProblemKind kind, string name, string reason)
            => problems.Add(new ShapeProblem(kind, type.GetMembers(name)[0].Locations.FirstOrDefault(), reason));
    }
}
