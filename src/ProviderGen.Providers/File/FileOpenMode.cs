namespace ProviderGen.Providers;

/// <summary>What <see cref="WasiMemoryProvider"/> does about a missing or an existing file.</summary>
public enum FileOpenMode
{
    /// <summary>Opens the file; creates an empty one if it is missing.</summary>
    OpenOrCreate,

    /// <summary>Opens the file; fails if it is missing.</summary>
    OpenExisting,

    /// <summary>Creates the file; fails if it exists.</summary>
    CreateNew,
}
