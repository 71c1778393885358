namespace ProviderGen.Verification.Steps;

/// <summary>A temporary directory.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("verification-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
