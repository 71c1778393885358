using Microsoft.CodeAnalysis;

namespace ProviderGen.Analyzers.Tests;

public class CompilerTests
{
    [Fact]
    public void These_tests_run_inside_a_newer_compiler_than_the_analyzers_were_built_on()
    {
        int builtOn = typeof(UnsupportedProviderAnalyzer).Assembly.GetReferencedAssemblies()
            .Single(reference => reference.Name == "Microsoft.CodeAnalysis").Version!.Major;

        Assert.Equal(4, builtOn);
        Assert.Equal(5, typeof(Compilation).Assembly.GetName().Version!.Major);
    }
}
