using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>What the attribute of a provider's class says of its size, as far as code shows which class that is.</summary>
internal static class ProviderSizes
{
    /// <summary>The arguments of the attribute, or null if the class is not known, or has none that is valid.</summary>
    public static ProviderOptions? OptionsOf(this KnownTypes types, IOperation? provider, LocalValues locals)
    {
        // A chain of locals is short; one that is not may be a circle, in code that does not compile.
        for (int i = 0; provider is not null && i < 8; i++)
        {
            if (provider is IConversionOperation { Operand: var converted })
            {
                provider = converted;
                continue;
            }

            if (provider.Type is INamedTypeSymbol type && types.FindAttribute(type) is { } attribute)
            {
                var problems = new List<ShapeProblem>();
                var options = ProviderOptions.Read(attribute, problems);
                return problems.Count == 0 ? options : null;
            }

            provider = provider is ILocalReferenceOperation { Local: var local }
                && locals.Find(local) is { IsTakenOut: false, Source: var source }
                    ? source
                    : null;
        }

        return null;
    }

    /// <summary>The most bytes that a provider with these arguments can ever have.</summary>
    public static long LargestSize(this ProviderOptions options)
        => (options.MaxPages ?? long.MaxValue / options.PageSize) * options.PageSize;
}
