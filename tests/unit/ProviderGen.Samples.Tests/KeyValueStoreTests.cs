using ProviderGen.TestSupport;

namespace ProviderGen.Samples.Tests;

public sealed class KeyValueStoreTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("samples-").FullName;

    private string Image => Path.Combine(_directory, "store.img");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void What_was_put_is_there_in_the_next_process()
    {
        Expect(0, [], "put", "city", "Köln");
        Expect(0, [], "put", "river", "Rhein");
        Expect(0, [], "put", "city", "Bonn");

        Expect(0, ["Bonn"], "get", "city");
        Expect(0, ["city = Bonn", "river = Rhein"], "list");
    }

    [Fact]
    public void What_was_removed_is_gone()
    {
        Expect(0, [], "put", "city", "Köln");
        Expect(0, [], "remove", "city");

        Expect(1, [], "get", "city");
        Expect(1, [], "remove", "city");
        Expect(0, [], "list");
    }

    [Fact]
    public void A_value_may_be_larger_than_a_page()
    {
        string value = new('x', 100_000);
        Expect(0, [], "put", "long", value);
        Expect(0, [value], "get", "long");
        Assert.Equal(3 * 65_536, new FileInfo(Image).Length);
    }

    [Fact]
    public void A_copy_holds_what_is_alive()
    {
        Expect(0, [], "put", "city", "Köln");
        Expect(0, [], "put", "city", "Bonn");
        string copy = Path.Combine(_directory, "copy.img");

        Expect(0, ["1 keys, 17 bytes saved"], "compact", copy);

        Assert.Equal(["city = Bonn"], SampleProgram.Run("KeyValueStore", copy, "list").Lines);
    }

    [Fact]
    public void What_is_no_store_is_rejected_and_left_alone()
    {
        byte[] content = new byte[65_536];
        content[0] = 1;
        File.WriteAllBytes(Image, content);

        Outcome outcome = SampleProgram.Run("KeyValueStore", Image, "put", "city", "Köln");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no key-value store", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(Image));
    }

    [Fact]
    public void One_store_is_opened_by_several_kinds_of_provider()
    {
        Assert.Equal(0, SampleProgram.Run("KeyValueStore", $"cached:{Image}", "put", "city", "Köln").ExitCode);

        Expect(0, ["Köln"], "get", "city");
        Assert.Equal(["Köln"], SampleProgram.Run("KeyValueStore", $"cached:{Image}", "get", "city").Lines);
        if (OperatingSystem.IsLinux())
            Assert.Equal(["Köln"], SampleProgram.Run("KeyValueStore", $"mapped:{Image}", "get", "city").Lines);
    }

    private void Expect(int exitCode, string[] output, params string[] arguments)
    {
        Outcome outcome = SampleProgram.Run("KeyValueStore", [Image, .. arguments]);
        Assert.Empty(outcome.ErrorLines);
        Assert.Equal(output, outcome.Lines);
        Assert.Equal(exitCode, outcome.ExitCode);
    }
}
