namespace ProviderGen;

/// <summary>A memory provider that can make what was written to it survive the end of the process, or of the machine.</summary>
public interface IDurableMemoryProvider : IMemoryProvider
{
    /// <summary>
    /// Makes every earlier write and growth durable, to the extent the provider documents. Nothing else does:
    /// <see cref="IDisposable.Dispose"/> in particular makes nothing durable.
    /// </summary>
    /// <returns>
    /// Success only if everything written before is durable. After a failure the provider is latched: writing, growing
    /// and flushing are rejected until it is reopened, and reads go on. Reopening clears the latch but does not restore lost data:
    /// everything since the last successful flush is then unspecified.
    /// </returns>
    MemoryResult Flush();
}
