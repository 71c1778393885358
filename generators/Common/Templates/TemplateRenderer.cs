using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.Generators.Templates;

/// <summary>Makes a generated file from a template.</summary>
internal static class TemplateRenderer
{
    /// <param name="template">The template.</param>
    /// <param name="scope">What its symbols, words and repetitions stand for.</param>
    /// <param name="containers">
    /// The declarations that its region <c>containers</c> is put into, outermost first, each as in <c>partial struct Container</c>.
    /// </param>
    public static SourceText Render(Template template, TemplateScope scope, EquatableArray<string> containers)
    {
        var writer = new StringBuilder(16_384);
        Write(template, scope, containers, writer, indent: 0);
        return SourceText.From(writer.ToString(), Encoding.UTF8);
    }

    private static void Write(
        Template template, TemplateScope scope, EquatableArray<string> containers, StringBuilder writer, int indent)
    {
        switch (template)
        {
            case Template.Line { Text: "" }:
                writer.Append('\n');
                break;
            case Template.Line line:
                writer.Append(' ', indent).Append(scope.Fill(line.Text)).Append('\n');
                break;
            case Template.Block block:
                foreach (Template part in block.Parts)
                    Write(part, scope, containers, writer, indent);
                break;
            case Template.Choice choice:
                if (scope.Holds(choice.Condition))
                    Write(choice.Then, scope, containers, writer, indent);
                else if (choice.Otherwise is not null)
                    Write(choice.Otherwise, scope, containers, writer, indent);
                break;
            case Template.Region { Name: "containers" } region:
                WriteContained(region.Body, scope, containers, writer);
                break;
            case Template.Region region:
                foreach (TemplateScope item in scope.Items(region.Name))
                    Write(region.Body, item, containers, writer, indent);
                break;
        }
    }

    private static void WriteContained(
        Template.Block body, TemplateScope scope, EquatableArray<string> containers, StringBuilder writer)
    {
        int depth = 0;
        foreach (string container in containers)
        {
            writer.Append(' ', depth * 4).Append(container).Append('\n');
            writer.Append(' ', depth++ * 4).Append("{\n");
        }

        Write(body, scope, containers, writer, depth * 4);
        while (depth > 0)
            writer.Append(' ', --depth * 4).Append("}\n");
    }
}
