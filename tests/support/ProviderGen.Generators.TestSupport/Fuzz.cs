using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Generators.TestSupport;

/// <summary>Sources as they are while somebody types: cut off after any token, or with any token missing.</summary>
public static class Fuzz
{
    /// <summary>Every input there is, supported or not.</summary>
    public static IReadOnlyDictionary<string, string> Inputs { get; } = SupportedInputs.All
        .Concat(UnsupportedInputs.All.Select(input => KeyValuePair.Create(input.Key, input.Value.Source)))
        .ToDictionary(input => input.Key, input => input.Value);

    /// <summary>The source cut off after tokens: a sample of them, see <see cref="Sampling"/>.</summary>
    public static IEnumerable<string> Truncate(string source)
        => Tokens(source).Select(token => source[..token.Span.End]);

    /// <summary>The source without a token: a sample of them, see <see cref="Sampling"/>.</summary>
    public static IEnumerable<string> DeleteOne(string source)
        => Tokens(source).Select(token => source.Remove(token.Span.Start, token.Span.Length));

    private static IEnumerable<SyntaxToken> Tokens(string source) => Sampling.Of(
        [.. CSharpSyntaxTree.ParseText(source, Compile.Parsing).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)],
        source,
        count: 12);
}
