using System.Text.RegularExpressions;
using ProviderGen.TestSupport;

namespace ProviderGen.Wasm.Tests;

/// <summary>The sample, run once as its reader runs it, and what each of its parts has to say.</summary>
[Collection(SampleRun.Collection)]
public sealed partial class SampleTests(SampleRun sample)
{
    private const string File = "file: passed 1 2 3 5 6 7 8 11 13 16; passed in part 10; not examined 4 9 14 15; not applicable 12 17";
    private const string Heap = "heap: passed 2 3 6 7 8 11 17; passed in part 1 13; not examined 4 5 9 14 16; not applicable 10 12 15";
    private const string StableMemory = "stable memory: passed 2 3 6 7 8 11; passed in part 1 13; not examined 4 5 9 14 16; not applicable 10 12 15 17";

    [SkippableFact]
    public void All_of_it_succeeds()
    {
        Outcome outcome = sample.Outcome;

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal("86 clauses passed in all", outcome.Lines[^1]);
    }

    [SkippableTheory]
    [InlineData("WASI: Wasmtime")]
    [InlineData("WASI: node:wasi")]
    [InlineData("WASI: browser_wasi_shim")]
    public void What_a_module_has_flushed_is_there_in_the_next_process(string runtime)
    {
        string[] said = sample.Outcome.Part(runtime);

        Assert.Equal("visit 1 of /data/visits.img: 1 page, locked: False", said[0]);
        Assert.Equal("visit 2 of /data/visits.img: 1 page, locked: False", said[1]);
    }

    [SkippableTheory]
    [InlineData("WASI: Wasmtime", new[] { File, Heap, StableMemory }, 23)]
    [InlineData("WASI: node:wasi", new[] { File, Heap }, 17)]
    [InlineData("WASI: browser_wasi_shim", new[] { File, Heap }, 17)]
    [InlineData("WASI and ic0: stable memory of a canister", new[] { StableMemory }, 6)]
    [InlineData("The runtime hosted by Node", new[] { File, Heap, StableMemory }, 23)]
    public void Providers_keep_every_clause_that_says_something_about_them_there(string place, string[] providers, int clauses)
    {
        string[] said = sample.Outcome.Part(place);

        Assert.Equal(providers, said.Where(line => line.Contains(": passed ", StringComparison.Ordinal)).Select(WithoutTime));
        Assert.Contains($"{clauses} clauses passed", said);
    }

    [SkippableTheory]
    [InlineData("WASI: Wasmtime")]
    [InlineData("WASI: node:wasi, images")]
    [InlineData("The runtime hosted by Node")]
    public void Images_written_by_other_software_have_their_sums_there(string place)
    {
        string[] said = sample.Outcome.Part(place);
        string[] sums = System.IO.File.ReadAllLines(Path.Combine(Script.Sample, "../../../tests/Images/SHA256SUMS"));

        Assert.Equal(sums, said.Where(line => Sum().IsMatch(line)).Select(WithoutTime));
        Assert.Contains($"{sums.Length} of {sums.Length} images verified", said);
    }

    [SkippableTheory]
    [InlineData("WASI: Wasmtime")]
    [InlineData("WASI: node:wasi")]
    [InlineData("WASI: browser_wasi_shim")]
    [InlineData("The runtime hosted by Node")]
    public void System_calls_do_there_what_they_do_elsewhere(string place)
    {
        string[] said = sample.Outcome.Part(place);

        Assert.DoesNotContain(said, line => line.StartsWith("WRONG", StringComparison.Ordinal));
        Assert.Contains("8 of 8 right", said);
    }

    [SkippableTheory]
    [InlineData("WASI: Wasmtime")]
    [InlineData("WASI: node:wasi")]
    [InlineData("WASI: browser_wasi_shim")]
    public void Work_that_schedules_itself_does_not_hold_up_timers(string place)
        => Assert.Contains("the timer came", sample.Outcome.Part(place));

    // .NET itself takes a failed fsync for success there.
    [SkippableTheory]
    [InlineData("fd_filestat_set_size 51", "grow: Backing: ", "No space left on device")]
    [InlineData("fd_pwrite 51", "write: Backing: ", "No space left on device")]
    [InlineData("fd_pread 29", "read: Backing: ", "I/O error")]
    [InlineData("fd_sync 29", "flush: Backing: ", "fsync failed: I/O error.")]
    public void A_disk_that_fails_is_an_error_with_its_reason(string failure, string operation, string reason)
    {
        string[] said = [.. sample.Outcome.Part("WASI: a disk that fails").SkipWhile(line => line != failure).Skip(1).Take(6)];

        Assert.Contains(reason, said.Single(line => line.StartsWith(operation, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(failure == "fd_filestat_set_size 51" ? "pages: 0" : "pages: 1", said);
        Assert.Equal(failure == "fd_sync 29", said[^1].StartsWith("write again: Latched: ", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void An_image_stays_itself_from_place_to_place()
    {
        string[] said = sample.Outcome.Part("An image on its way");

        Assert.Equal(
            [
                "written: 4 pages, changed 0 times  (wasi)",
                "opened: 4 pages, changed 0 times  (native)",
                "changed: 5 pages, changed 1 times  (native)",
                "opened: 5 pages, changed 1 times  (wasmtime)",
                "changed: 6 pages, changed 2 times  (wasmtime)",
                "changed: 7 pages, changed 3 times  (shim)",
                "changed: 8 pages, changed 4 times  (hosted)",
                "opened: 8 pages, changed 4 times  (wasi)",
                "pushed to stable memory: 8 pages, changed 4 times  (canister)",
                "imported: 8 pages, changed 4 times  (native)",
            ],
            said.Where(line => Sum().IsMatch(line)).Select(line => line[66..]));
        string[] sums = [.. said.Where(line => Sum().IsMatch(line)).Select(line => line[..64])];
        Assert.Equal(5, sums.Distinct().Count()); // A change changes the sum,
        Assert.All([(0, 1), (2, 3), (6, 7), (7, 8), (8, 9)], pair => Assert.Equal(sums[pair.Item1], sums[pair.Item2])); // and a move does not.
        Assert.Equal("the image that came back is the one that left", said[^1]);
    }

    [SkippableTheory]
    [InlineData("A host that is killed: Wasmtime")]
    [InlineData("A host that is killed: node:wasi")]
    public void What_a_host_had_reported_before_it_was_killed_is_there(string part)
    {
        string[] said = sample.Outcome.Part(part);

        string[] kills = [.. said.Where(line => line.StartsWith("killed after step ", StringComparison.Ordinal)).Select(line => line[18..])];
        Assert.Equal(5, kills.Distinct().Count());
        Assert.DoesNotContain("0", kills);
        // Seen by the native provider, and under WASI.
        Assert.Equal(
            kills.SelectMany(step => new[] { step, step }),
            said.Select(line => Survivor().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value));
    }

    private static string WithoutTime(string line) => Time().Replace(line, "");

    [GeneratedRegex(@" \(\d+\.\d s\)$")]
    private static partial Regex Time();

    [GeneratedRegex("^[0-9a-f]{64}  ")]
    private static partial Regex Sum();

    [GeneratedRegex(@"^survived: \d+ pages, step (\d+) of \d+$")]
    private static partial Regex Survivor();
}
