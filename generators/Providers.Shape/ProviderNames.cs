namespace ProviderGen.Shapes;

/// <summary>What the compiler plug-ins know of the runtime: names, and nothing else.</summary>
internal static class ProviderNames
{
    public const string Attribute = "ProviderGen.MemoryProviderAttribute";
    public const string ExcludeFromOpenAttribute = "ProviderGen.ExcludeFromOpenAttribute";
    public const string Provider = "ProviderGen.IMemoryProvider";
    public const string DurableProvider = "ProviderGen.IDurableMemoryProvider";
    public const string AddressableProvider = "ProviderGen.IAddressableMemoryProvider";
    public const string MutableAddressableProvider = "ProviderGen.IMutableAddressableMemoryProvider";
    public const string Result = "ProviderGen.MemoryResult";
    public const string ResultOfT = "ProviderGen.MemoryResult`1";
    public const string TypedAccess = "ProviderGen.MemoryProviderTypedAccess";

    public const string LengthCore = "LengthCore";
    public const string GrowCore = "GrowCore";
    public const string ReadCore = "ReadCore";
    public const string WriteCore = "WriteCore";
    public const string SpanCore = "SpanCore";
    public const string OpenCore = "OpenCore";
    public const string ZeroCore = "ZeroCore";
    public const string FlushCore = "FlushCore";
    public const string DisposeCore = "DisposeCore";
    public const string ReadOnlyCore = "ReadOnlyCore";
    public const string NameCore = "NameCore";
}
