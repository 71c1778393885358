using System.Reflection;
using ProviderGen.Packages.Tests.Support;

namespace ProviderGen.Packages.Tests;

/// <summary>
/// What others can see of a library is listed in a file, so that nobody changes it without noticing: compatibility of versions
/// begins there.
/// </summary>
public class PublicApiTests
{
    private static readonly string Listings = Path.Combine(PackedRepository.Tests, "PublicApi");

    public static TheoryData<string> Libraries => [.. PackedRepository.PackedLibraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_API_is_the_one_listed(string library)
    {
        string verified = Path.Combine(Listings, $"{library}.txt");
        string received = Path.Combine(Listings, $"{library}.received.txt");
        string[] listed = File.Exists(verified) ? File.ReadAllLines(verified) : [];
        string[] found = [.. ApiListing.Of(Assembly.Load(library))];
        File.Delete(received);
        if (listed.SequenceEqual(found))
            return;

        File.WriteAllText(received, string.Concat(found.Select(line => $"{line}\n")));
        string[] changes = [.. ApiListing.Changes(listed, found)];
        Assert.Fail($"""
            The public API of {library} is not the one listed in {verified}:

            {(changes.Length == 0 ? "  the same lines in another order" : string.Join('\n', changes))}

            If that is meant, rename {received} to {Path.GetFileName(verified)}, and tell the users in CHANGELOG.md.
            """);
    }

    [Fact]
    public void A_change_is_reported_with_the_type_it_belongs_to()
        => Assert.Equal(
            ["- class A.Old : IDisposable", "- class A.Old: void Run()", "- class A.Kept: int Size { get; }", "+ class A.Kept: long Size { get; }"],
            ApiListing.Changes(
                ["class A.Old : IDisposable", "    void Run()", "class A.Kept", "    int Size { get; }", "    void Run()"],
                ["class A.Kept", "    long Size { get; }", "    void Run()"]));

    [Fact]
    public void Every_listing_belongs_to_a_library()
    {
        IEnumerable<string> listings = Directory.EnumerateFiles(Listings, "*.txt")
            .Select(file => Path.GetFileName(file))
            .Where(file => !file.Contains(".received.", StringComparison.Ordinal));
        Assert.Equal(PackedRepository.PackedLibraries.Select(library => $"{library}.txt").Order(), listings.Order());
    }

    [Fact]
    public void A_listing_shows_members_the_way_they_are_declared()
    {
        Assert.Equal(
            [
                "abstract class ProviderGen.Packages.Tests.Declared.Shape<T> : IDisposable where T : struct",
                "    T? Best { get; }",
                "    abstract void Dispose()",
                "    const int Sides = 4",
                "    event EventHandler Changed",
                "    protected Shape()",
                "    protected Shape<T>.Corner Near(in T place, params int[] distances)",
                "    required string Name { get; init; }",
                "    static (int, string) Parse(string text = \"x\", bool strict = false)",
                "    static bool op_False(Shape<T> shape)",
                "    static bool op_True(Shape<T> shape)",
                "    virtual bool TryFind<TOther>(ReadOnlySpan<byte> bytes, out TOther found) where TOther : class, new()",
                "enum ProviderGen.Packages.Tests.Declared.Shape<T>.Corner",
                "    Left = 1",
                "    Right = 2",
                "static class ProviderGen.Packages.Tests.Declared.Shapes",
                "    static void Draw<T>(this Shape<T> shape, ref long pen) where T : unmanaged",
            ],
            ApiListing.Of(typeof(Declared.Shapes).Assembly).SkipWhile(line => !line.Contains(".Declared.", StringComparison.Ordinal))
                .TakeWhile(line => line.StartsWith(' ') || line.Contains(".Declared.", StringComparison.Ordinal)));
    }
}
