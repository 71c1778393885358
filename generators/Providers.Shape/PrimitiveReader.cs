using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Shapes;

/// <summary>Finds the primitives of a type and says what is wrong with them.</summary>
internal static class PrimitiveReader
{
    /// <param name="shape">The provider, with its options read.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static ProviderPrimitives Read(ProviderShape shape, List<ShapeProblem> problems)
    {
        INamedTypeSymbol type = shape.Type;
        var found = ProviderPrimitives.None;
        bool isWrittenThrough = IsWrittenThrough(type, shape.Options);
        foreach (PrimitiveSignature signature in PrimitiveSignature.All)
        {
            if (type.GetMembers(signature.Name) is not { IsEmpty: false } members)
                continue;
            IMethodSymbol[] candidates = [.. members.OfType<IMethodSymbol>()];
            if (candidates.Length == 0)
                continue;
            found |= signature.Flag;
            CheckCandidates(signature, candidates, isWrittenThrough, problems);
        }

        CheckCombination(shape, found, problems);
        return found;
    }

    /// <summary>Whether the generated code writes through the spans of the type.</summary>
    public static bool IsWrittenThrough(INamedTypeSymbol type, ProviderOptions options)
        => !options.ReadOnly && type.GetMembers(ProviderNames.WriteCore).IsEmpty;

    private static void CheckCandidates(
        PrimitiveSignature signature, IMethodSymbol[] candidates, bool isWrittenThrough, List<ShapeProblem> problems)
    {
        string name = signature.Name;
        if (candidates.FirstOrDefault(Fits) is not { } primitive)
        {
            // Of several, it is the one that takes the right parameters, if there is one.
            IMethodSymbol meant = candidates.FirstOrDefault(signature.TakesParametersOf) ?? candidates[0];
            if (IsAsynchronous(meant))
                Report(meant, $"{name} is asynchronous, and must be '{signature}'", ShapeProblemKind.AsynchronousPrimitive);
            else
                Report(meant, $"{name} must be '{signature}'");
            return;
        }

        if (MayLackABody(primitive))
            Report(primitive, $"{name} is partial and not said to be private, so the compiler might leave out its calls");
        if (!primitive.GetAttributes().IsEmpty)
            CheckAttributes(primitive);
        if (candidates.Length > 1 && candidates.FirstOrDefault(HasPriority) is { } prior)
            Report(prior, $"{name} has overloads with a priority, so the compiler might call another one");

        void CheckAttributes(IMethodSymbol method)
        {
            if (method.Has("System.Diagnostics.ConditionalAttribute"))
                Report(method, $"{name} is conditional, so the compiler might leave out its calls");
            if (IsRejected(method))
                Report(method, $"{name} is obsolete as an error, so nothing may call it");
            if (method.Has("System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute"))
                Report(method, $"{name} is for unmanaged callers only, so nothing managed may call it");
        }

        bool Fits(IMethodSymbol method)
            => method is { IsAsync: false, DeclaredAccessibility: Accessibility.Private }
                && signature.Yields(method, isWrittenThrough)
                && signature.TakesParametersOf(method);

        void Report(IMethodSymbol method, string reason, ShapeProblemKind kind = ShapeProblemKind.WrongSignature)
            => problems.Add(new ShapeProblem(kind, method.Locations.FirstOrDefault(), reason));
    }

    // Whatever can be returned from an async method is marked so, but for Task itself.
    private static bool IsAsynchronous(IMethodSymbol method)
        => method.IsAsync
            || (method.ReturnType.Name == "Task" && IsInTasks(method.ReturnType))
            || method.ReturnType.OriginalDefinition.Has("System.Runtime.CompilerServices.AsyncMethodBuilderAttribute");

    private static bool IsInTasks(ITypeSymbol type)
        => type.ContainingNamespace is { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };

    // With an accessibility, a body is required. Whether there is one cannot be seen here, as another generator may supply it.
    private static bool MayLackABody(IMethodSymbol method) => method.IsPartialDefinition
        && method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is MethodDeclarationSyntax declaration
            && !declaration.Modifiers.Any(SyntaxKind.PrivateKeyword));

    private static bool IsRejected(IMethodSymbol method) => method.GetAttributes().Any(attribute
        => attribute.AttributeClass.Is("System.ObsoleteAttribute")
            && attribute.ConstructorArguments.Any(argument => argument.Value is true));

    private static bool HasPriority(IMethodSymbol method)
        => method.Has("System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute");

    /// <summary>Says that a primitive which its author may think of does not count, as a base class has it.</summary>
    private static string Inherited(INamedTypeSymbol type, ProviderPrimitives primitives)
    {
        foreach (INamedTypeSymbol ancestor in Ancestors(type))
        {
            foreach (PrimitiveSignature signature in PrimitiveSignature.All.Where(signature => (signature.Flag & primitives) != 0))
            {
                if (ancestor.GetMembers(signature.Name).OfType<IMethodSymbol>().Any())
                    return $"; '{ancestor.Name}.{signature.Name}' is inherited, and a primitive has to be a private method of the class itself";
            }
        }

        return "";
    }

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    private static void CheckCombination(ProviderShape shape, ProviderPrimitives found, List<ShapeProblem> problems)
    {
        INamedTypeSymbol type = shape.Type;
        ProviderOptions options = shape.Options;
        if (!Has(ProviderPrimitives.Length))
            Missing(ProviderNames.LengthCore, ProviderPrimitives.Length);
        if (!options.ReadOnly && !Has(ProviderPrimitives.Grow))
            Missing(ProviderNames.GrowCore, ProviderPrimitives.Grow);

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
            Missing(
                options.ReadOnly ? "ReadCore or SpanCore" : "ReadCore and WriteCore, or SpanCore",
                ProviderPrimitives.Read | ProviderPrimitives.Write | ProviderPrimitives.Span);
        }
        else if (transfers && !options.ReadOnly && !Has(ProviderPrimitives.Write))
        {
            Missing(ProviderNames.WriteCore, ProviderPrimitives.Write);
        }

        if (options.ReadOnly)
        {
            Forbid(ProviderPrimitives.Grow, ProviderNames.GrowCore, "a provider that is read-only never grows");
            Forbid(ProviderPrimitives.Write, ProviderNames.WriteCore, "a provider that is read-only is never written");
            Forbid(ProviderPrimitives.ReadOnly, ProviderNames.ReadOnlyCore, "the attribute already says ReadOnly = true");
        }

        bool Has(ProviderPrimitives primitive) => (found & primitive) != 0;

        void Missing(string what, ProviderPrimitives primitives) => problems.Add(new ShapeProblem(
            ShapeProblemKind.MissingPrimitive, shape.LocationOf(type), $"missing primitive {what}{Inherited(type, primitives)}"));

        void Forbid(ProviderPrimitives primitive, string name, string why)
        {
            if (Has(primitive))
                Report(ShapeProblemKind.InvalidOption, name, $"{name} is out of place, as {why}");
        }

        void Report(ShapeProblemKind kind, string name, string reason)
            => problems.Add(new ShapeProblem(kind, type.GetMembers(name)[0].Locations.FirstOrDefault(), reason));
    }
}
