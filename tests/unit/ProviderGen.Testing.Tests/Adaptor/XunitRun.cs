using Xunit.Abstractions;
using Xunit.Sdk;

namespace ProviderGen.Testing.Tests.Adaptor;

/// <summary>A run of one test class by xunit itself, and what a test explorer would show of it.</summary>
internal sealed class XunitRun : LongLivedMarshalByRefObject, IMessageSink
{
    private readonly List<TestOutcome> _outcomes = [];
    private readonly List<ITestCase> _found = [];
    private readonly TaskCompletionSource _discovered = new();
    private readonly TaskCompletionSource<ITestAssemblyFinished> _finished = new();

    private XunitRun()
    {
    }

    public IReadOnlyList<TestOutcome> Outcomes => _outcomes;

    /// <summary>The totals, which xunit counts apart from the outcomes.</summary>
    public (int Run, int Failed, int Skipped) Totals { get; private set; }

    public static async Task<XunitRun> Of<T>()
        where T : ConformanceTests
    {
        var run = new XunitRun();
        using var framework = new XunitTestFramework(new NullMessageSink());
        using ITestFrameworkDiscoverer discoverer = framework.GetDiscoverer(Reflector.Wrap(typeof(T).Assembly));
        discoverer.Find(typeof(T).FullName, includeSourceInformation: false, run, new DefaultOptions());
        await run._discovered.Task;

        // Explorers keep tests as text between finding and running them.
        using ITestFrameworkExecutor executor = framework.GetExecutor(typeof(T).Assembly.GetName());
        List<ITestCase> restored = [.. run._found.Select(found => executor.Deserialize(discoverer.Serialize(found)))];
        executor.RunTests(restored, run, new DefaultOptions());
        ITestAssemblyFinished totals = await run._finished.Task;
        run.Totals = (totals.TestsRun, totals.TestsFailed, totals.TestsSkipped);
        return run;
    }

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage found:
                _found.Add(found.TestCase);
                break;
            case IDiscoveryCompleteMessage:
                _discovered.SetResult();
                break;
            case ITestPassed passed:
                _outcomes.Add(new TestOutcome(passed.Test.DisplayName, "passed", ""));
                break;
            case ITestSkipped skipped:
                _outcomes.Add(new TestOutcome(skipped.Test.DisplayName, "skipped", skipped.Reason));
                break;
            case ITestFailed failed:
                _outcomes.Add(new TestOutcome(failed.Test.DisplayName, "failed", failed.Messages[0]));
                break;
            case ITestAssemblyFinished finished:
                _finished.SetResult(finished);
                break;
        }

        return true;
    }

    private sealed class DefaultOptions : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value) => throw new NotSupportedException();
    }
}

/// <summary>What became of one test.</summary>
internal sealed record TestOutcome(string Name, string Verdict, string Text);
