using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG111 : RuleCases
{
    private const string Members = """
        public int PageSize => 1;
            public long Pages => 0;
            public long Size => 0;
            public bool IsReadOnly => false;
            public MemoryResult<long> Grow(long pages) => 0;
            public MemoryResult Read(long offset, Span<byte> destination) => MemoryResult.Ok;
            public MemoryResult Write(long offset, ReadOnlySpan<byte> source) => MemoryResult.Ok;
            public void Dispose() { }
        """;

    private const string Forwarding = """
        public int PageSize => inner.PageSize;
            public long Pages => inner.Pages;
            public long Size => inner.Size;
            public bool IsReadOnly => inner.IsReadOnly;
            public MemoryResult<long> Grow(long pages) => inner.Grow(pages);
            public MemoryResult Read(long offset, Span<byte> destination) => inner.Read(offset, destination);
            public MemoryResult Write(long offset, ReadOnlySpan<byte> source) => inner.Write(offset, source);
            public void Dispose() => inner.Dispose();
        """;

    public MPG111()
    {
        Reports("a class", $$"""
            public sealed class [|Provider|] : IMemoryProvider
            {
                private readonly List<byte[]> pages = [];
                {{Members}}
            }
            """, message: "'Provider' implements 'IMemoryProvider' by hand; [MemoryProvider] generates what is the same in every provider");

        Reports("by way of another interface", $$"""
            internal class [|Provider|] : IDurableMemoryProvider
            {
                public MemoryResult Flush() => MemoryResult.Ok;
                {{Members}}
            }
            """);

        Reports("a struct", $$"""
            internal struct [|Provider|] : IMemoryProvider
            {
                {{Members}}
            }
            """);

        Reports("what completes an abstract class, and not what derives from it in turn", $$"""
            public abstract class Base : IMemoryProvider
            {
                {{Members}}
            }

            public class [|Provider|] : Base;

            public sealed class Derived : Provider;
            """);

        Reports("nested and generic, with a link to another of its kind", $$"""
            public static class Outer
            {
                private sealed class [|Provider|]<T> : IMemoryProvider
                {
                    private readonly Provider<T>? next = null;
                    private static readonly HeapMemoryProvider Shared = new();
                    {{Members}}
                }
            }
            """);

        IsSilent("a generated one", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
            }
            """);

        IsSilent("one that says what is generated", $$"""
            [MemoryProvider]
            public sealed partial class Provider : IMemoryProvider
            {
                private Provider() { }
                {{Core.Transfer}}
            }
            """);

        IsSilent("a decorator with a field", $$"""
            public sealed class Decorator : IMemoryProvider
            {
                private readonly IMemoryProvider inner;
                public Decorator(IMemoryProvider provider) => inner = provider;
                {{Forwarding}}
            }
            """);

        IsSilent("a decorator with a primary constructor, of one kind of provider", $$"""
            public class Decorator<T>(T inner) : IMemoryProvider where T : IDurableMemoryProvider
            {
                {{Forwarding}}
            }

            public struct Counting(HeapMemoryProvider inner) : IMemoryProvider
            {
                {{Forwarding}}
            }
            """);

        IsSilent("a decorator whose base class holds the other", $$"""
            public abstract class Holder(IMemoryProvider inner) : IMemoryProvider
            {
                {{Forwarding}}
            }

            public sealed class Decorator(IMemoryProvider provider) : Holder(provider);
            """);

        IsSilent("a composition of several", $$"""
            public sealed class Mirrored(params IMemoryProvider[] copies) : IMemoryProvider
            {
                private readonly List<IMemoryProvider> all = [.. copies];
                {{Members}}
            }

            public sealed class OnDemand(Func<IMemoryProvider> open) : IMemoryProvider
            {
                private readonly Lazy<IMemoryProvider> one = new(open);
                {{Members}}
            }
            """);

        IsSilent("an interface and an abstract class", $$"""
            public interface INamedMemoryProvider : IMemoryProvider
            {
                string Name { get; }
            }

            public abstract class Base : IMemoryProvider
            {
                {{Members}}
            }
            """);

        IsSilent("another interface of that name", """
            namespace Elsewhere
            {
                public interface IMemoryProvider;

                public sealed class Provider : IMemoryProvider;
            }
            """);

        IsSilent("the members without the interface", $$"""
            public sealed class Provider : IDisposable
            {
                {{Members}}
            }
            """);
    }
}
