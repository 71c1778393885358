namespace ProviderGen.Testing;

/// <summary>Clause 11: disposal.</summary>
internal sealed class DisposalCheck() : ClauseCheck(11, "Disposal is final, repeatable and silent",
    "Providers are disposed in finally blocks and by containers, sometimes twice, and code that still holds one must get an "
    + "answer it can handle: an error that says what happened, for every operation and whatever its arguments, never an "
    + "exception and never access to memory that has been given back.",
    "Leave Dispose to the generated code, which calls DisposeCore once and rejects everything afterwards. DisposeCore has to release the"
    + "backing and must not throw.", 6)
{
    public override void Run(CheckRun run)
    {
        IsFinal(run, run.Fresh());
        IsFinal(run, run.Readable(run.SomePages));
    }

    private static void IsFinal(CheckRun run, TracedProvider provider)
    {
        provider.Dispose();
        provider.Dispose();
        Expect.PageCount(provider, 0, run.PageSize, $"After disposal,");
        Expect.That(provider.PageSize == run.PageSize, $"PageSize has changed with disposal.");
        _ = provider.IsReadOnly;

        int mark = run.Log.Count;
        foreach (long count in new[] { 0, 1, -1, long.MinValue, long.MaxValue })
            Disposed(provider.Grow(count).Error, $"Grow({count})");
        foreach (long offset in new[] { 0, 1, -1, long.MinValue, long.MaxValue })
        {
            foreach (int length in new[] { 0, 1, run.PageSize == 1 ? 2 : Math.Min(run.PageSize, Probes.MaxBytes) })
                AccessIsRejected(provider, offset, length);
        }

        if (provider.IsDurable)
            Disposed(provider.Flush().Error, "Flush");
        run.Log.TruncateTo(mark);
        provider.Dispose();
    }

    private static void AccessIsRejected(TracedProvider provider, long offset, int length)
    {
        byte[] buffer = new byte[length];
        Disposed(provider.Read(offset, buffer).Error, $"reading {length} bytes at offset {offset}");
        Disposed(provider.Write(offset, buffer).Error, $"writing {length} bytes at offset {offset}");
        if (provider.IsAddressable)
        {
            Disposed(provider.ReadInPlace(offset, length, 0, static (_, _) => throw new CallbackException()).Error, "ReadInPlace");
            Disposed(provider.ReadInPlace<int>(offset, length, 0, null).Error, "ReadInPlace without a callback");
        }

        if (provider.IsMutableInPlace)
        {
            Disposed(provider.WriteInPlace(offset, length, 0, static (_, _) => throw new CallbackException()).Error, "WriteInPlace");
            Disposed(provider.WriteInPlace<int>(offset, length, 0, null).Error, "WriteInPlace without a callback");
        }
    }

    private static void Disposed(MemoryError? error, string operation)
        => Expect.Rejected(error, ProviderErrorReason.Disposed, $"{operation} after disposal");
}
