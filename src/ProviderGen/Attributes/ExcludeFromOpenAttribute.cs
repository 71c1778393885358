namespace ProviderGen;

/// <summary>Marks a private constructor of a memory provider for which no static <c>Open</c> method is generated.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class ExcludeFromOpenAttribute : Attribute;
