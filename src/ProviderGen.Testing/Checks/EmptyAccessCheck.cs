namespace ProviderGen.Testing;

/// <summary>Clause 7: access of no length.</summary>
internal sealed class EmptyAccessCheck() : ClauseCheck(7, "An empty access succeeds from zero to the end, inclusive",
    "Loops over records end with an access of no length at the very end of the image, and code that copies an empty value "
    + "should not need a special case. An empty access outside that range is as much a mistake in the caller as any other, and "
    + "hiding it hides a wrong offset.",
    "Leave empty accesses to the generated Read and Write, which answer them before ReadCore, WriteCore or SpanCore is called. By hand:"
    + "an empty access succeeds at every offset from 0 to Size, and is OutOfBounds elsewhere.", 6)
{
    public override void Run(CheckRun run)
    {
        Probe(run, run.Fresh(), 0);
        long pages = run.SomePages;
        Probe(run, run.Readable(pages), pages * run.PageSize);
    }

    private static void Probe(CheckRun run, TracedProvider provider, long size)
    {
        bool writable = !provider.IsReadOnly;
        foreach (long offset in Probes.Offsets(size, run.PageSize))
        {
            int mark = run.Log.Count;
            Judge(provider.Read(offset, []), "reading", offset, size);
            if (provider.IsAddressable)
                Judge(provider.ReadInPlace(offset, 0, 0, static (_, _) => throw new CallbackException()), "visiting", offset, size);
            if (writable)
                Judge(provider.Write(offset, []), "writing", offset, size);
            if (writable && provider.IsMutableInPlace)
                Judge(provider.WriteInPlace(offset, 0, 0, static (_, _) => throw new CallbackException()), "changing", offset, size);
            run.Log.TruncateTo(mark);
        }
    }

    private static void Judge(MemoryResult result, string what, long offset, long size)
    {
        if (offset >= 0 && offset <= size)
            Expect.Ok(result, $"{what} nothing at offset {offset} of {size} bytes");
        else
            Expect.OutOfBounds(result.Error, offset, 0, size, $"{what} nothing at offset {offset}");
    }
}
