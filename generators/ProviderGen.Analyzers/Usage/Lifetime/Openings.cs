using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Where providers come into being, and which local is the first to hold them.</summary>
internal static class Openings
{
    /// <summary>Whether the operation makes a provider that nobody else knows: by <c>new</c>, or by a static <c>Open</c>.</summary>
    public static bool IsOpening(this KnownTypes types, IOperation operation) => operation switch
    {
        IObjectCreationOperation or ITypeParameterObjectCreationOperation => types.IsProvider(operation.Type),

        // By convention, what Open, Create and From return is new, and what Get returns is not. Only of a type's own.
        IInvocationOperation { TargetMethod: { IsStatic: true, IsExtensionMethod: false } method } =>
            (method.Name.StartsWith("Open", StringComparison.Ordinal)
                || method.Name.StartsWith("Create", StringComparison.Ordinal)
                || method.Name.StartsWith("From", StringComparison.Ordinal))
            && types.IsProvider(method.ContainingType)
            && SymbolEqualityComparer.Default.Equals(Opened(types, operation), method.ContainingType),
        _ => false,
    };

    /// <summary>The type of the provider that is opened.</summary>
    public static ITypeSymbol? Opened(KnownTypes types, IOperation opening)
        => opening.Type is INamedTypeSymbol { Arity: 1 } result && types.IsResult(result) ? result.TypeArguments[0] : opening.Type;

    /// <summary>
    /// The local that a provider goes to at once, through <c>Value</c>, <c>ThrowIfError</c>, <c>TryGetValue</c> or a
    /// deconstruction; by way of a local that holds nothing but the result, too.
    /// </summary>
    public static Acquisition? FindAcquisition(this KnownTypes types, IOperation opening, VariableReferences variables)
    {
        Acquisition? found = Follow(types, opening, opening);
        return found is { Local: var local, Write: IVariableDeclaratorOperation } && types.IsResult(local.Type)
            ? FindExtraction(found, variables) is { } extraction ? Follow(types, opening, extraction) : null
            : found;
    }

    /// <summary>Whether anybody takes the provider; who asks for the error alone expects that there is none.</summary>
    public static bool IsTaken(this KnownTypes types, IOperation opening, VariableReferences variables) => opening.Parent switch
    {
        IPropertyReferenceOperation property => property.Property.Name == "Value",
        IInvocationOperation { TargetMethod.Name: "ThrowIfError" } => true,
        _ => FindAcquisition(types, opening, variables) is not null,
    };

    private static Acquisition? Follow(KnownTypes types, IOperation opening, IOperation value)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Value" } property when types.IsResult(property.Instance?.Type):
                    value = property;
                    break;
                case IInvocationOperation { TargetMethod.Name: "ThrowIfError" } call when types.IsResult(call.Instance?.Type):
                    value = call;
                    break;
                case IInvocationOperation { TargetMethod.Name: "TryGetValue" } call when types.IsResult(call.Instance?.Type):
                    return Extracted(opening, call, [.. call.Arguments.Select(argument => argument.Value)]);
                case IDeconstructionAssignmentOperation { Parent: IExpressionStatementOperation } deconstruction
                    when deconstruction.Value == value && types.IsResult(value.Type):
                    IOperation targets = deconstruction.Target is IDeclarationExpressionOperation declaration
                        ? declaration.Expression
                        : deconstruction.Target;
                    return targets is ITupleOperation tuple
                        ? Extracted(opening, deconstruction, tuple.Elements)
                        : null;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return new Acquisition(opening, declarator, declarator.Symbol, null, MayFail: false);
                case ISimpleAssignmentOperation assignment
                    when assignment.Parent is IExpressionStatementOperation && assignment.Value == value && Local(assignment.Target) is { } local:
                    return new Acquisition(opening, assignment, local, null, MayFail: false);
                default:
                    return null;
            }
        }
    }

    private static Acquisition? Extracted(IOperation opening, IOperation write, IReadOnlyList<IOperation> targets)
        => targets.Count > 0 && Local(targets[0]) is { } local
            ? new Acquisition(opening, write, local, targets.Count > 1 ? Local(targets[1]) : null, MayFail: true)
            : null;

    // What goes to a reference is kept wherever that leads to.
    private static ILocalSymbol? Local(IOperation target) => target switch
    {
        IDeclarationExpressionOperation declaration => Local(declaration.Expression),
        ILocalReferenceOperation { Local: { IsRef: false } local } => local,
        _ => null,
    };

    // The one place where the provider leaves the result; elsewhere it may only be asked how it went.
    private static IOperation? FindExtraction(Acquisition result, VariableReferences variables)
    {
        IOperation[] uses =
        [
            .. variables.Of(result.Local)
                .Where(reference => reference.Parent is not IPropertyReferenceOperation { Property.Name: "IsOk" or "Error" }),
        ];
        return uses.Length == 1 && uses[0].FindFunction() == result.Write.FindFunction() ? uses[0] : null;
    }
}

/// <summary>A local that gets a provider.</summary>
/// <param name="Opening">What made the provider.</param>
/// <param name="Write">What put it into the local.</param>
/// <param name="Local">The local.</param>
/// <param name="Error">The local that gets the error instead.</param>
/// <param name="MayFail">Whether there may be no provider, without an exception.</param>
internal sealed record Acquisition(IOperation Opening, IOperation Write, ILocalSymbol Local, ILocalSymbol? Error, bool MayFail)
{
    /// <summary>Whether the local is declared right here, so that no way goes around it.</summary>
    public bool DeclaresLocal => Local.DeclaringSyntaxReferences.Any(declaration => Write.Syntax.Span.Contains(declaration.Span));
}
