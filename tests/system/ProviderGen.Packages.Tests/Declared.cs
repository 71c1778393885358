namespace ProviderGen.Packages.Tests.Declared;

// What the listing of an API is tried on: one of every kind of declaration. None of it is ever run.
#pragma warning disable CA1000, CA1001, CA1008, CA1034, CA1045, CA1063, CA1070, CA1816, CA1822, CA2225, CS0067, IDE0060

public abstract class Shape<T> : IDisposable
    where T : struct
{
    public const int Sides = 4;

    protected Shape()
    {
    }

    public event EventHandler? Changed;

    public enum Corner
    {
        Left = 1,
        Right = 2,
    }

    public required string Name { get; init; }

    public T? Best => null;

    internal int Hidden => 0;

    public static bool operator true(Shape<T> shape) => true;

    public static bool operator false(Shape<T> shape) => false;

    public static (int Length, string Text) Parse(string text = "x", bool strict = false) => (0, text);

    public abstract void Dispose();

    public override string ToString() => "";

    public virtual bool TryFind<TOther>(ReadOnlySpan<byte> bytes, out TOther? found)
        where TOther : class, new()
    {
        found = null;
        return false;
    }

    protected Corner Near(in T place, params int[] distances) => Corner.Left;

    private protected void Internal()
    {
    }
}

public static class Shapes
{
    public static void Draw<T>(this Shape<T> shape, ref long pen)
        where T : unmanaged
    {
    }
}
