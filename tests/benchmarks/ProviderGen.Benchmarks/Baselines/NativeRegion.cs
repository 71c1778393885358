using System.Runtime.InteropServices;

namespace ProviderGen.Benchmarks.Baselines;

/// <summary>A gibibyte of native zeros, of which only what is touched takes up memory.</summary>
internal sealed unsafe class NativeRegion : IDisposable
{
    public const long Capacity = 1L << 30;

    public byte* Start { get; private set; } = (byte*)NativeMemory.AllocZeroed((nuint)Capacity);

    ~NativeRegion() => Release();

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        NativeMemory.Free(Start);
        Start = null;
    }
}
