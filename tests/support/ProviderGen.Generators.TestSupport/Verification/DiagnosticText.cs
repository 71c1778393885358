using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ProviderGen.Generators.TestSupport.Verification;

/// <summary>
/// Diagnostics of a generator run as Verify writes them: an object without quotes, without what is empty, and without a line
/// feed at the end. Verify also quotes the source before a location; no test here has a location to quote.
/// </summary>
public static class DiagnosticText
{
    public static string Write(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder("{\n  Diagnostics: [\n");
        text.AppendJoin(",\n", diagnostics.Select(diagnostic => Object(Members(diagnostic), "    ")));
        return text.Append("\n  ]\n}").ToString();
    }

    private static IEnumerable<string?> Members(Diagnostic diagnostic)
    {
        // The path as it is on Windows, so that snapshots are the same everywhere.
        string? location = diagnostic.Location == Location.None ? null : diagnostic.Location.GetMappedLineSpan().ToString().Replace('/', '\\');
        yield return Member("Location", location);
        yield return Member("Message", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        yield return Member("Severity", $"{diagnostic.Severity}");
        yield return Member("WarningLevel", diagnostic.WarningLevel == 0 ? null : diagnostic.WarningLevel.ToString(CultureInfo.InvariantCulture));
        yield return $"Descriptor: {Object(Members(diagnostic.Descriptor), "      ").TrimStart()}";
    }

    private static IEnumerable<string?> Members(DiagnosticDescriptor descriptor)
    {
        yield return Member("Id", descriptor.Id);
        yield return Member("Title", descriptor.Title.ToString(CultureInfo.InvariantCulture));
        yield return Member("Description", descriptor.Description.ToString(CultureInfo.InvariantCulture));
        yield return Member("HelpLink", descriptor.HelpLinkUri);
        yield return Member("MessageFormat", descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture));
        yield return Member("Category", descriptor.Category);
        yield return Member("DefaultSeverity", $"{descriptor.DefaultSeverity}");
        yield return Member("IsEnabledByDefault", descriptor.IsEnabledByDefault ? "true" : "false");
        if (descriptor.CustomTags.Any())
            yield return $"CustomTags: [\n          {string.Join(",\n          ", descriptor.CustomTags)}\n        ]";
    }

    private static string Object(IEnumerable<string?> members, string indent)
    {
        IEnumerable<string> lines = members.OfType<string>().Select(member => $"{indent}  {member}");
        return $"{indent}{{\n{string.Join(",\n", lines)}\n{indent}}}";
    }

    /// <summary>A value of several lines begins on a line of its own; an empty one is left out.</summary>
    private static string? Member(string name, string? value)
        => string.IsNullOrWhiteSpace(value) ? null : value.Contains('\n', StringComparison.Ordinal) ? $"{name}:\n{value}" : $"{name}: {value}";
}
