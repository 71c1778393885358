using ProviderGen.Postgres.Tests.Support;
using ProviderGen.Testing;

namespace ProviderGen.Postgres.Tests;

/// <summary>The provider keeps every clause of the contract that says anything about it.</summary>
[Collection(nameof(OneServer))]
public class ConformanceTests(PostgresServer server)
{
    // Faults are those of a real server, in tests of their own (4, 9, a flush that fails in 10); no row of an image can be renamed while
    // writes to it are unflushed (15); spans are of memory (17).
    private static readonly int[] NotExamined = [4, 9, 10, 15, 17];

    public static TheoryData<int> Clauses => [.. ConformanceSuite.Clauses.Select(clause => clause.Number)];

    [SkippableTheory]
    [MemberData(nameof(Clauses))]
    public void Postgres_keeps_clause(int clause) => Judge(server.Subject(), clause, NotExamined);

    [SkippableTheory]
    [MemberData(nameof(Clauses))]
    public void Without_a_lock_it_keeps_clause(int clause) => Judge(server.Subject(locked: false), clause, [.. NotExamined, 14]);

    [SkippableFact]
    public void It_agrees_with_the_model()
    {
        server.Require();
        var subject = new ProviderSubject("postgres", () => Flushed(server.NewName()).ThrowIfError())
        {
            Backing = bytes =>
            {
                string name = server.ImageOf(bytes);
                return RawBacking.Of(() => Flushed(name), () => server.Bytes(name));
            },
        };

        ModelReport report = ModelBasedCheck.Run(sequences: 60, seed: null, subject);

        Assert.True(report.Passed, report.ToString());
    }

    private MemoryResult<FlushedOnDisposal> Flushed(string name)
        => server.TryOpen(name).TryGetValue(out PostgresMemoryProvider? provider, out MemoryError? error) ? new FlushedOnDisposal(provider) : error;

    private static void Judge(ProviderSubject subject, int clause, int[] notExamined)
    {
        ClauseResult result = ConformanceSuite.Run(subject, clause);

        bool asExpected = notExamined.Contains(clause)
            ? result.Verdict is ClauseVerdict.NotExamined or ClauseVerdict.NotApplicable or ClauseVerdict.PassedInPart
            : result.Verdict == ClauseVerdict.Passed;
        Assert.True(asExpected, result.ToString());
    }
}
