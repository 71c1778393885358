using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Recognises what code asks of a provider, whether through the interface or through a class that implements it.</summary>
internal sealed class ProviderMembers
{
    private readonly KnownTypes _types;
    private readonly ISymbol? _pages;
    private readonly ISymbol? _size;
    private readonly ISymbol? _pageSize;
    private readonly ISymbol? _grow;
    private readonly ISymbol? _read;
    private readonly ISymbol? _write;
    private readonly ISymbol? _readInPlace;
    private readonly ISymbol? _writeInPlace;

    public ProviderMembers(KnownTypes types)
    {
        _types = types;
        _pages = Member(types.MemoryProvider, "Pages");
        _size = Member(types.MemoryProvider, "Size");
        _pageSize = Member(types.MemoryProvider, "PageSize");
        _grow = Member(types.MemoryProvider, "Grow");
        _read = Member(types.MemoryProvider, "Read");
        _write = Member(types.MemoryProvider, "Write");
        _readInPlace = Member(types.AddressableMemoryProvider, "ReadInPlace");
        _writeInPlace = Member(types.MutableAddressableMemoryProvider, "WriteInPlace");
    }

    /// <summary>Whether these are the pages of a provider.</summary>
    public bool IsPages(IPropertyReferenceOperation property) => Is(property.Property, property.Instance, _pages);

    /// <summary>Whether this is the size of a provider.</summary>
    public bool IsSize(IPropertyReferenceOperation property) => Is(property.Property, property.Instance, _size);

    /// <summary>Whether this is the page size of a provider.</summary>
    public bool IsPageSize(IPropertyReferenceOperation property) => Is(property.Property, property.Instance, _pageSize);

    /// <summary>Whether this is the value of a result, in one way or another.</summary>
    public bool IsValueOfResult(IOperation operation, out IOperation? result)
    {
        result = operation switch
        {
            IPropertyReferenceOperation { Property.Name: "Value" } property => property.Instance,
            IInvocationOperation { TargetMethod.Name: "ThrowIfError" } call => call.Instance,
            _ => null,
        };
        return _types.IsResult(result?.Type);
    }

    /// <summary>A growth or an access, or null if the call is something else.</summary>
    public ProviderCall? Find(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        ISymbol? contract = method.Name switch
        {
            "Grow" => _grow,
            "Read" => _read,
            "Write" => _write,
            "ReadInPlace" => _readInPlace,
            "WriteInPlace" => _writeInPlace,
            _ => null,
        };
        if (contract is null)
            return null;
        if (Is(method, call.Instance, contract))
            return new ProviderCall(call, ValueWhoseMemberIs(call.Instance), Argument(call, 0), Argument(call, 1));
        return _types.TypedAccess is not null && SymbolEqualityComparer.Default.Equals(method.ContainingType, _types.TypedAccess)
            ? new ProviderCall(call, Argument(call, 0), Argument(call, 1), null)
            : null;
    }

    /// <summary>In <c>a?.b</c>, the instance of <c>b</c> stands for <c>a</c>.</summary>
    public static IOperation? ValueWhoseMemberIs(IOperation? instance)
    {
        if (instance is not IConditionalAccessInstanceOperation)
            return instance;
        IOperation inner = instance;
        while (inner.Parent is { } outer)
        {
            if (outer is IConditionalAccessOperation chain && chain.WhenNotNull == inner)
                return chain.Operation;
            inner = outer;
        }

        return instance;
    }

    private bool Is(ISymbol member, IOperation? instance, ISymbol? contract)
    {
        if (contract is null || member.Name != contract.Name || member.IsStatic)
            return false;
        member = Original(member);
        if (SymbolEqualityComparer.Default.Equals(member, contract))
            return true;
        INamedTypeSymbol type = instance?.Type as INamedTypeSymbol ?? member.ContainingType;
        return _types.IsProvider(type)
            && type.FindImplementationForInterfaceMember(contract) is { } implementation
            && SymbolEqualityComparer.Default.Equals(Original(implementation), member);
    }

    /// <summary>What a member overrides, without the type arguments of its own.</summary>
    private static ISymbol Original(ISymbol member)
    {
        while (true)
        {
            switch (member)
            {
                case IMethodSymbol { OverriddenMethod: { } overridden }:
                    member = overridden;
                    break;
                case IPropertySymbol { OverriddenProperty: { } overridden }:
                    member = overridden;
                    break;
                default:
                    return member is IMethodSymbol method ? method.ConstructedFrom : member;
            }
        }
    }

    private static ISymbol? Member(INamedTypeSymbol? type, string name) => type?.GetMembers(name).FirstOrDefault();

    private static IOperation? Argument(IInvocationOperation call, int ordinal)
        => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;
}

/// <summary>A growth of a provider, or an access to it.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Provider">Whose pages or bytes these are.</param>
/// <param name="Number">How many pages, or the offset in bytes.</param>
/// <param name="Extent">The buffer or the length. Null for a growth, and for a single value.</param>
internal sealed record ProviderCall(IInvocationOperation Operation, IOperation? Provider, IOperation? Number, IOperation? Extent)
{
    public string Name => Operation.TargetMethod.Name;

    public bool IsGrowth => Name == "Grow";
}
