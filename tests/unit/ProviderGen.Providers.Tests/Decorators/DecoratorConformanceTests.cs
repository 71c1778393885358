using ProviderGen.Providers.Tests.Support;
using ProviderGen.TestSupport;
using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests.Decorators;

/// <summary>What is made from a provider that keeps the contract keeps it too, whatever goes wrong inside.</summary>
public sealed class DecoratorConformanceTests : IDisposable
{
    private static readonly int[] NotOnWindows = OperatingSystem.IsWindows() ? [5, 15] : [];
    private readonly TempDirectory _directory = new();

    public static TheoryData<int> Clauses => [.. ConformanceSuite.Clauses.Select(clause => clause.Number)];

    public static TheoryData<string> Writable => ["cached", "cached in 2 pages", "cached in 1 page", "window", "metered"];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Cached_keeps_clause(int clause) => Judge(Subject("cached"), clause, [9, 17, .. NotOnWindows]); // No access reaches a backing that could fail.

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Cached_in_2_pages_keeps_clause(int clause) => Judge(Subject("cached in 2 pages"), clause, [17, .. NotOnWindows]);

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Cached_in_1_page_keeps_clause(int clause) => Judge(Subject("cached in 1 page"), clause, [17, .. NotOnWindows]);

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Window_keeps_clause(int clause) => Judge(Subject("window"), clause, [17, .. NotOnWindows]);

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Metered_keeps_clause(int clause) => Judge(Subject("metered"), clause, [17, .. NotOnWindows]);

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Read_only_keeps_clause(int clause)
        => Judge(DecoratorSubjects.ReadOnly(_directory), clause, [2, 3, 4, 5, 9, 10, 13, 15, 17]);

    [Theory]
    [MemberData(nameof(Writable))]
    public void Any_sequence_of_operations_agrees_with_the_model(string name)
    {
        ModelReport report = ModelBasedCheck.Run(200, null, Subject(name));
        Assert.True(report.Passed, report.ToString());
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void Every_fault_of_the_inner_provider_is_survived(string name)
    {
        FaultReport report = FaultSweep.Run(Subject(name));
        Assert.True(report.Passed, report.ToString());
    }

    private ProviderSubject Subject(string name) => name switch
    {
        "cached" => DecoratorSubjects.Cached(_directory, 64),
        "cached in 2 pages" => DecoratorSubjects.CachedWithoutReadAhead(_directory, 2),
        "cached in 1 page" => DecoratorSubjects.CachedWithoutReadAhead(_directory, 1),
        "window" => DecoratorSubjects.Window(_directory),
        _ => DecoratorSubjects.Metered(_directory),
    };

    private static void Judge(ProviderSubject subject, int clause, int[] notExamined)
        => ClauseVerdicts.Expect(ConformanceSuite.Run(subject, clause), notExamined);
}
