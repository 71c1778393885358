using System.IO.Compression;
using System.Xml.Linq;

namespace ProviderGen.Packages.Tests.Support;

/// <summary>A package, read into memory.</summary>
internal sealed class Package
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly XElement _metadata;

    private Package(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => !IsContainer(entry.FullName)))
        {
            using Stream content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            _files.Add(entry.FullName, copy.ToArray());
        }

        string nuspec = _files.Keys.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal));
        _metadata = XDocument.Load(new MemoryStream(_files[nuspec])).Root!.Elements().Single();
        _files.Remove(nuspec);
    }

    /// <summary>The paths of the files in it, without those that every package has.</summary>
    public IEnumerable<string> Files => _files.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<PackageDependency> Dependencies => Descendants("dependency").Select(dependency => new PackageDependency(
        (string)dependency.Attribute("id")!,
        (string)dependency.Attribute("version")!,
        (string?)dependency.Attribute("exclude") ?? ""));

    public IEnumerable<string> TargetFrameworks => Descendants("group").Select(group => (string)group.Attribute("targetFramework")!);

    public byte[] this[string file] => _files[file];

    public static Package Open(string path) => new(path);

    public string Metadata(string element) => Descendants(element).SingleOrDefault()?.Value ?? "";

    public string Metadata(string element, string attribute) => (string?)Descendants(element).SingleOrDefault()?.Attribute(attribute) ?? "";

    private IEnumerable<XElement> Descendants(string name) => _metadata.Descendants().Where(element => element.Name.LocalName == name);

    // What makes a zip file a package, and says nothing about this one.
    private static bool IsContainer(string name)
        => name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal) || name == "[Content_Types].xml";
}

internal sealed record PackageDependency(string Id, string Version, string Exclude);
