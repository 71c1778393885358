using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Generators.Model;
using ProviderGen.Generators.Templates;
using ProviderGen.Shapes;

namespace ProviderGen.Generators.Rendering;

/// <summary>Makes the generated file of one provider from the template.</summary>
internal static class ProviderRenderer
{
    // Parsed once, and never changed.
    private static readonly Lazy<Template> Parsed = new(static () => Templates.Template.Load("MemoryProvider.template.cs"));

    private static readonly string Version = typeof(ProviderRenderer).Assembly.GetName().Version.ToString(2);

    internal static Template Template => Parsed.Value;

    public static SourceText Render(ProviderModel provider)
        => TemplateRenderer.Render(Template, Describe(provider), provider.Containers);

    /// <summary>The symbols and words that the template is rendered with.</summary>
    internal static TemplateScope Describe(ProviderModel provider)
    {
        bool writesCore = provider.Has(ProviderPrimitives.Write);
        bool writesInPlace = provider.Has(ProviderPrimitives.Span) && !writesCore && !provider.ReadOnly;
        string[] rejections =
        [
            .. provider.Has(ProviderPrimitives.Flush) ? ["__latch is not null"] : Array.Empty<string>(),
            .. provider.Has(ProviderPrimitives.ReadOnly) ? ["ReadOnlyCore()"] : Array.Empty<string>(),
        ];

        return new TemplateScope()
            .Symbol("NAMESPACE", provider.Namespace is not null)
            .Symbol("LIMITED", provider.MaxPages is not null)
            .Symbol("READ_ONLY", provider.ReadOnly)
            .Symbol("READ_ONLY_CORE", provider.Has(ProviderPrimitives.ReadOnly))
            .Symbol("REJECTS_CHANGES", rejections.Length > 0 && !provider.ReadOnly)
            .Symbol("SPAN", provider.Has(ProviderPrimitives.Span))
            .Symbol("WRITE_CORE", writesCore)
            .Symbol("WRITE_IN_PLACE", writesInPlace)
            .Symbol("BACKING_ZERO_FILLS", provider.BackingZeroFills)
            .Symbol("ZERO_CORE", provider.Has(ProviderPrimitives.Zero))
            .Symbol("ZERO_BY_TEMPLATE", !provider.ReadOnly && !provider.BackingZeroFills && !provider.Has(ProviderPrimitives.Zero))
            .Symbol("FLUSH", provider.Has(ProviderPrimitives.Flush))
            .Symbol("DISPOSE", provider.Has(ProviderPrimitives.Dispose))
            .Symbol("OPEN_CORE", provider.Has(ProviderPrimitives.Open))
            .Symbol("NAME_CORE", provider.Has(ProviderPrimitives.Name))
            .Symbol("OPEN_METHODS", provider.OpenMethods.Count > 0)
            .Repeat("for each alias", provider.ExternAliases, (scope, alias) => scope.Word("ALIAS", alias))
            .Word("RUNTIME", provider.RuntimeRoot)
            .Word("VERSION", Version)
            .Word("NAMESPACE", provider.Namespace ?? "")
            .Word("PROVIDER", provider.TypeName)
            .Word("PROVIDER_NAME", provider.DisplayName)
            .Word("INTERFACES", string.Join(", ", Interfaces(provider, writesInPlace)))
            .Word("PAGE_SIZE", Number(provider.PageSize))
            .Word("MAX_PAGES", Number(provider.MaxPages ?? 0))
            .Word("CHANGE_REJECTED", string.Join(" || ", rejections))
            .Repeat("for each open method", provider.OpenMethods, Describe);
    }

    private static void Describe(TemplateScope scope, OpenMethodModel openMethod)
    {
        // A name for the caught exception that no parameter has.
        string exception = "exception";
        while (openMethod.ParameterNames.Contains(exception))
            exception = "_" + exception;

        scope
            .Word("CONSTRUCTOR_ID", openMethod.ConstructorId.Replace("&", "&amp;").Replace("<", "&lt;"))
            .Word("MODIFIERS", openMethod.Modifiers)
            .Word("PARAMETERS", openMethod.Parameters)
            .Word("ARGUMENTS", openMethod.Arguments)
            .Word("EXCEPTION", exception)
            .Repeat("for each attribute", openMethod.Attributes, (inner, attribute) => inner.Word("ATTRIBUTE", attribute))
            .Repeat("for each out parameter", openMethod.OutParameters, Name)
            .Repeat("for each checked parameter", openMethod.CheckedParameters, Name);

        static void Name(TemplateScope inner, string parameter) => inner
            .Word("PARAMETER", Formats.Identifier(parameter))
            .Word("PARAMETER_NAME", parameter);
    }

    private static IEnumerable<string> Interfaces(ProviderModel provider, bool writesInPlace)
    {
        if (provider.Has(ProviderPrimitives.Flush))
            yield return $"{provider.RuntimeRoot}::ProviderGen.IDurableMemoryProvider";
        if (writesInPlace)
            yield return $"{provider.RuntimeRoot}::ProviderGen.IMutableAddressableMemoryProvider";
        else if (provider.Has(ProviderPrimitives.Span))
            yield return $"{provider.RuntimeRoot}::ProviderGen.IAddressableMemoryProvider";
        else if (!provider.Has(ProviderPrimitives.Flush))
            yield return $"{provider.RuntimeRoot}::ProviderGen.IMemoryProvider";
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');
}
