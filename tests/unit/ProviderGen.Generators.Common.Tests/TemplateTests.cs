using ProviderGen.Generators.Templates;

namespace ProviderGen.Generators.Common.Tests;

/// <summary>The template engine: choices, repetitions, containers and words.</summary>
public class TemplateTests
{
    private const string Choice = """
        #if A && !B
        first
        #elif C
        second
        #else
        third
        #endif
        end
        """;

    [Theory]
    [InlineData("A", "first")]
    [InlineData("A C", "first")]
    [InlineData("A B", "third")]
    [InlineData("A B C", "second")]
    [InlineData("C", "second")]
    [InlineData("", "third")]
    public void Symbols_choose_between_lines(string symbols, string expected)
    {
        var scope = new TemplateScope().Symbol("B", isDefined: false);
        foreach (string symbol in symbols.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            scope.Symbol(symbol);

        Assert.Equal($"{expected}\nend\n", Render(Choice, scope));
    }

    [Fact]
    public void A_choice_without_an_alternative_may_leave_nothing()
        => Assert.Equal("", Render("#if A\ntext\n#endif", new TemplateScope()));

    [Fact]
    public void Words_are_replaced_and_what_replaces_them_is_not_looked_at_again()
        => Assert.Equal(
            "__B__ and b, but __C__, __lower__ and ____\n",
            Render("__A__ and __B__, but __C__, __lower__ and ____", new TemplateScope().Word("A", "__B__").Word("B", "b")));

    [Fact]
    public void Lines_are_repeated_for_each_item_with_the_words_around_them()
    {
        var scope = new TemplateScope().Word("TYPE", "T").Symbol("OUTER").Repeat("for each letter", ["a", "b"], (item, letter) => item
            .Word("LETTER", letter)
            .Symbol("SECOND", letter == "b")
            .Repeat("for each digit", [1, 2], (inner, digit) => inner.Word("DIGIT", $"{digit}")));

        Assert.Equal("T.a1\nT.a2\n\nT.b1\nT.b2\nlast\n", Render("""
            #region for each letter
            #region for each digit
            __TYPE__.__LETTER____DIGIT__
            #endregion
            #if SECOND && OUTER
            last
            #else

            #endif
            #endregion
            """, scope));
    }

    [Fact]
    public void Nothing_is_written_for_no_items()
        => Assert.Equal("end\n", Render(
            "#region for each x\n__X__\n#endregion\nend", new TemplateScope().Repeat<string>("for each x", [], (item, x) => item.Word("X", x))));

    [Fact]
    public void Containers_surround_a_region_and_indent_all_but_its_empty_lines()
        => Assert.Equal(
            "before\npartial class A\n{\n    partial struct B\n    {\n        one\n\n        two\n    }\n}\nafter\n",
            Render("before\n#region containers\none\n\ntwo\n#endregion\nafter", new TemplateScope(), "partial class A", "partial struct B"));

    [Fact]
    public void Lines_may_end_as_on_Windows()
        => Assert.Equal("third\nend\n", Render(Choice.ReplaceLineEndings("\r\n"), new TemplateScope()));

    [Fact]
    public void A_repetition_that_the_scope_does_not_know_is_an_error()
        => Assert.Throws<KeyNotFoundException>(() => Render("#region for each x\ntext\n#endregion", new TemplateScope()));

    [Fact]
    public void A_resource_that_is_not_there_is_named()
        => Assert.Contains("'None.template.cs'", Assert.Throws<InvalidOperationException>(() => Template.Load("None.template.cs")).Message, StringComparison.Ordinal);

    private static string Render(string template, TemplateScope scope, params string[] containers)
        => TemplateRenderer.Render(Template.Parse(template), scope, new EquatableArray<string>(containers)).ToString();
}
