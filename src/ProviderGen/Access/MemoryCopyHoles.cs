namespace ProviderGen;

/// <summary>What a copy makes of the holes of its source (<see cref="ISparseMemoryProvider"/>).</summary>
public enum MemoryCopyHoles
{
    /// <summary>
    /// Takes the source's word for it: a hole that meets fresh pages of the destination is not read. A file system that gives a wrong
    /// answer leaves zeros in the copy.
    /// </summary>
    Skip,

    /// <summary>Reads every byte of the source, and asks for no holes. The copy is as sparse as otherwise.</summary>
    Read,
}
