using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ProviderGen.Testing;

/// <summary>Makes a method with the number of a clause as its parameter one test for each clause of the contract.</summary>
[XunitTestCaseDiscoverer("ProviderGen.Testing.ClauseDiscoverer", "ProviderGen.Testing.Xunit")]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractClausesAttribute : FactAttribute;

/// <summary>Created by xunit, by its name.</summary>
internal sealed class ClauseDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod testMethod, IAttributeInfo factAttribute)
        => ConformanceSuite.Clauses.Select(clause => new ClauseTestCase(diagnostics, testMethod, clause.Number));
}
