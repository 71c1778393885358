using Xunit.Abstractions;
using Xunit.Sdk;
using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>A test that is named after its clause, and skipped when it says so while it runs, which xunit 2 cannot do by itself.</summary>
internal sealed class ClauseTestCase : XunitTestCase
{
    [Obsolete("Called by xunit, which then restores the content.")]
    public ClauseTestCase()
    {
    }

    public ClauseTestCase(IMessageSink diagnostics, ITestMethod testMethod, int clause)
        : base(diagnostics, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, testMethod, [clause])
    {
    }

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        using var bus = new SkippingBus(messageBus);
        RunSummary summary = await base.RunAsync(diagnosticMessageSink, bus, constructorArguments, aggregator, cancellationTokenSource);
        summary.Failed -= bus.Skipped;
        summary.Skipped += bus.Skipped;
        return summary;
    }

    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName)
    {
        ContractClause clause = ConformanceSuite.Clauses[(int)TestMethodArguments[0] - 1];
        return Invariant($"{TestMethod.TestClass.Class.Name}: clause {clause.Number}: {clause.Title}");
    }

    private sealed class SkippingBus(IMessageBus inner) : IMessageBus
    {
        public int Skipped { get; private set; }

        public bool QueueMessage(IMessageSinkMessage message)
        {
            if (message is not ITestFailed failed || failed.ExceptionTypes[0] != typeof(ClauseSkippedException).FullName)
                return inner.QueueMessage(message);
            Skipped++;
            return inner.QueueMessage(new TestSkipped(failed.Test, failed.Messages[0]));
        }

        public void Dispose()
        {
            // The bus behind belongs to xunit.
        }
    }
}

/// <summary>There is no verdict on the clause, or not on all of it.</summary>
internal sealed class ClauseSkippedException(ClauseResult result) : Exception(result.Summary);
