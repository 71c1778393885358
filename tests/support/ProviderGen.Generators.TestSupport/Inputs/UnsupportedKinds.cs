namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Types of the wrong kind, or in the wrong place.</summary>
public static class UnsupportedKinds
{
    private const string Record = "records are not supported: their copies would share one backing";
    private const string FileLocal = "file-local types are not supported: the generated part is in another file";

    public static IReadOnlyDictionary<string, UnsupportedInput> All { get; } = new Dictionary<string, UnsupportedInput>
    {
        ["Struct"] = Type("partial struct [|Provider|]", "the type must be a class"),
        ["RefStruct"] = Type("ref partial struct [|Provider|]", "the type must be a class"),
        ["Interface"] = Type("partial interface [|Provider|]", "the type must be a class"),
        ["Record"] = Type("sealed partial record [|Provider|]", Record),
        ["RecordStruct"] = Type("partial record struct [|Provider|]", "the type must be a class", Record),
        ["AbstractRecord"] = Type("abstract partial record [|Provider|]", Record, "abstract classes are not supported"),
        ["StaticClass"] = Type("static partial class [|Provider|]", "static classes are not supported"),
        ["AbstractClass"] = Type("abstract partial class [|Provider|]", "abstract classes are not supported"),
        ["UnsealedClass"] = Type("partial class [|Provider|]", "the class must be sealed"),
        ["NotPartial"] = Type("sealed class [|Provider|]", "the type must be partial"),
        ["NeitherSealedNorPartial"] = Type("class [|Provider|]", "the class must be sealed", "the type must be partial"),
        ["StructThatIsNotPartial"] = Type("struct [|Provider|]", "the type must be a class", "the type must be partial"),
        ["FileLocal"] = Type("file sealed partial class [|Provider|]", FileLocal),
        ["FileLocalAndUnsealed"] = Type("file partial class [|Provider|]", FileLocal, "the class must be sealed"),
        ["FileLocalContainer"] = Contained("file partial class Outer", "[|Provider|]", FileLocal),
        ["ContainerNotPartial"] = Contained("public class [|Outer|]", "Provider", "the containing type 'Outer' must be partial"),
        ["StructContainerNotPartial"] = Contained("public struct [|Outer|]", "Provider", "the containing type 'Outer' must be partial"),
        ["TwoContainersNotPartial"] = UnsupportedInput.Parse(Core.Usings + $$"""
            interface [|Outer|]
            {
                record struct [|Inner|]
                {
                    {{Body("sealed partial class Provider")}}
                }
            }
            """, "the containing type 'Outer' must be partial", "the containing type 'Inner' must be partial"),
        ["OnePartNotPartial"] = UnsupportedInput.Parse(
            Core.Usings + Body("sealed partial class Provider") + "class [|Provider|];", "the type must be partial"),
        ["MarkedInTheSecondPart"] = UnsupportedInput.Parse(
            Core.Usings + "partial class Provider<Pages>;\n" + Body("partial class [|Provider|]<[|Pages|]>").Replace("    private Provider() { }", "", StringComparison.Ordinal),
            "the class must be sealed\nthe implicit public constructor would bypass the checks of Open; "
            + "declare a private one, or set StartsEmpty = true",
            "'Pages' is also the name of a generated member"),
        ["TwoPartsNotPartial"] = UnsupportedInput.Parse(
            Core.Usings + Body("sealed class [|Provider|]") + "class [|Provider|];", "the type must be partial", "the type must be partial"),
    };

    private static UnsupportedInput Type(string declaration, params string[] reasons)
        => UnsupportedInput.Parse(Core.Usings + Body(declaration), reasons);

    private static UnsupportedInput Contained(string container, string name, params string[] reasons)
        => UnsupportedInput.Parse($"{Core.Usings}\n{container}\n{{\n    {Body("sealed partial class " + name)}\n}}\n", reasons);

    private static string Body(string declaration) => $$"""
        [MemoryProvider]
        {{declaration}}
        {
            {{(declaration.Contains("class ", StringComparison.Ordinal) && !declaration.Contains("static", StringComparison.Ordinal) ? "private Provider() { }" : "")}}
            {{Core.Transfer}}
        }
        """;
}
