using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ProviderGen.Generators.TestSupport.Verification;

/// <summary>Diagnostics of a generator run as Verify writes them: an object, without quotes or a line feed at the end.</summary>
public static class DiagnosticText
{
    public static string Write(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder("{\n  Diagnostics: [\n");
        text.AppendJoin(",\n", diagnostics.Select(Write));
        return text.Append("\n  ]\n}").ToString();
    }

    private static string Write(Diagnostic diagnostic)
    {
        DiagnosticDescriptor descriptor = diagnostic.Descriptor;
        return $$"""
                {
                  Location: {{diagnostic.Location.GetMappedLineSpan()}},
                  Message: {{diagnostic.GetMessage(CultureInfo.InvariantCulture)}},
                  Severity: {{diagnostic.Severity}},
                  WarningLevel: {{diagnostic.WarningLevel.ToString(CultureInfo.InvariantCulture)}},
                  Descriptor: {
                    Id: {{descriptor.Id}},
                    Title: {{descriptor.Title.ToString(CultureInfo.InvariantCulture)}},
                    MessageFormat: {{descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture)}},
                    Category: {{descriptor.Category}},
                    DefaultSeverity: {{descriptor.DefaultSeverity}},
                    IsEnabledByDefault: {{(descriptor.IsEnabledByDefault ? "true" : "false")}}
                  }
                }
            """;
    }
}
