using ProviderGen.Testing;
using Quickstart;

namespace Conformance;

public sealed class SparseMemoryProviderTests : ConformanceTests
{
    protected override ProviderSubject Subject => new("sparse", () => new SparseMemoryProvider());

    // No backing that holds something at first, fails, is flushed, has other owners or is read-only. Known, so these tests pass instead of
    // being skipped.
    protected override IReadOnlyCollection<int> NotApplicable => [1, 4, 5, 9, 10, 13, 14, 15, 16];
}
