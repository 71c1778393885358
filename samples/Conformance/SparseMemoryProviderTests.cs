using ProviderGen.Testing;
using Quickstart;

namespace Conformance;

public sealed class SparseMemoryProviderTests : ConformanceTests
{
    protected override ProviderSubject Subject => new("sparse", () => new SparseMemoryProvider());

    // The backing starts empty, cannot fail or be flushed, has no other owners, and is never read-only. Listed here, these tests pass
    // instead of being skipped.
    protected override IReadOnlyCollection<int> NotApplicable => [1, 4, 5, 9, 10, 13, 14, 15, 16];
}
