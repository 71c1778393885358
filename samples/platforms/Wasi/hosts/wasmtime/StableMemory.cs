using Wasmtime;

namespace WasmtimeHost;

/// <summary>
/// Stable memory as the Internet Computer interface specification has it, on a WebAssembly memory of its own: pages of 64 KiB, zero when
/// fresh, up to 500 GiB. An access outside either memory is a trap, as an exception in a function of the host is one.
/// </summary>
internal sealed class StableMemory(Store store)
{
    private const long MaxPages = 8_192_000;
    private readonly Memory _memory = new(store, 0, MaxPages, is64Bit: true);

    public void Define(Linker linker)
    {
        linker.DefineFunction("ic0", "stable64_size", _memory.GetSize);
        linker.DefineFunction("ic0", "stable64_grow", (long pages) => Grow(pages));
        linker.DefineFunction("ic0", "stable64_read", (Caller caller, long to, long offset, long length) =>
            Range(_memory, offset, length).CopyTo(Range(caller.GetMemory("memory")!, to, length)));
        linker.DefineFunction("ic0", "stable64_write", (Caller caller, long offset, long from, long length) =>
            Range(caller.GetMemory("memory")!, from, length).CopyTo(Range(_memory, offset, length)));
    }

    // All of these numbers are unsigned.
    private long Grow(long pages)
    {
        if ((ulong)pages > (ulong)(MaxPages - _memory.GetSize()))
            return -1;
        try
        {
            return _memory.Grow(pages);
        }
        catch (WasmtimeException)
        {
            return -1; // There is not that much address space.
        }
    }

    private static Span<byte> Range(Memory memory, long offset, long length)
    {
        ulong size = (ulong)memory.GetLength();
        if ((ulong)offset > size || (ulong)length > size - (ulong)offset)
            throw new ArgumentOutOfRangeException(nameof(offset), "memory access out of bounds");
        return memory.GetSpan(offset, checked((int)length)); // No module here has more than 2 GiB to copy from, or to.
    }
}
