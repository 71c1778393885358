using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Verification.Mutations;

namespace ProviderGen.Verification.Tests;

public sealed class MutatorTests
{
    [Theory]
    [InlineData("return a < b;", "a < b → a <= b", "a < b → a >= b")]
    [InlineData("return a >= b;", "a >= b → a > b", "a >= b → a < b")]
    [InlineData("return a == b;", "a == b → a != b")]
    [InlineData("return a + b;", "a + b → a - b")]
    [InlineData("return a * b;", "a * b → a / b")]
    [InlineData("return a % b;", "a % b → a * b")]
    [InlineData("return a && b;", "a && b → a || b", "a → !(a)", "b → !(b)")]
    [InlineData("return a ?? b;", "a ?? b → a", "a ?? b → b")]
    [InlineData("return !a;", "!a → a")]
    [InlineData("return a is null;", "a is null → !(a is null)")]
    [InlineData("return a is { } b;", "a is { } b → a is { } b && false")]
    [InlineData("return a is { } b ? b : c;", "a is { } b → a is { } b && false")]
    [InlineData("return a ? b : c;", "a ? b : c → !(a)? b : c")]
    [InlineData("return true;", "true → false")]
    [InlineData("return \"a\" + b;")]
    [InlineData("return Math.Max(a, b);", "Math.Max(a, b) → Math.Min(a, b)")]
    [InlineData("return Math.Min(a, b);", "Math.Min(a, b) → Math.Max(a, b)")]
    [InlineData("return 7;", "7 → (8)", "7 → (6)")]
    [InlineData("return 7L;", "7L → (8L)", "7L → (6L)")]
    [InlineData("a += b;", "a += b → a -= b", "a += b; → (removed)")]
    [InlineData("a -= b;", "a -= b → a += b", "a -= b; → (removed)")]
    [InlineData("Call();", "Call(); → (removed)")]
    [InlineData("throw a;", "throw a; → (removed)")]
    [InlineData("try { } catch { }", "try { } catch { } → { }")]
    [InlineData("while (a) { }", "a → !(a)", "while (a) { } → (removed)")]
    [InlineData("if (A()) { }", "A() → !(A())", "if (A()) { } → (removed)")]
    [InlineData("if (a) { }", "a → !(a)", "if (a) { } → (removed)")]
    public void Finds(string statement, params string[] expected)
    {
        string[] found = [.. Mutate($"class C {{ object M() {{ {statement} }} }}").Select(mutation => mutation.Id)];
        Assert.All(expected, mutation => Assert.Contains($"M: {mutation}", found));
        Assert.Equal(expected.Length + (statement.StartsWith("return", StringComparison.Ordinal) ? 2 : 0), found.Length);
    }

    /// <summary>Where a statement cannot go, what it answers can.</summary>
    [Theory]
    [InlineData("return a;", "return a; → (removed)", "return a; → return default!;")]
    [InlineData("return MemoryResult.Ok;", "return MemoryResult.Ok; → (removed)")]
    [InlineData("return;", "return; → (removed)")]
    public void Removes_answers(string statement, params string[] expected)
        => Assert.Equal(expected.Select(mutation => $"M: {mutation}"), Mutate($"class C {{ object M() {{ {statement} }} }}").Select(mutation => mutation.Id));

    [Fact]
    public void Removes_what_a_property_answers()
        => Assert.Equal(["P: => a → => default!"], Mutate("class C { object P => a; }").Select(mutation => mutation.Id));

    [Fact]
    public void Leaves_an_answer_alone_that_is_the_default()
        => Assert.Equal(["P: false → true"], Mutate("class C { bool P => false; }").Select(mutation => mutation.Id));

    [Fact]
    public void Changes_the_tree_as_it_says()
    {
        Mutation mutation = Mutate("class C { bool M() { return a < b; } }").Single(mutation => mutation.Id == "M: a < b → a <= b");
        Assert.Equal("class C { bool M() { return a <= b; } }", mutation.Tree.ToString());
        Assert.Equal(1, mutation.Line);
        Assert.Equal(MutationKind.Relational, mutation.Kind);
    }

    [Fact]
    public void Leaves_attributes_and_constants_of_them_alone()
        => Assert.Empty(Mutate("class C { [A(1 + 2)] void M() { } }"));

    private static IEnumerable<Mutation> Mutate(string source) => Mutator.Mutate(CSharpSyntaxTree.ParseText(source));
}
