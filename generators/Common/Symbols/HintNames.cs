using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ProviderGen.Generators;

/// <summary>Names of the generated files. The compiler tells them apart without regard to case; C# does not.</summary>
internal static class HintNames
{
    // File systems allow 255 bytes, and paths have limits of their own.
    private const int MaxBytes = 200;

    /// <summary>The metadata name of a type, as in <c>Namespace.Container+Type`1</c>.</summary>
    public static string Create(INamedTypeSymbol type)
    {
        var name = new StringBuilder(type.MetadataName);
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            name.Insert(0, container.MetadataName + "+");
        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
            name.Insert(0, '.').Insert(0, space.MetadataName);
        return Escape(name.ToString());
    }

    /// <summary>
    /// The names that differ from another one in case only, in ordinal order: almost always none. While containers are
    /// being edited, there are also types whose names differ in nothing.
    /// </summary>
    public static EquatableArray<string> FindAmbiguous(ImmutableArray<string> names) => new(
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Skip(1).Any())
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal));

    /// <summary>
    /// The file name. Where the name alone would not do, as it is too long or another one differs from it in case only, it
    /// has a suffix made from the exact declaration.
    /// </summary>
    public static string File(string hintName, EquatableArray<string> containers, EquatableArray<string> ambiguous)
    {
        string name = Cut(hintName);
        return name.Length < hintName.Length || ambiguous.Contains(hintName)
            ? $"{name}-{Hash(string.Join(" ", containers.Prepend(hintName)))}.g.cs"
            : $"{name}.g.cs";
    }

    // What is left of surrogates has been escaped, so each character stands for itself.
    private static string Cut(string name)
    {
        int bytes = 0;
        int length = 0;
        while (length < name.Length && (bytes += Encoding.UTF8.GetByteCount(name.Substring(length, 1))) <= MaxBytes)
            length++;
        return name.Substring(0, length);
    }

    // Identifiers may hold characters that file names of the compiler may not; a hyphen never stands in an identifier.
    private static string Escape(string name)
    {
        var escaped = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c) || c is '.' or '+' or '`' or '_')
                escaped.Append(c);
            else
                escaped.Append('-').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    // FNV-1a: short, and the same on every machine.
    private static string Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
            hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
