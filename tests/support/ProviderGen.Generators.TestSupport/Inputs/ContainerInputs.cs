namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Providers that differ in where they stand and what they are called.</summary>
public static class ContainerInputs
{
    private const string Nested = $$"""
        [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider(string path) { }
                {{Core.Transfer}}
            }
        """;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["GlobalNamespace"] = Core.Usings + Nested,
        ["NestedInClass"] = In("public partial class Container"),
        ["NestedInStaticClass"] = In("public static partial class Container"),
        ["NestedInStruct"] = In("public partial struct Container"),
        ["NestedInReadOnlyStruct"] = In("public readonly partial struct Container"),
        ["NestedInRecord"] = In("public partial record Container(int Number)"),
        ["NestedInRecordStruct"] = In("public readonly partial record struct Container(int Number)"),
        ["NestedInRefStruct"] = In("public ref partial struct Container"),
        ["NestedInInterface"] = In("public partial interface IContainer"),
        ["NestedInGeneric"] = In("public partial class Container<TKey, TValue> where TKey : notnull, IComparable<TKey> where TValue : struct"),
        ["NestedThreeDeep"] = Core.Usings + $$"""
            namespace Sample.Deep;
            internal partial interface IOuter<T> where T : class?
            {
                partial record struct Middle<U>
                {
                    private partial class Inner
                    {
                        {{Nested}}
                    }
                }
            }
            """,
        ["HidingAnInheritedType"] = Core.Usings + $$"""
            namespace Sample;
            public class Base { public class Provider; }
            public partial class Container : Base
            {
                [MemoryProvider]
                public new sealed partial class Provider
                {
                    private Provider() { }
                    {{Core.Transfer}}
                }
            }
            """,
        ["Generic"] = Core.Usings + $$"""
            namespace Sample;
            [MemoryProvider]
            public sealed partial class Provider<TBacking, TState> where TBacking : class, IDisposable, new() where TState : unmanaged
            {
                private Provider(TBacking backing, TState state, TState? maybe = null) { }
                {{Core.Addressable}}
            }
            """,
        ["GenericOverRefStructs"] = Core.Usings + $$"""
            namespace Sample;
            [MemoryProvider]
            public sealed partial class Provider<T> where T : allows ref struct
            {
                private Provider(scoped T backing) { }
                {{Core.Addressable}}
            }
            """,
        ["KeywordNames"] = Core.Usings + $$"""
            namespace @namespace.@event;
            public partial struct @struct<@in>
            {
                [MemoryProvider]
                public sealed partial class @class<@out> where @out : struct
                {
                    private @class(@in @params, @out @ref, @class<@out>? @this = null, string @default = "") { }
                    {{Core.Transfer}}
                }
            }
            """,
        ["ContextualKeywordNames"] = Core.Usings + $$"""
            namespace @record.@file.@global;
            public partial class @required<@scoped>
            {
                [MemoryProvider]
                public sealed partial class @record<@file, @partial, @var, @dynamic, @nint, @where>
                {
                    private @record(
                        @scoped @await, @file @async, @partial @var, @var @dynamic, @dynamic @value, @nint @field, @where @when,
                        ref int @scoped, @required<int> @record, string @nameof, string _) { }
                    {{Core.Transfer}}
                }
            }
            """,
        ["CombiningCharacters"] = Core.Usings + $$"""
            namespace Sämple;
            [MemoryProvider]
            public sealed partial class Prov{{"i\u0308"}}der
            {
                private Prov{{"i\u0308"}}der(string pa{{"\u0301"}}th) { }
                {{Core.Transfer}}
            }
            """,
        ["TwoParts"] = Core.Usings + $$"""
            namespace Sample;
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Length}}
                {{Core.Grow}}
            }
            partial class Provider : IEquatable<Provider>
            {
                public bool Equals(Provider? other) => ReferenceEquals(this, other);
                public override bool Equals(object? obj) => Equals(obj as Provider);
                public override int GetHashCode() => 0;
                {{Core.Read}}
                {{Core.Write}}
            }
            """,
        ["WithBaseClass"] = Core.Usings + $$"""
            namespace Sample;
            public abstract class Base
            {
                private int __size = 1;
                protected int Twice => __size * 2;
                public static string Open(Uri uri) => uri.Host;
                public void Read() { }
            }
            [MemoryProvider]
            public sealed partial class Provider : Base, IDisposable
            {
                private Provider() { }
                {{Core.Transfer}}
            }
            """,
    };

    private static string In(string container) => $$"""
        {{Core.Usings}}
        namespace Sample;

        {{container}}
        {
            {{Nested}}
        }

        """;
}
