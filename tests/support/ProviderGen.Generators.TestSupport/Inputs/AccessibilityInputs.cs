namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Providers whose openers cannot be seen further than the types of their parameters.</summary>
public static class AccessibilityInputs
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["NarrowedByParameters"] = Core.Openers("""
            private Provider(int a) { }
                private Provider(Internal a) { }
                private Provider(Private a) { }
                private Provider(List<Internal[]?> a) { }
                private Provider(Outer.InternalNested a, Uri b) { }
                private Provider(Func<Internal, Private> a) { }
                private unsafe Provider(delegate*<Internal, void> a) { }
                private unsafe Provider(Raw* a) { }
                private class Private;
            """, """
            internal class Internal;
            internal struct Raw;
            public class Outer { internal class InternalNested; }
            """, "using System.Collections.Generic;\n"),
        ["ProtectedTypesOfABase"] = Core.Usings + $$"""
            namespace Sample;
            public class Base
            {
                protected class Hidden;
                protected internal class Shared;
                private protected class Half;
            }
            [MemoryProvider]
            public sealed partial class Provider : Base
            {
                private Provider(Hidden a) { }
                private Provider(Shared a) { }
                private Provider(Half a) { }
                {{Core.Transfer}}
            }
            """,
        ["InternalProvider"] = Core.Usings + $$"""
            namespace Sample;
            internal class Internal { protected internal class Shared; internal class Nested; }
            [MemoryProvider]
            internal sealed partial class Provider
            {
                private Provider(Internal a) { }
                private Provider(Internal.Shared a) { }
                private Provider(Internal.Nested a) { }
                private Provider(Private a) { }
                private class Private;
                {{Core.Transfer}}
            }
            """,
        ["ProviderHiddenWithItsParameters"] = Core.Usings + $$"""
            namespace Sample;
            public partial class Outer
            {
                private class Options;
                protected class Shared;
                private partial class Middle
                {
                    private class Deeper;
                    [MemoryProvider]
                    public sealed partial class Provider
                    {
                        private Provider(Options a) { }
                        private Provider(Shared a) { }
                        private Provider(Deeper a) { }
                        {{Core.Transfer}}
                    }
                }
            }
            """,
        ["ProtectedProvider"] = Core.Usings + $$"""
            namespace Sample;
            public partial class Outer
            {
                protected class Options;
                private protected class Half;
                [MemoryProvider]
                protected sealed partial class Provider
                {
                    private Provider(Options a) { }
                    private Provider(Half a) { }
                    {{Core.Transfer}}
                }
            }
            """,
        ["PrivateProtectedProvider"] = Core.Usings + $$"""
            namespace Sample;
            public partial class Outer
            {
                protected class Options;
                private protected class Half;
                [MemoryProvider]
                private protected sealed partial class Provider
                {
                    private Provider(Options a) { }
                    private Provider(Half a) { }
                    {{Core.Transfer}}
                }
            }
            """,
        ["TypeParameterOfTheContainer"] = Core.Usings + $$"""
            namespace Sample;
            internal partial class Outer<T>
            {
                internal class Options;
                [MemoryProvider]
                internal sealed partial class Provider
                {
                    private Provider(Options a, T b) { }
                    {{Core.Transfer}}
                }
            }
            """,
    };
}
