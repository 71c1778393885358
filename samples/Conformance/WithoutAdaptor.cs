using ProviderGen.Testing;
using Quickstart;

namespace Conformance;

public class WithoutAdaptor
{
    [Fact]
    public void TheSparseProviderKeepsTheContract()
    {
        var subject = new ProviderSubject("sparse", () => new SparseMemoryProvider());
        ConformanceSuite.Run(subject).ThrowIfBroken();          // a report: clause, verdict, and the operations that led to a failure
    }
}
