namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Types of the wrong kind, or in the wrong place.</summary>
public static class UnsupportedKinds
{
    private const string Record = "it is a record, whose copies would share one backing";
    private const string FileLocal = "it is local to a file, and its other part would stand in another";

    public static IReadOnlyDictionary<string, UnsupportedInput> All { get; } = new Dictionary<string, UnsupportedInput>
    {
        ["Struct"] = Type("partial struct [|Provider|]", "it is not a class"),
        ["RefStruct"] = Type("ref partial struct [|Provider|]", "it is not a class"),
        ["Interface"] = Type("partial interface [|Provider|]", "it is not a class"),
        ["Record"] = Type("sealed partial record [|Provider|]", Record),
        ["RecordStruct"] = Type("partial record struct [|Provider|]", "it is not a class", Record),
        ["AbstractRecord"] = Type("abstract partial record [|Provider|]", Record, "it is an abstract class"),
        ["StaticClass"] = Type("static partial class [|Provider|]", "it is a static class"),
        ["AbstractClass"] = Type("abstract partial class [|Provider|]", "it is an abstract class"),
        ["UnsealedClass"] = Type("partial class [|Provider|]", "it is not sealed"),
        ["NotPartial"] = Type("sealed class [|Provider|]", "it is not partial"),
        ["NeitherSealedNorPartial"] = Type("class [|Provider|]", "it is not sealed", "it is not partial"),
        ["StructThatIsNotPartial"] = Type("struct [|Provider|]", "it is not a class", "it is not partial"),
        ["FileLocal"] = Type("file sealed partial class [|Provider|]", FileLocal),
        ["FileLocalAndUnsealed"] = Type("file partial class [|Provider|]", FileLocal, "it is not sealed"),
        ["FileLocalContainer"] = Contained("file partial class Outer", "[|Provider|]", FileLocal),
        ["ContainerNotPartial"] = Contained("public class [|Outer|]", "Provider", "the type around it, 'Outer', is not partial"),
        ["StructContainerNotPartial"] = Contained("public struct [|Outer|]", "Provider", "the type around it, 'Outer', is not partial"),
        ["TwoContainersNotPartial"] = UnsupportedInput.Parse(Core.Usings + $$"""
            interface [|Outer|]
            {
                record struct [|Inner|]
                {
                    {{Body("sealed partial class Provider")}}
                }
            }
            """, "the type around it, 'Outer', is not partial", "the type around it, 'Inner', is not partial"),
        ["OnePartNotPartial"] = UnsupportedInput.Parse(
            Core.Usings + Body("sealed partial class Provider") + "class [|Provider|];", "it is not partial"),
        ["MarkedInTheSecondPart"] = UnsupportedInput.Parse(
            Core.Usings + "partial class Provider<Pages>;\n" + Body("partial class [|Provider|]<[|Pages|]>").Replace("    private Provider() { }", "", StringComparison.Ordinal),
            "it is not sealed\nit has no constructor of its own, so anyone could create one around the checks of opening; "
            + "declare a private one, or say StartsEmpty = true",
            "'Pages' is also the name of a generated member"),
        ["TwoPartsNotPartial"] = UnsupportedInput.Parse(
            Core.Usings + Body("sealed class [|Provider|]") + "class [|Provider|];", "it is not partial", "it is not partial"),
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
