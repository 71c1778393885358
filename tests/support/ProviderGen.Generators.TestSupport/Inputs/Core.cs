namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Primitives that inputs share: what they do matters to no test here.</summary>
public static class Core
{
    public const string Length = "private long LengthCore() => 0;";
    public const string Grow = "private void GrowCore(long oldLength, long newLength) { }";
    public const string Read = "private int ReadCore(long offset, Span<byte> destination) => destination.Length;";
    public const string Write = "private void WriteCore(long offset, ReadOnlySpan<byte> source) { }";
    public const string Span = "private Span<byte> SpanCore(long offset, int length) => new byte[length];";
    public const string ReadOnlySpan = "private ReadOnlySpan<byte> SpanCore(long offset, int length) => new byte[length];";

    /// <summary>A backing that is read and written by calls.</summary>
    public const string Transfer = $"""
        {Length}
            {Grow}
            {Read}
            {Write}
        """;

    /// <summary>A backing that lies in memory.</summary>
    public const string Addressable = $"""
        {Length}
            {Grow}
            {Span}
        """;

    public const string Usings = """
        using System;
        using ProviderGen;

        """;

    /// <summary>A provider in the namespace <c>Sample</c> with these members.</summary>
    public static string Provider(string members, string attribute = "MemoryProvider", string name = "Provider") => $$"""
        {{Usings}}
        namespace Sample;

        [{{attribute}}]
        public sealed partial class {{name}}
        {
            {{members}}
        }

        """;

    /// <summary>A transfer provider with constructors that become openers, and whatever they need.</summary>
    public static string Openers(string constructors, string around = "", string usings = "") => $$"""
        {{Usings}}{{usings}}
        namespace Sample;
        {{around}}
        [MemoryProvider]
        public sealed partial class Provider
        {
            {{constructors}}

            {{Transfer}}
        }

        """;
}
