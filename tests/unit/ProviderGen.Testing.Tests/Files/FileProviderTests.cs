using System.Text.RegularExpressions;

namespace ProviderGen.Testing.Tests.Files;

/// <summary>Real files, described as their authors would: what is wrong is found, and only that.</summary>
public sealed partial class FileProviderTests : IDisposable
{
    private static readonly int[] NeedMore = [4, 5, 9, 14, 15, 16];
    private readonly string _directory = Directory.CreateTempSubdirectory("file-providers-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [SkippableFact]
    public void A_flush_without_the_directory_entry_breaks_clause_15_though_no_way_to_unlink_is_given()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows keeps strangers away from an open file.");
        ConformanceReport report = ConformanceSuite.Run(Described(path => ForgetsTheEntry.Open(path)));

        Assert.Equal([1, 15], report.FailedClauses); // It does not say its name either.
        Assert.Contains("NameCore", report[1].Advice, StringComparison.Ordinal);
        Assert.Contains("FileDurability.SyncEntry(file, path)", report[15].Advice, StringComparison.Ordinal);
        Assert.Equal(ClauseVerdict.PassedInPart, report[10].Verdict);
    }

    [SkippableFact]
    public void A_file_made_by_the_kit_is_cut_and_unlinked_as_strangers_would()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows keeps strangers away from an open file.");
        ConformanceReport report = ConformanceSuite.Run(new ProviderSubject("file", () => ForgetsTheEntry.Open(NewPath()).ThrowIfError())
        {
            Backing = content => RawBacking.OfFile(NewPath(), content, path => ForgetsTheEntry.Open(path)),
        });

        Assert.Equal([1, 15], report.FailedClauses);
        Assert.Equal(ClauseVerdict.Passed, report[5].Verdict);
        Assert.Equal(ClauseVerdict.Passed, report[14].Verdict);
    }

    [Fact]
    public void A_file_that_is_not_the_backing_itself_is_not_deleted()
    {
        string other = NewPath();
        File.WriteAllText(other, "somebody else's");
        ProviderSubject file = Described(path => ForgetsTheEntry.Open(path));
        ConformanceReport report = ConformanceSuite.Run(new ProviderSubject("file", file.Create)
        {
            Backing = content =>
            {
                RawBacking backing = file.Backing!(content);
                return new RawBacking(backing.Open, backing.ReadBytes) { Name = other };
            },
        });

        Assert.Equal(ClauseVerdict.NotExamined, report[15].Verdict);
        Assert.Equal("somebody else's", File.ReadAllText(other));
    }

    [Fact]
    public void A_write_of_the_first_chunk_alone_breaks_clause_6_and_what_rests_on_it_is_not_judged()
    {
        ConformanceReport report = ConformanceSuite.Run(Described(path => WritesTheFirstChunk.Open(path)));

        Assert.Equal([6], report.FailedClauses);
        Assert.Equal("Read back as one, byte 4096 has to be what was written; it is 0x00.", report[6].Reason);
        Assert.StartsWith("WriteCore has to write every byte", report[6].Advice, StringComparison.Ordinal);
        int[] rest = [.. report.Results.Where(result => result.Verdict == ClauseVerdict.NotJudged).Select(result => result.Clause.Number)];
        Assert.True(rest is [2, 3, 8, 10, 12], report.ToString());
        Assert.All(rest, clause => Assert.StartsWith("clause 6 is broken", report[clause].Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_read_of_the_first_chunk_alone_is_told_from_a_write()
    {
        ConformanceReport report = ConformanceSuite.Run(Described(path => ReadsTheFirstChunk.Open(path)));

        Assert.Equal([6], report.FailedClauses);
        Assert.StartsWith("ReadCore has to read", report[6].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_and_a_factory_pass_neither_clause_1_nor_clause_10_and_say_what_to_give()
    {
        ConformanceReport report = ConformanceSuite.Run(new ProviderSubject("file", () => ForgetsTheEntry.Open(NewPath()).ThrowIfError()));

        Assert.Equal(ClauseVerdict.PassedInPart, report[1].Verdict);
        Assert.Equal(ClauseVerdict.PassedInPart, report[10].Verdict);
        Assert.Contains("a flush that fails; give ProviderSubject.CreateWithFaults", report[10].Reason, StringComparison.Ordinal);
        Assert.All(
            NeedMore,
            clause => Assert.True(report[clause].Verdict == ClauseVerdict.NotExamined && GivenBySubject().IsMatch(report[clause].Reason), report[clause].ToString()));
        Assert.EndsWith("\n10 of 17 examined", report.ToString(), StringComparison.Ordinal);
    }

    private ProviderSubject Described<T>(Func<string, MemoryResult<T>> open)
        where T : IMemoryProvider
        => new("file", () => open(NewPath()).ThrowIfError())
        {
            Backing = content =>
            {
                string path = NewPath();
                File.WriteAllBytes(path, content);
                return RawBacking.Of(() => open(path), () => File.ReadAllBytes(path), name: path, isExclusive: true);
            },
        };

    private string NewPath() => Path.Combine(_directory, Path.GetRandomFileName());

    [GeneratedRegex(@"give ProviderSubject\.(Backing|CreateWithFaults)")]
    private static partial Regex GivenBySubject();
}
