using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Generator.Tests;

/// <summary>Types of assemblies that a project reaches by an extern alias only.</summary>
public class ExternAliasTests
{
    private const string Library = """
        using System;
        namespace Acme;
        public class Settings { public enum Mode { Off, On } public class Inner<T>; }
        [AttributeUsage(AttributeTargets.All)] public sealed class MarkAttribute(Type type) : Attribute { public Type Type => type; }
        """;

    [Theory]
    [InlineData("Settings a", "old::Acme.Settings a")]
    [InlineData("Settings.Mode a = Settings.Mode.On", "old::Acme.Settings.Mode a = (old::Acme.Settings.Mode)(1)")]
    [InlineData("Settings.Inner<Settings?>[]? a", "old::Acme.Settings.Inner<old::Acme.Settings?>[]? a")]
    [InlineData("System.Collections.Generic.List<Settings> a", "global::System.Collections.Generic.List<old::Acme.Settings> a")]
    [InlineData("[Mark(typeof(Settings))] int a", "[old::Acme.MarkAttribute(typeof(old::Acme.Settings))] int a")]
    public void A_type_behind_an_alias_is_written_with_it(string parameter, string expected)
    {
        string file = Built(
            "extern alias old;\nusing old::Acme;\n" + Core.Openers($"private Provider({parameter}) {{ }}"),
            Compile.Library("Acme", Library, "old"));

        Assert.Contains("\nextern alias old;\n", file, StringComparison.Ordinal);
        Assert.Contains($"Open({expected})", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_types_of_one_name_stay_apart()
    {
        string file = Built(
            "extern alias old;\nextern alias @new;\n" + Core.Openers("""
                private Provider(old::Acme.Settings a, @new::Acme.Settings b, Acme.Settings c) { }
                """),
            Compile.Library("Acme1", Library, "old", "global"),
            Compile.Library("Acme2", Library, "new"));

        Assert.Contains("Open(old::Acme.Settings a, @new::Acme.Settings b, old::Acme.Settings c)", file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_runtime_may_have_an_alias()
    {
        string source = FamilyInputs.All["FlushCoreAddressable"];
        CSharpCompilation plain = Compile.Create("extern alias pages;\n" + source.Replace("using ProviderGen;", "using pages::ProviderGen;", StringComparison.Ordinal));
        MetadataReference runtime = plain.References.Single(reference => Path.GetFileName(reference.Display) == "ProviderGen.dll");
        CSharpCompilation compilation = plain.ReplaceReference(runtime, runtime.WithAliases(["pages"]));

        string file = Built(compilation);

        Assert.Contains("\nextern alias pages;\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("global::ProviderGen", file, StringComparison.Ordinal);
        Assert.Equal(Generate.File(source), file.Replace("extern alias pages;\n", "", StringComparison.Ordinal).Replace("pages::", "global::", StringComparison.Ordinal));
    }

    [Fact]
    public void An_alias_that_nothing_needs_is_not_mentioned()
        => Assert.DoesNotContain(
            "extern alias",
            Built("extern alias old;\n" + Core.Openers("private Provider(int a) { _ = typeof(old::Acme.Settings); }"), Compile.Library("Acme", Library, "old")),
            StringComparison.Ordinal);

    private static string Built(string source, params MetadataReference[] references)
        => Built(Compile.Create(source).AddReferences(references));

    private static string Built(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Generate.Run(compilation);
        CleanBuild.Check(compilation, driver);
        return Assert.Single(Generate.Files(driver)).Value;
    }
}
