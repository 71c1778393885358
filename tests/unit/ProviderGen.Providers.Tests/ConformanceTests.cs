using ProviderGen.Providers.TestSupport;
using ProviderGen.Providers.Tests.Support;
using ProviderGen.TestSupport;
using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests;

/// <summary>Every provider that ships keeps every clause of the contract that says anything about it.</summary>
public sealed class ConformanceTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public static TheoryData<int> Clauses => [.. ConformanceSuite.Clauses.Select(clause => clause.Number)];

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Heap_keeps_clause(int clause) => Judge(Subjects.Heap(), clause, notExamined: [1, 4, 5, 9, 10, 13, 14, 15, 16]);

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Heap_of_arrays_keeps_clause(int clause) => Judge(Subjects.HeapOfArrays(), clause, notExamined: [1, 4, 5, 9, 10, 13, 14, 15, 16]);

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Stable_memory_keeps_clause(int clause)
        => Judge(Subjects.InternetComputer(), clause, notExamined: [1, 5, 10, 13, 14, 15, 16, 17]);

    [Theory]
    [MemberData(nameof(Clauses))]
    public void File_keeps_clause(int clause)
        => Judge(Subjects.Wasi(_directory, locked: true), clause, OperatingSystem.IsWindows() ? [4, 5, 9, 10, 15, 17] : [4, 9, 17]);

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Shared_file_keeps_clause(int clause)
        => Judge(Subjects.Wasi(_directory, locked: false), clause, OperatingSystem.IsWindows() ? [4, 5, 9, 10, 14, 15, 17] : [4, 9, 14, 17]);

    [SkippableTheory]
    [MemberData(nameof(Clauses))]
    public void Mapped_file_keeps_clause(int clause)
    {
        Tool.RequireLinux();
        Judge(Subjects.Mapped(_directory), clause, notExamined: [4, 9]);
    }

    [SkippableFact]
    public void No_provider_that_ships_is_left_out()
    {
        Tool.RequireLinux();
        ProviderSubject[] examined =
        [
            Subjects.Heap(), Subjects.InternetComputer(), Subjects.Wasi(_directory, locked: true), Subjects.Mapped(_directory),
            DecoratorSubjects.Cached(_directory, 2), DecoratorSubjects.Window(_directory), DecoratorSubjects.Metered(_directory),
            DecoratorSubjects.ReadOnly(_directory),
        ];

        Assert.Equal(
            typeof(HeapMemoryProvider).Assembly.GetExportedTypes()
                .Where(type => type.IsAssignableTo(typeof(IMemoryProvider)))
                .Select(type => type.Name).Order(),
            examined.Select(NameOf).Order());

        static string NameOf(ProviderSubject subject)
        {
            using IMemoryProvider provider = subject.Create();
            return provider.GetType().Name;
        }
    }

    public void Dispose() => _directory.Dispose();

    private static void Judge(ProviderSubject subject, int clause, int[] notExamined)
        => ClauseVerdicts.Expect(ConformanceSuite.Run(subject, clause), notExamined);
}
