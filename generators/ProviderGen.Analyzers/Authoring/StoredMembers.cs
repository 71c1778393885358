using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>What an instance keeps: its fields, and the properties that have one behind them.</summary>
internal static class StoredMembers
{
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .Where(field => !field.IsStatic)
        .Select(field => field.AssociatedSymbol is IPropertySymbol property ? property : field as ISymbol)
        .Where(member => !member.IsImplicitlyDeclared);

    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    /// <summary>The member of this instance that an expression is; null if it is something else.</summary>
    public static ISymbol? Find(IOperation? operation)
        => operation is IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } reference
            ? reference.Member
            : null;

    /// <summary>What an assignment or an initializer gives to members of this instance.</summary>
    public static (IEnumerable<ISymbol> Members, IOperation Value) Assigned(IOperation operation) => operation switch
    {
        IFieldInitializerOperation initializer => (initializer.InitializedFields, initializer.Value),
        IPropertyInitializerOperation initializer => (initializer.InitializedProperties, initializer.Value),
        IAssignmentOperation assignment => (Find(assignment.Target) is { } member ? [member] : [], assignment.Value),
        _ => ([], operation),
    };
}
