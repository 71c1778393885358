using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests.Support;

/// <summary>Stable memory of a host that fails on request.</summary>
internal sealed class FaultyStableMemory(FaultPlan plan) : IStableMemory
{
    private readonly InProcessStableMemory _memory = new();

    public long Stable64Size()
    {
        plan.Enter(FaultPoint.Length);
        return _memory.Stable64Size();
    }

    public long Stable64Grow(long newPages)
    {
        plan.Enter(FaultPoint.Grow);
        return _memory.Stable64Grow(newPages);
    }

    public void Stable64Read(long offset, Span<byte> destination)
    {
        plan.Enter(FaultPoint.Read);
        _memory.Stable64Read(offset, destination);
    }

    public void Stable64Write(long offset, ReadOnlySpan<byte> source)
    {
        plan.Enter(FaultPoint.Write);
        _memory.Stable64Write(offset, source);
    }
}
