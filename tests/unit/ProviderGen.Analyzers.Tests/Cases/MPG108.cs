using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG108 : RuleCases
{
    private const string Flush = "private void FlushCore() { }";

    public MPG108()
    {
        Reports("a method and a property", Provider($$"""
            private Provider() { }
                {{Core.Transfer}}
                {{Flush}}
                public void Save() => [|FlushCore()|];
                public long Length => [|LengthCore()|];
                internal int First(Span<byte> bytes)
                {
                    [|this.WriteCore(0, bytes)|];
                    return [|ReadCore(0, bytes)|];
                }
            """), message: "'FlushCore' performs no checks; use 'Flush' instead");

        Reports("one on another instance, in a lambda and in a local function", Provider($$"""
            private Provider() { }
                {{Core.Addressable}}
                private void DisposeCore() { }
                public static void Close(Provider provider, List<Action> actions)
                {
                    [|provider.DisposeCore()|];
                    actions.Add(() => [|provider.GrowCore(0, 1)|]);
                    void Touch() => [|provider.SpanCore(0, 1)|].Clear();
                    Touch();
                }
            """));

        Reports("a delegate", Provider($$"""
            private Provider() { }
                {{Core.Transfer}}
                {{Flush}}
                public Action Saving() => [|FlushCore|];
            """));

        Reports("a helper that is called from elsewhere too", Provider($$"""
            private Provider() { }
                {{Core.Length}}
                {{Core.Read}}
                {{Core.Write}}
                private void GrowCore(long oldLength, long newLength) => Clear(oldLength);
                private void Clear(long offset) => [|WriteCore(offset, new byte[1])|];
                public void ClearFirst() => Clear(0);
            """));

        Reports("a helper that nobody calls, and an interface implemented explicitly", Provider($$"""
            private Provider() { }
                {{Core.Transfer}}
                private void Clear() => [|WriteCore(0, [0])|];
                void IProgress<int>.Report(int value) => [|WriteCore(value, [0])|];
            """, ": IProgress<int>"));

        IsSilent("primitives among themselves", Provider($$"""
            private Provider() { }
                {{Core.Length}}
                {{Core.Read}}
                {{Core.Write}}
                {{Flush}}
                private void GrowCore(long oldLength, long newLength) => ZeroCore(oldLength, newLength - oldLength);
                private void ZeroCore(long offset, long length) { WriteCore(offset, new byte[length]); FlushCore(); }
                private void OpenCore() { if (LengthCore() == 0) Array.ForEach([1L], offset => WriteCore(offset, [0])); }
            """));

        IsSilent("helpers of primitives, and theirs", Provider($$"""
            private Provider() { }
                {{Core.Length}}
                {{Core.Read}}
                {{Core.Write}}
                private long Rest => LengthCore() % PageSize;
                private partial void Put(long offset);
                private void GrowCore(long oldLength, long newLength) => Fill(oldLength);
                private void Fill(long offset) { if (Rest == 0) Put(offset); else Fill(offset + 1); }
                private partial void Put(long offset) { lock (this) WriteCore(offset, [0]); }
            """));

        IsSilent("constructors, initializers and a finalizer", Provider($$"""
            private static readonly Provider Shared = new();
                private static readonly long Start = Shared.LengthCore();
                private Provider() { if (LengthCore() > 0) Discard(); }
                ~Provider() => DisposeCore();
                private void Discard() => GrowCore(0, 0);
                {{Core.Transfer}}
                private void DisposeCore() { }
            """));

        IsSilent("the operations that check", Provider($$"""
            private Provider() { }
                {{Core.Transfer}}
                {{Flush}}
                public MemoryResult Save(byte[] bytes) => Write(0, bytes) is { IsOk: true } ? Flush() : Read(0, bytes);
                public long Length => Size;
            """));

        IsSilent("what may be known at any time", Provider($$"""
            private Provider() { }
                {{Core.Transfer}}
                private bool ReadOnlyCore() => false;
                private string NameCore() => "it";
                public override string ToString() => NameCore() + nameof(WriteCore) + ReadOnlyCore();
            """));

        IsSilent("an overload that is no primitive, and calls what checks", Provider($$"""
            private Provider() { }
                {{Core.Transfer}}
                {{Flush}}
                private void WriteCore(long offset, string text) => Write(offset, System.Text.Encoding.UTF8.GetBytes(text)).ThrowIfError();
                private void FlushCore(bool twice) { }
                public void Save(string text) { WriteCore(0, text); FlushCore(true); }
            """));

        IsSilent("a nested type, which primitives may well be made of", Provider($$"""
            private Provider() { }
                {{Core.Length}}
                {{Core.Grow}}
                {{Core.Write}}
                private int ReadCore(long offset, Span<byte> destination) => new Cursor(this).Copy(destination);
                private sealed class Cursor(Provider provider)
                {
                    public int Copy(Span<byte> destination) => (int)provider.LengthCore();
                }
            """));

        IsSilent("a class that is no provider", $$"""
            public sealed class Stack
            {
                {{Core.Transfer}}
                public long Length => LengthCore();
            }
            """);
    }

    private static string Provider(string members, string bases = "") => $$"""
        [MemoryProvider]
        public sealed partial class Provider {{bases}}
        {
            {{members}}
        }
        """;
}
