using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG108Fix : FixCases
{
    public MPG108Fix()
        : base("MPG108.CallChecked")
    {
        Fixes(
            "a write",
            Provider("""
                public void Clear()
                    {
                        // All of it.
                        [|WriteCore(0, new byte[Size])|]; // Now.
                        {|MPG108:FlushCore()|};
                    }
                """),
            Provider("""
                public void Clear()
                    {
                        // All of it.
                        Write(0, new byte[Size]).ThrowIfError(); // Now.
                        {|MPG108:FlushCore()|};
                    }
                """));

        Fixes(
            "a flush that is the whole body",
            Provider("public void Save() => [|FlushCore()|];"),
            Provider("public void Save() => Flush().ThrowIfError();"));

        Fixes(
            "a disposal",
            Provider("public static void Close(Provider one) => [|one.DisposeCore()|];"),
            Provider("public static void Close(Provider one) => one.Dispose();"));

        Fixes(
            "one on what may be null",
            Provider("public static void Save(Provider? one) => one?[|.FlushCore()|];"),
            Provider("public static void Save(Provider? one) => one?.Flush().ThrowIfError();"));

        Fixes(
            "a read of which nobody asks how much",
            Provider("public void Fill(byte[] bytes) { [|ReadCore(0, bytes)|]; }"),
            Provider("public void Fill(byte[] bytes) { Read(0, bytes).ThrowIfError(); }"));

        Fixes(
            "a read whose length is dropped",
            Provider("public void Fill(byte[] bytes) { _ = [|this.ReadCore(0, bytes)|]; }"),
            Provider("public void Fill(byte[] bytes) { this.Read(0, bytes).ThrowIfError(); }"));

        FixesAll(
            "all that can be",
            key: null,
            (Provider("""
                public void Save() { [|WriteCore(0, [1])|]; [|FlushCore()|]; }
                    public long Length => [|LengthCore()|];
                """),
            Provider("""
                public void Save() { Write(0, [1]).ThrowIfError(); Flush().ThrowIfError(); }
                    public long Length => [|LengthCore()|];
                """)),
            (Provider("public void Save() => [|FlushCore()|];", "Other"), Provider("public void Save() => Flush().ThrowIfError();", "Other")));

        OffersNothing("a length, which the backing may have changed", Provider("public bool IsStale => [|LengthCore()|] != Size;"));

        OffersNothing("a growth, which counts in bytes", Provider("public void Double() => [|GrowCore(Size, 2 * Size)|];"));

        OffersNothing("zeros, for which there is no operation", Provider("""
            private void ZeroCore(long offset, long length) { }
                public void Clear() => [|ZeroCore(0, Size)|];
            """));

        OffersNothing("a read whose length is used", Provider("public int Fill(byte[] bytes) => [|ReadCore(0, bytes)|];"));

        OffersNothing("a delegate", Provider("public Action Saving => [|FlushCore|];"));

        OffersNothing("a call whose exceptions are caught", Provider("""
            public bool TrySave()
                {
                    try { [|FlushCore()|]; return true; }
                    catch (IOException) { return false; }
                }
            """));

        OffersNothing("names that the operation does not have", Provider(
            "public void First(byte[] bytes) => [|WriteCore(source: bytes, offset: 0)|];"));
    }

    private static string Provider(string members, string name = "Provider") => $$"""
        [MemoryProvider]
        public sealed partial class {{name}}
        {
            private {{name}}() { }
            {{Core.Transfer}}
            private void FlushCore() { }
            private void DisposeCore() { }

            {{members}}
        }
        """;
}
