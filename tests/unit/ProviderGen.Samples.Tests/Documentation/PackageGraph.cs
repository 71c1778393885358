using System.Text.Json;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>
/// The packages and projects that these tests were built with: which depends on which, and which assemblies each brings. All of it
/// stands in the .deps.json file beside the tests.
/// </summary>
internal static class PackageGraph
{
    private static readonly Dictionary<string, Library> Libraries = Read();

    /// <summary>The names that a page can give.</summary>
    public static IReadOnlyCollection<string> Names => Libraries.Keys;

    /// <summary>The files of the assemblies that a project gets with some packages, what they depend on included.</summary>
    public static IReadOnlySet<string> Assemblies(IEnumerable<string> packages)
    {
        var files = new HashSet<string>();
        var reached = new HashSet<string>();
        var open = new Stack<string>(packages);
        while (open.TryPop(out string? package))
        {
            if (!reached.Add(package) || !Libraries.TryGetValue(package, out Library? library))
                continue;
            files.UnionWith(library.Assemblies);
            foreach (string dependency in library.Dependencies)
                open.Push(dependency);
        }

        return files;
    }

    private static Dictionary<string, Library> Read()
    {
        string file = Path.Combine(AppContext.BaseDirectory, $"{typeof(PackageGraph).Assembly.GetName().Name}.deps.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .ToDictionary(entry => entry.Name.Split('/')[0], entry => new Library(Keys(entry.Value, "dependencies"), Keys(entry.Value, "runtime")));
    }

    private static string[] Keys(JsonElement library, string property)
        => library.TryGetProperty(property, out JsonElement value)
            ? [.. value.EnumerateObject().Select(entry => Path.GetFileName(entry.Name))]
            : [];

    private sealed record Library(string[] Dependencies, string[] Assemblies);
}
