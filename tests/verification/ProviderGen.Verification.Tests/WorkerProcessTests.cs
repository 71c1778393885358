using ProviderGen.Verification.Mutations;
using ProviderGen.Verification.Subjects;

namespace ProviderGen.Verification.Tests;

public sealed class WorkerProcessTests
{
    /// <summary>Otherwise a mistake in the harness would kill every mutant, and all would look well.</summary>
    [Fact]
    public void What_cannot_be_examined_is_not_killed()
    {
        using var worker = new WorkerProcess(TimeSpan.FromMinutes(1));
        string task = MutantWorker.Task(depth: 1, SubjectScale.Usual, Path.Combine(AppContext.BaseDirectory, "nowhere.dll"));
        var exception = Assert.Throws<InvalidOperationException>(() => worker.Examine(task));
        Assert.Contains(nameof(FileNotFoundException), exception.Message, StringComparison.Ordinal);
    }
}
