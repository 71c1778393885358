using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG012 : RuleCases
{
    private const string Loop = """
        private void WriteCore(long offset, ReadOnlySpan<byte> source)
        {
            bool written = false;
            while (!written)
            {
                try { Put(offset, source); written = true; }
                catch (IOException) { Thread.Sleep(1); }
            }
        }
        """;

    public MPG012()
    {
        Reports("a write that fails silently", Write("""
            try { Put(offset, source); } [|catch|] (IOException) { }
            """), message: "'WriteCore' catches an exception and returns as if it had succeeded");

        Reports("a read that makes up an answer", Members("""
            private int ReadCore(long offset, Span<byte> destination)
            {
                try { return Take(offset, destination); }
                [|catch|] (IOException) { destination.Clear(); return destination.Length; }
            }
            """));

        Reports("nothing read is another error than what went wrong", Members("""
            private int ReadCore(long offset, Span<byte> destination)
            {
                try { return Take(offset, destination); }
                [|catch|] { return 0; }
            }
            """));

        Reports("a filter does not excuse", Write("""
            try { Put(offset, source); } [|catch|] (IOException e) when (e.HResult == 4) { }
            """));

        Reports("taking note is not enough", Write("""
            try { Put(offset, source); } [|catch|] (Exception e) { Console.Error.WriteLine($"{offset}: {e.Message}"); }
            """));

        Reports("only some paths throw", Write("""
            try { Put(offset, source); } [|catch|] (IOException e) { if (e.HResult != 0) throw; }
            """));

        Reports("attempts that come to an end", Write("""
            for (int i = 0; i < 3; i++)
            {
                try { Put(offset, source); return; } [|catch|] (IOException) { }
            }
            """));

        Reports("attempts that the catch counts", Write("""
            int attempts = 3;
            while (attempts > 0)
            {
                try { Put(offset, source); return; } [|catch|] (IOException) { attempts--; }
            }
            """));

        Reports("one catch of two", Write("""
            try { Put(offset, source); }
            catch (UnauthorizedAccessException) { throw; }
            [|catch|] (IOException) { }
            """));

        Reports("a flush that the platform cannot do is no success", Members("""
            private void FlushCore() { try { Sync(); } [|catch|] (PlatformNotSupportedException) { } }
            """));

        IsSilent("rethrown, or thrown otherwise", Write("""
            try { Put(offset, source); }
            catch (ArgumentException) { throw; }
            catch (IOException e) { throw new InvalidOperationException("No.", e); }
            """));

        IsSilent("tried again until it works", Members(Loop));

        IsSilent("interrupted, and tried again", Write("""
            while (true)
            {
                try { Put(offset, source); return; } catch (IOException e) when (e.HResult == 4) { }
            }
            """));

        IsSilent("tried again, and then given up", Write("""
            for (int i = 0; i < 3; i++)
            {
                try { Put(offset, source); return; } catch (IOException) { Thread.Sleep(i); }
            }
            throw new IOException("Three times.");
            """));

        IsSilent("the last attempt is not caught", Write("""
            for (int i = 0; i < 3; i++)
            {
                try { Put(offset, source); return; } catch (IOException) when (i < 2) { }
            }
            """));

        IsSilent("tried again by a jump", Write("""
            int attempts = 0;
            again:
            try { Put(offset, source); } catch (IOException) { if (++attempts == 3) throw; goto again; }
            """));

        IsSilent("tried again because the catch says so", Write("""
            bool again;
            do
            {
                again = false;
                try { Put(offset, source); } catch (IOException) { again = true; }
            }
            while (again);
            """));

        IsSilent("read on after an interruption", Members("""
            private int ReadCore(long offset, Span<byte> destination)
            {
                int total = 0;
                while (total < destination.Length)
                {
                    try { total += Take(offset + total, destination[total..]); } catch (IOException) { }
                }
                return total;
            }
            """));

        IsSilent("kept, and thrown later", Write("""
            Exception? failure = null;
            try { Put(offset, source); } catch (IOException e) { failure = e; }
            Undo();
            if (failure is not null)
                throw new IOException("No.", failure);
            """));

        IsSilent("collected, and thrown later", Write("""
            var failures = new List<Exception>();
            try { Put(offset, source); } catch (IOException e) { failures.Add(e); }
            if (failures.Count > 0)
                throw new AggregateException(failures);
            """));

        IsSilent("captured, and thrown later", Write("""
            System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
            try { Put(offset, source); } catch (IOException e) { failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e); }
            failure?.Throw();
            """));

        IsSilent("thrown by a helper", Write("""
            try { Put(offset, source); } catch (IOException e) { Fail(e); }
            """));

        IsSilent("undone and rethrown, whatever undoing does", Members("""
            private void GrowCore(long oldLength, long newLength)
            {
                try { Put(newLength, default); }
                catch { try { Put(oldLength, default); } catch (IOException) { } throw; }
            }
            """));

        IsSilent("done another way", Members("""
            private void ZeroCore(long offset, long length)
            {
                try { Undo(); } catch (NotSupportedException) { WriteZeros(offset, length); }
            }
            private void WriteZeros(long offset, long length) { }
            private long LengthCore()
            {
                try { return new FileInfo("a").Length; } catch (IOException) { return File.ReadAllBytes("a").LongLength; }
            }
            """));

        IsSilent("nothing to read because the backing ends", Members("""
            private int ReadCore(long offset, Span<byte> destination)
            {
                try { return Take(offset, destination); } catch (EndOfStreamException) { return 0; }
            }
            """));

        IsSilent("SpanCore, which must not throw", Members("""
            private Span<byte> SpanCore(long offset, int length)
            {
                try { return new byte[length]; } catch (OutOfMemoryException) { return default; }
            }
            """));

        IsSilent("locks that the platform lacks", Members("""
            private bool _locked;
            private void OpenCore() { try { Sync(); _locked = true; } catch (PlatformNotSupportedException) { _locked = false; } }
            """));

        IsSilent("releasing, naming and what must not throw", Members("""
            private void DisposeCore() { try { Undo(); } catch (IOException) { } }
            private string? NameCore() { try { return File.ReadAllText("a"); } catch (IOException) { return null; } }
            private bool ReadOnlyCore() { try { Undo(); return false; } catch (IOException) { return true; } }
            """));

        IsSilent("what is left over is deleted", Members("""
            private void FlushCore()
            {
                Sync();
                try { File.Delete("a"); } catch (IOException) { }
            }
            """));

        IsSilent("a method that is no primitive, a lambda and a local function", Members("""
            private void WriteCore(int number) { try { Undo(); } catch (IOException) { } }
            private void Try() { try { Undo(); } catch (IOException) { } }
            private void FlushCore()
            {
                Action trying = () => { try { Sync(); } catch (IOException) { } };
                trying();
                if (!Succeeds())
                    throw new IOException("No.");
                bool Succeeds() { try { Sync(); return true; } catch (IOException) { return false; } }
            }
            """));

        IsSilent("no attribute", """
            public sealed class Writer
            {
                private void FlushCore() { try { File.Delete("a"); GC.Collect(); } catch (IOException) { } }
            }
            """);
    }

    private static string Write(string statements) => Members($$"""
        private void WriteCore(long offset, ReadOnlySpan<byte> source)
        {
            {{statements}}
        }
        """);

    // What is missing of the provider is reported by other rules.
    private static string Members(string members) => $$"""
        [MemoryProvider]
        public sealed partial class Provider
        {
            {{members}}
            private void Put(long offset, ReadOnlySpan<byte> source) { }
            private int Take(long offset, Span<byte> destination) => 0;
            private void Sync() { }
            private void Undo() { }
            private void Fail(Exception cause) => throw new IOException("No.", cause);
        }
        """;
}
