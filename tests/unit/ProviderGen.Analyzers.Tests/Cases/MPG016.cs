using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG016 : RuleCases
{
    private const string Members = $"private Provider() {{ }}\n    {Core.Transfer}";

    public MPG016()
    {
        Reports("C# 9", Provider("[|MemoryProvider|]"),
            message: "Cannot generate code for 'Provider': C# 9.0 is too old; the generated code needs C# 10.0 or later",
            language: LanguageVersion.CSharp9);

        Reports("C# 8", Provider("[|MemoryProvider|]"), language: LanguageVersion.CSharp8);

        Reports("arguments", Provider("[|MemoryProvider(PageSize = 4096)|]"), language: LanguageVersion.CSharp9);

        Reports("and not sealed", Provider("[|MemoryProvider|]", "partial class {|MPG010:Provider|}"), language: LanguageVersion.CSharp9);

        Reports("nested", $$"""
            using System;
            using ProviderGen;
            namespace Sample
            {
                public partial class Outer
                {
                    [[|MemoryProvider|]]
                    private sealed partial class Provider
                    {
                        {{Members}}
                    }
                }
            }
            """, language: LanguageVersion.CSharp9);

        IsSilent("C# 10", Provider("MemoryProvider"), LanguageVersion.CSharp10);

        IsSilent("C# 11", Provider("MemoryProvider"), LanguageVersion.CSharp11);

        IsSilent("C# 12", Provider("MemoryProvider(PageSize = 4096)"), LanguageVersion.CSharp12);

        IsSilent("the newest", Provider("MemoryProvider"), LanguageVersion.Latest);

        IsSilent("the preview", Provider("MemoryProvider"), LanguageVersion.Preview);

        IsSilent("C# 9 without a provider", $$"""
            using System;
            using ProviderGen;
            public sealed partial class Provider
            {
                {{Members}}
            }
            """, LanguageVersion.CSharp9);

        IsSilent("C# 9 that uses a provider", """
            using System;
            using ProviderGen;
            public static class Use
            {
                public static long Count(IMemoryProvider provider) => provider.Pages;
            }
            """, LanguageVersion.CSharp9);
    }

    private static string Provider(string attribute, string declaration = "sealed partial class Provider") => $$"""
        using System;
        using ProviderGen;
        [{{attribute}}]
        {{declaration}}
        {
            {{Members}}
        }
        """;
}
