using Microsoft.CodeAnalysis;
using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests;

/// <summary>The extension members of C# 14, which the oldest compiler supported does not know.</summary>
public class ExtensionMemberTests
{
    private const string Members = """
        static class Extensions
        {
            extension(IMemoryProvider provider)
            {
                public void Release() => provider.Dispose();
                public bool IsReleased { get { provider.Dispose(); return true; } }
                public MemoryResult Save() => MemoryResult.Ok;
            }
        }
        """;

    [Theory]
    [InlineData("p.Release();")]
    [InlineData("p?.Release();")]
    [InlineData("((IMemoryProvider)p).Release();")]
    [InlineData("Extensions.Release(p);")]
    [InlineData("_ = p.IsReleased;")]
    [InlineData("_ = p?.IsReleased;")]
    [InlineData("_ = p.Save();")]
    public async Task An_extension_member_may_dispose_the_provider(string use)
        => Assert.Empty(await Report($"HeapMemoryProvider? p = new(); {use}"));

    [Fact]
    public async Task Without_it_the_provider_is_reported()
        => Assert.Equal("MPG106", Assert.Single(await Report("HeapMemoryProvider? p = new(); _ = p.Pages;")).Id);

    [Fact]
    public async Task The_result_of_an_extension_member_is_not_to_be_dropped()
        => Assert.Equal("MPG101", Assert.Single(await Report("using HeapMemoryProvider p = new(); p.Save();")).Id);

    private static async Task<IReadOnlyList<Diagnostic>> Report(string statements)
    {
        Compilation compilation = Sample.Create($"{statements}\n{Members}");
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return await Analysis.Run(compilation, Catalogue.Analyzers);
    }
}
