using ProviderGen.Benchmarks.Statistics;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>What a figure has to keep to.</summary>
/// <param name="Kind">On which side of the value it has to lie.</param>
/// <param name="Value">The value, in <paramref name="Unit"/>.</param>
/// <param name="Unit">As in <c>x</c>, a ratio, or <c> ms</c>.</param>
internal sealed record Limit(LimitKind Kind, double Value, string Unit)
{
    public static Limit AtMost(double value, string unit = "x") => new(LimitKind.AtMost, value, unit);

    public static Limit AtLeast(double value, string unit = "x") => new(LimitKind.AtLeast, value, unit);

    public static Limit Exactly(double value, string unit = "") => new(LimitKind.Exactly, value, unit);

    /// <summary>No limit: the figure is there to be known.</summary>
    public static Limit Published(string unit) => new(LimitKind.None, 0, unit);

    public bool Allows(double value) => Kind switch
    {
        LimitKind.AtMost => value <= Value,
        LimitKind.AtLeast => value >= Value,
        LimitKind.Exactly => value == Value,
        _ => true,
    };

    public override string ToString() => Kind switch
    {
        LimitKind.AtMost => $"<= {Spread.Text(Value)}{Unit}",
        LimitKind.AtLeast => $">= {Spread.Text(Value)}{Unit}",
        LimitKind.Exactly => $"{Spread.Text(Value)}{Unit}",
        _ => "published",
    };
}

internal enum LimitKind
{
    None,
    AtMost,
    AtLeast,
    Exactly,
}
