namespace ProviderGen.Generators.Common.Tests;

/// <summary>Arrays that compare by content, which is what lets a pipeline keep what has not changed.</summary>
public class EquatableArrayTests
{
    [Fact]
    public void Arrays_compare_their_items()
    {
        var array = new EquatableArray<string>(["a", "b"]);

        Assert.Equal(array, new EquatableArray<string>(["a", "b"]));
        Assert.Equal(array.GetHashCode(), new EquatableArray<string>(["a", "b"]).GetHashCode());
        Assert.NotEqual(array, new EquatableArray<string>(["b", "a"]));
        Assert.NotEqual(array, new EquatableArray<string>(["a"]));
        Assert.Equal(default, new EquatableArray<string>([]));
        Assert.Equal(default(EquatableArray<string>).GetHashCode(), new EquatableArray<string>([]).GetHashCode());
    }

    [Fact]
    public void An_array_is_not_changed_by_what_it_was_made_from()
    {
        string[] source = ["a"];
        var array = new EquatableArray<string>(source);
        source[0] = "b";

        Assert.Equal("a", array[0]);
    }
}
