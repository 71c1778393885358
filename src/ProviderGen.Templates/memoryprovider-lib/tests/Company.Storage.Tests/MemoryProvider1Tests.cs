using ProviderGen.Testing;

namespace Company.Storage.Tests;

/// <summary>One test for each clause of the contract.</summary>
#if (isTransfer)
public sealed class MemoryProvider1Tests : ConformanceTests, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("storage-").FullName;

    protected override ProviderSubject Subject => new(nameof(MemoryProvider1), () => MemoryProvider1.Open(FreshPath()).ThrowIfError())
    {
        // Lets the checks look at the bytes of the file, and open it again.
        Backing = content =>
        {
            string path = FreshPath();
            File.WriteAllBytes(path, content);
            return RawBacking.Of(() => MemoryProvider1.Open(path), () => File.ReadAllBytes(path), name: path, isExclusive: true);
        },
    };

    // Nothing makes this file fail (4, 9), cuts it from outside (5) or removes it (15), it is not read-only (16) nor in memory (17).
    protected override IReadOnlyCollection<int> NotApplicable => [4, 5, 9, 15, 16, 17];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string FreshPath() => Path.Combine(_directory, Path.GetRandomFileName());
}
#else
public sealed class MemoryProvider1Tests : ConformanceTests
{
    protected override ProviderSubject Subject => new(nameof(MemoryProvider1), () => new MemoryProvider1());

    // No backing that fails (4, 9), is flushed (10, 15), has other owners (5, 14) or is read-only (16).
    protected override IReadOnlyCollection<int> NotApplicable => [4, 5, 9, 10, 14, 15, 16];
}
#endif
