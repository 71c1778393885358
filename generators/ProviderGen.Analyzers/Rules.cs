namespace ProviderGen.Analyzers;

/// <summary>Every rule there is, under the name of what is wrong.</summary>
/// <remarks>What nothing can be generated for is an error, what is probably a bug a warning, and advice is information.</remarks>
internal static partial class Rules
{
    // Written by the build: an address, or the path of the pages in the package.
}
