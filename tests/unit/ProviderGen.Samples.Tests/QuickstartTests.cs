using System.Security.Cryptography;
using ProviderGen.TestSupport;

namespace ProviderGen.Samples.Tests;

public sealed class QuickstartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("samples-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Without_an_argument_it_shows_the_bundled_image()
    {
        string hash = TestImages.SumOf("d-library.img");
        QuickstartRun outcome = Run();
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal([$"image ok: {hash}"], outcome.ImageLines);
        Assert.Empty(outcome.Errors);
    }

    [Theory]
    [InlineData("a-empty.img")]
    [InlineData("b-users-1.img")]
    [InlineData("g-events-100k.img")]
    public void With_an_image_it_runs_on_that_and_leaves_it_untouched(string name)
    {
        string path = Path.Combine(_directory, name);
        File.WriteAllBytes(path, TestImages.Read(name));
        DateTime before = File.GetLastWriteTimeUtc(path);
        string hash = TestImages.SumOf(name);

        QuickstartRun outcome = Run(path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal([$"image ok: {hash}"], outcome.ImageLines);
        Assert.Equal(hash, Sha256.OfFile(path));
        Assert.Equal(before, File.GetLastWriteTimeUtc(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void An_image_without_pages_is_an_image()
    {
        string path = Path.Combine(_directory, "none.img");
        File.WriteAllBytes(path, []);
        QuickstartRun outcome = Run(path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal([$"image ok: {Sha256.Of([])}"], outcome.ImageLines);
        Assert.Equal(0, new FileInfo(path).Length);
    }

    [Fact]
    public void A_misaligned_file_is_rejected_in_one_line_and_left_untouched()
    {
        string path = Path.Combine(_directory, "torn.img");
        byte[] content = RandomNumberGenerator.GetBytes(100_001);
        File.WriteAllBytes(path, content);
        QuickstartRun outcome = Run(path);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("100001 bytes", Assert.Single(outcome.Errors), StringComparison.Ordinal);
        Assert.Empty(outcome.ImageLines);
        Assert.Equal(content, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_missing_file_a_directory_and_surplus_arguments_are_rejected_in_one_line()
    {
        string missing = Path.Combine(_directory, "missing.img");
        foreach (string[] arguments in new string[][] { [missing], [_directory], ["a", "b"] })
        {
            QuickstartRun outcome = Run(arguments);
            Assert.Equal(2, outcome.ExitCode);
            Assert.Single(outcome.Errors);
            Assert.Empty(outcome.ImageLines);
        }

        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    private static QuickstartRun Run(params string[] arguments) => new(SampleProgram.Run("Quickstart", arguments));

    private sealed class QuickstartRun(Outcome outcome)
    {
        public int ExitCode => outcome.ExitCode;

        public string[] Errors => outcome.ErrorLines;

        public IEnumerable<string> ImageLines => outcome.Lines.Where(line => line.StartsWith("image ok:", StringComparison.Ordinal));
    }
}
