using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ProviderGen.Benchmarks.Compiler;

/// <summary>A project with so many providers, each in a file of its own with code that uses it, and a file about something else.</summary>
internal sealed class SampleProject
{
    private const string Unrelated = "Unrelated.cs";

    // What a program refers to that refers to the runtime; those of this program would slow every compilation down.
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "ProviderGen.dll" || Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly ImmutableArray<SyntaxTree> _trees;

    /// <param name="providers">How many.</param>
    public SampleProject(int providers) => _trees =
    [
        Parse(UnrelatedSource(0), Unrelated),
        .. Enumerable.Range(0, providers).Select(number => Parse(ProviderSource(number, ""), ProviderFile(number))),
    ];

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Latest);

    /// <summary>The project as a compiler sees it that has seen nothing of it yet.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Sample",
        _trees,
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A keystroke in the body of a method that has nothing to do with any provider.</summary>
    public static CSharpCompilation EditUnrelatedBody(CSharpCompilation compilation, int edit)
        => Replace(compilation, Unrelated, UnrelatedSource(edit));

    /// <summary>A keystroke in a declaration that has nothing to do with any provider.</summary>
    public static CSharpCompilation EditUnrelatedDeclaration(CSharpCompilation compilation, int edit)
        => Replace(compilation, Unrelated, UnrelatedSource(0, Text(edit)));

    /// <summary>A keystroke in the body of a method of one provider.</summary>
    public static CSharpCompilation EditProviderBody(CSharpCompilation compilation, int edit)
        => Replace(compilation, ProviderFile(0), ProviderSource(0, $"int edit = {edit};"));

    /// <summary>A keystroke in what an opener of one provider is called with.</summary>
    public static CSharpCompilation EditProviderSignature(CSharpCompilation compilation, int edit)
        => Replace(compilation, ProviderFile(0), ProviderSource(0, "", "path" + Text(edit)));

    private static CSharpCompilation Replace(CSharpCompilation compilation, string file, string source)
        => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath == file), Parse(source, file));

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, Parsing, path);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string ProviderFile(int number) => $"Provider{number}.cs";

    private static string UnrelatedSource(int edit, string name = "") => $$"""
        namespace Sample;

        public static class Unrelated
        {
            public static int Add{{name}}(int left, int right)
            {
                int sum = left + right;
                return sum + {{edit}};
            }
        }

        """;

    private static string ProviderSource(int number, string body, string parameter = "path") => $$"""
        using System;
        using System.IO;
        using Microsoft.Win32.SafeHandles;
        using ProviderGen;

        namespace Sample;

        /// <summary>A provider on a file.</summary>
        [MemoryProvider(PageSize = 4096, BackingZeroFills = true)]
        public sealed partial class Provider{{number}}
        {
            private readonly SafeFileHandle _file;
            private readonly string _name;

            /// <summary>Opens a file.</summary>
            /// <param name="{{parameter}}">Where it is.</param>
            /// <param name="mode">How to open it.</param>
            private Provider{{number}}(string {{parameter}}, FileMode mode = FileMode.OpenOrCreate)
            {
                {{body}}
                _name = {{parameter}};
                _file = File.OpenHandle({{parameter}}, mode, FileAccess.ReadWrite);
            }

            private string NameCore() => _name;

            private long LengthCore() => RandomAccess.GetLength(_file);

            private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(_file, newLength);

            private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);

            private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);

            private void FlushCore() => FileDurability.Sync(_file);

            private void DisposeCore() => _file.Dispose();
        }

        internal static class UserOfProvider{{number}}
        {
            public static long Sum(string path)
            {
                using Provider{{number}} provider = Provider{{number}}.Open(path).ThrowIfError();
                if (provider.Pages == 0)
                    provider.Grow(1).ThrowIfError();
                long sum = 0;
                for (long offset = 0; offset < provider.Size; offset += sizeof(long))
                    sum += provider.Read<long>(offset).ThrowIfError();
                provider.Write(0, sum).ThrowIfError();
                provider.Flush().ThrowIfError();
                return sum;
            }
        }

        """;
}
