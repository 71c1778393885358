using System.IO.Compression;
using System.Security.Cryptography;

namespace ProviderGen.Samples.Tests;

public sealed class QuickstartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("samples-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Without_an_argument_it_shows_the_bundled_image()
    {
        string hash = ListedHashes().Single(entry => entry.Name == "d-library.img").Hash;
        Outcome outcome = Run();
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
        using (var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Images", name + ".gz")), CompressionMode.Decompress))
        using (FileStream file = File.Create(path))
            packed.CopyTo(file);
        DateTime before = File.GetLastWriteTimeUtc(path);
        string hash = ListedHashes().Single(entry => entry.Name == name).Hash;

        Outcome outcome = Run(path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal([$"image ok: {hash}"], outcome.ImageLines);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        Assert.Equal(before, File.GetLastWriteTimeUtc(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void An_image_without_pages_is_an_image()
    {
        string path = Path.Combine(_directory, "none.img");
        File.WriteAllBytes(path, []);
        Outcome outcome = Run(path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal([$"image ok: {Convert.ToHexStringLower(SHA256.HashData([]))}"], outcome.ImageLines);
        Assert.Equal(0, new FileInfo(path).Length);
    }

    [Fact]
    public void A_misaligned_file_is_rejected_in_one_line_and_left_untouched()
    {
        string path = Path.Combine(_directory, "torn.img");
        byte[] content = RandomNumberGenerator.GetBytes(100_001);
        File.WriteAllBytes(path, content);
        Outcome outcome = Run(path);
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
            Outcome outcome = Run(arguments);
            Assert.Equal(2, outcome.ExitCode);
            Assert.Single(outcome.Errors);
            Assert.Empty(outcome.ImageLines);
        }

        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    private static IEnumerable<(string Hash, string Name)> ListedHashes()
        => from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Images", "SHA256SUMS"))
           let parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           select (parts[0], parts[1]);

    private static Outcome Run(params string[] arguments) => new(SampleProgram.Run("Quickstart", arguments));

    private sealed class Outcome(ProgramOutcome outcome)
    {
        public int ExitCode => outcome.ExitCode;

        public string[] Errors => outcome.Errors;

        public IEnumerable<string> ImageLines => outcome.Output.Where(line => line.StartsWith("image ok:", StringComparison.Ordinal));
    }
}
