using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG011 : RuleCases
{
    public MPG011()
    {
        Reports("a task", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private Task<long> [|LengthCore|]() => Task.FromResult(0L);
                {{Core.Grow}}
                {{Core.Span}}
            }
            """, message: "Cannot generate code for 'Provider': LengthCore is asynchronous, and must be 'private long LengthCore()'");

        Reports("async", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Length}}
                private async Task [|GrowCore|](long oldLength, long newLength) => await Task.Yield();
                {{Core.Span}}
            }
            """);

        Reports("async, and nothing else wrong", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private async void [|FlushCore|]() => await Task.Yield();
            }
            """);

        Reports("value tasks, over memory", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Length}}
                {{Core.Grow}}
                private ValueTask<int> [|ReadCore|](long offset, Memory<byte> destination) => default;
                private ValueTask [|WriteCore|](long offset, ReadOnlyMemory<byte> source) => default;
            }
            """);

        Reports("public, and static", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                public static async ValueTask [|DisposeCore|]() => await Task.Yield();
            }
            """);

        IsSilent("a primitive that waits", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private long LengthCore() => Task.FromResult(0L).GetAwaiter().GetResult();
                {{Core.Grow}}
                {{Core.Span}}
            }
            """);

        IsSilent("an asynchronous overload", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private void FlushCore() { }
                private async Task FlushCore(CancellationToken cancellation) => await Task.Delay(1, cancellation);
            }
            """);

        IsSilent("an asynchronous method beside it", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                public async Task FlushAsync() => await Task.Yield();
                public Task<long> LengthCoreAsync() => Task.FromResult(LengthCore());
            }
            """);

        IsSilent("something else of another type", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private int {|MPG004:LengthCore|}() => 0;
                {{Core.Grow}}
                {{Core.Span}}
            }
            """);

        IsSilent("a task of one's own", $$"""
            public sealed class Task;

            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private Task {|MPG004:FlushCore|}() => new();
            }
            """);

        IsSilent("a sequence of tasks", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private Task[] {|MPG004:FlushCore|}() => [];
            }
            """);

        IsSilent("no attribute", """
            public sealed class Provider
            {
                private async Task GrowCore(long oldLength, long newLength) => await Task.Yield();
            }
            """);
    }
}
