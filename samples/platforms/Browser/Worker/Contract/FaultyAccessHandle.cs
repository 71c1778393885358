using ProviderGen.Testing;

namespace Browser.Worker;

/// <summary>A file of a browser that fails on request.</summary>
internal sealed class FaultyAccessHandle(ISyncAccessHandle file, FaultPlan plan) : ISyncAccessHandle
{
    public long GetSize()
    {
        plan.Enter(FaultPoint.Length);
        return file.GetSize();
    }

    public void Truncate(long newSize)
    {
        plan.Enter(FaultPoint.Grow);
        file.Truncate(newSize);
    }

    public int Read(long offset, Span<byte> destination)
    {
        plan.Enter(FaultPoint.Read);
        return file.Read(offset, destination);
    }

    public int Write(long offset, ReadOnlySpan<byte> source)
    {
        plan.Enter(FaultPoint.Write);
        return file.Write(offset, source);
    }

    public void Flush()
    {
        plan.Enter(FaultPoint.Flush);
        file.Flush();
    }

    public void Close() => file.Close();
}
