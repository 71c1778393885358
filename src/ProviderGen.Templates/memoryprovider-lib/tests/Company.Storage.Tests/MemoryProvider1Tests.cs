using ProviderGen.Testing;

namespace Company.Storage.Tests;

/// <summary>One test for each clause of the contract.</summary>
#if (isTransfer)
public sealed class MemoryProvider1Tests : ConformanceTests, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("storage-").FullName;

    protected override ProviderSubject Subject => new(nameof(MemoryProvider1), () => MemoryProvider1.Open(FreshPath()).ThrowIfError())
    {
        // Lets the checks read the raw bytes of the file, reopen it, change its length and delete it, as another program might.
        Backing = content => RawBacking.OfFile(FreshPath(), content, path => MemoryProvider1.Open(path)),

        // Lets the checks make any raw call fail.
        CreateWithFaults = plan =>
        {
            MemoryProvider1 provider = MemoryProvider1.Open(FreshPath()).ThrowIfError();
            provider.BeforeRawCall = plan.Enter;
            return provider;
        },
    };

    // Never read-only (16) or in memory (17). On Windows, other programs cannot truncate (5) or delete (15) an open file.
    protected override IReadOnlyCollection<int> NotApplicable => OperatingSystem.IsWindows() ? [5, 15, 16, 17] : [16, 17];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string FreshPath() => Path.Combine(_directory, Path.GetRandomFileName());
}
#else
public sealed class MemoryProvider1Tests : ConformanceTests
{
    protected override ProviderSubject Subject => new(nameof(MemoryProvider1), () => new MemoryProvider1());

    // The backing starts empty (1, 13), cannot fail (4, 9) or be flushed (10, 15), has no other owners (5, 14), and is never read-only (16).
    protected override IReadOnlyCollection<int> NotApplicable => [1, 4, 5, 9, 10, 13, 14, 15, 16];
}
#endif
