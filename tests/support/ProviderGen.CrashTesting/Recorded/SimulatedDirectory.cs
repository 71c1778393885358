using ProviderGen.Testing;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>
/// A directory with one file at the most, on a disk that loses power. What the file is called is seen at once and reaches the
/// disk when the directory is synced; until then a crash leaves it with any name it has had, or with none if it is new.
/// </summary>
public sealed class SimulatedDirectory
{
    // The first one is durable. Null stands for no file.
    private readonly List<string?> _names = [null];

    /// <summary>What the file is called, or null if there is none yet.</summary>
    public string? Name => _names[^1];

    /// <summary>The content of the file.</summary>
    public SimulatedDisk File { get; } = new([]);

    /// <summary>Creates the file, or gives it another name; durable at the next <see cref="Sync"/>.</summary>
    public void SetName(string name) => _names.Add(name);

    /// <summary>Makes the name durable, not the content.</summary>
    public void Sync() => _names.RemoveRange(0, _names.Count - 1);

    /// <summary>
    /// What may be found after a crash at this moment: every possible name, each with contents that
    /// <see cref="SimulatedDisk.CrashOutcomes"/> gives.
    /// </summary>
    public IEnumerable<(string? Name, byte[]? Image)> CrashOutcomes(int most, int seed)
        => from name in _names.Distinct()
           from image in name is null ? [null] : File.CrashOutcomes(most, seed)
           select (name, image);
}
