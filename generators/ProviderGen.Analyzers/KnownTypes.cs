namespace ProviderGen.Analyzers;

/// <summary>The types of the runtime, as one compilation sees them.</summary>
internal sealed class KnownTypes
{
    private KnownTypes(INamedTypeSymbol provider)
    {
        IAssemblySymbol runtime = provider.ContainingAssembly;
        MemoryProvider = provider;
        DurableMemoryProvider = runtime.GetTypeByMetadataName(ProviderNames.DurableProvider);
        AddressableMemoryProvider = runtime.GetTypeByMetadataName(ProviderNames.AddressableProvider);
        MutableAddressableMemoryProvider = runtime.GetTypeByMetadataName(ProviderNames.MutableAddressableProvider);
        Result = runtime.GetTypeByMetadataName(ProviderNames.Result);
        ResultOfT = runtime.GetTypeByMetadataName(ProviderNames.ResultOfT);
        TypedAccess = runtime.GetTypeByMetadataName(ProviderNames.TypedAccess);
        Attribute = runtime.GetTypeByMetadataName(ProviderNames.Attribute);
    }

    /// <summary><c>IMemoryProvider</c>.</summary>
    public INamedTypeSymbol MemoryProvider { get; }

    /// <summary><c>IDurableMemoryProvider</c>.</summary>
    public INamedTypeSymbol? DurableMemoryProvider { get; }

    /// <summary><c>IAddressableMemoryProvider</c>.</summary>
    public INamedTypeSymbol? AddressableMemoryProvider { get; }

    /// <summary><c>IMutableAddressableMemoryProvider</c>.</summary>
    public INamedTypeSymbol? MutableAddressableMemoryProvider { get; }

    /// <summary><c>MemoryResult</c>.</summary>
    public INamedTypeSymbol? Result { get; }

    /// <summary><c>MemoryResult&lt;T&gt;</c>, unbound.</summary>
    public INamedTypeSymbol? ResultOfT { get; }

    /// <summary>The extensions that read and write single values.</summary>
    public INamedTypeSymbol? TypedAccess { get; }

    /// <summary><c>[MemoryProvider]</c>.</summary>
    public INamedTypeSymbol? Attribute { get; }

    /// <summary>Null where the runtime is not referenced, so that there is nothing to analyze.</summary>
    /// <remarks>Should several assemblies have an interface of that name, the first one counts.</remarks>
    public static KnownTypes? Find(Compilation compilation)
        => compilation.GetTypesByMetadataName(ProviderNames.Provider).FirstOrDefault() is { } provider ? new(provider) : null;

    /// <summary>Whether values of the type are providers: by what it implements, never by what it is called.</summary>
    public bool IsProvider(ITypeSymbol? type) => type switch
    {
        null => false,
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(IsProvider),
        _ => Same(type, MemoryProvider) || type.AllInterfaces.Contains(MemoryProvider, SymbolEqualityComparer.Default),
    };

    /// <summary>Whether the type is <c>MemoryResult</c> or <c>MemoryResult&lt;T&gt;</c> of anything.</summary>
    public bool IsResult(ITypeSymbol? type) => Same(type, Result) || Same(type?.OriginalDefinition, ResultOfT);

    /// <summary>The <c>[MemoryProvider]</c> of a type, if it has one.</summary>
    public AttributeData? FindAttribute(INamedTypeSymbol type)
        => type.GetAttributes().FirstOrDefault(attribute => Same(attribute.AttributeClass, Attribute));

    private static bool Same(ITypeSymbol? left, INamedTypeSymbol? right)
        => right is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
