using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>The paths on which the providers of a function are opened, as far as they are known to be equal.</summary>
internal sealed class OpenedPaths
{
    private readonly VariableReferences _variables;
    private readonly ILookup<object, IOperation> _openings;

    public OpenedPaths(KnownTypes types, IReadOnlyList<IOperation> openings, VariableReferences variables)
    {
        _variables = variables;
        _openings = (MovesFiles(openings[0].FindWhole()) ? [] : openings)
            .Select(opening => (Opening: opening, Path: openings.Count > 1 && !OnlyReads(types, opening) ? FindPath(opening) : null))
            .Where(found => found.Path is not null)
            .ToLookup(found => (object)found.Path!, found => found.Opening);
    }

    /// <summary>What else is opened on the one path of a local, by the same type of provider.</summary>
    public IReadOnlyList<IOperation> FindRivals(OwnedLocal local)
    {
        IOperation own = local.Acquisitions[0].Opening;
        if (local.Acquisitions.Count != 1 || _openings.Count == 0 || FindPath(own) is not { } path)
            return [];
        return [.. _openings[path].Where(other => other != own && SymbolEqualityComparer.Default.Equals(other.Type, own.Type))];
    }

    /// <summary>
    /// What tells the path: a constant, or a local or parameter that is never changed. Null with any other argument, as it
    /// may say that the file is shared.
    /// </summary>
    private object? FindPath(IOperation opening)
    {
        IEnumerable<IArgumentOperation> arguments = opening switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        IArgumentOperation[] given = [.. arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue)];
        if (given.Length != 1 || given[0].Parameter is not { } parameter || !IsPath(parameter))
            return null;
        return given[0].Value switch
        {
            { ConstantValue: { HasValue: true, Value: string path } } => path,
            ILocalReferenceOperation { Local: var local } when !IsChanged(local) => local,
            IParameterReferenceOperation { Parameter: var outer } when !IsChanged(outer) => outer,
            _ => null,
        };
    }

    // Any number of readers may have a file open.
    private static bool OnlyReads(KnownTypes types, IOperation opening)
        => Openings.Opened(types, opening) is INamedTypeSymbol type
            && types.FindAttribute(type.OriginalDefinition) is { } attribute
            && ProviderOptions.Read(attribute, []).ReadOnly;

    // A name may be that of anything; a path is one of a file.
    private static bool IsPath(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_String
        ? parameter.Name.IndexOf("path", StringComparison.OrdinalIgnoreCase) >= 0
            || parameter.Name.IndexOf("file", StringComparison.OrdinalIgnoreCase) >= 0
        : parameter.Type.Is("System.IO.FileInfo");

    // Then the path may lead to another file.
    private static bool MovesFiles(IOperation whole) => whole.Descendants().OfType<IInvocationOperation>().Any(call
        => call.TargetMethod is { ContainingNamespace.Name: "IO", Name: "Move" or "MoveTo" or "Delete" or "Replace" or "SetCurrentDirectory" });

    private bool IsChanged(ISymbol symbol)
    {
        if (symbol is ILocalSymbol { RefKind: not RefKind.None } or IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out })
            return true;
        return _variables.Of(symbol).Any(reference => reference.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == reference,
            IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } => true,
            ITupleOperation or IDeclarationExpressionOperation or IVariableInitializerOperation => reference.Parent.Parent
                is IDeconstructionAssignmentOperation or ITupleOperation or IArgumentOperation,
            _ => false,
        });
    }
}
