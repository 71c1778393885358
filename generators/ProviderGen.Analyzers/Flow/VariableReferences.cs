using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Where in one body its locals and parameters are referred to. Nothing is looked at before somebody asks.</summary>
internal sealed class VariableReferences(ImmutableArray<IOperation> body)
{
    private readonly Lazy<Dictionary<ISymbol, List<IOperation>>> _references = new(() => Collect(body));

    /// <summary>The references to a local or a parameter, in order of the source.</summary>
    public IReadOnlyList<IOperation> Of(ISymbol variable) => _references.Value.TryGetValue(variable, out List<IOperation>? found) ? found : [];

    private static Dictionary<ISymbol, List<IOperation>> Collect(ImmutableArray<IOperation> body)
    {
        var references = new Dictionary<ISymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in body.SelectMany(block => block.DescendantsAndSelf()))
        {
            ISymbol? variable = operation switch
            {
                ILocalReferenceOperation reference => reference.Local,
                IParameterReferenceOperation reference => reference.Parameter,
                _ => null,
            };
            if (variable is null)
                continue;
            if (!references.TryGetValue(variable, out List<IOperation>? found))
                references.Add(variable, found = []);
            found.Add(operation);
        }

        return references;
    }
}
