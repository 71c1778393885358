using System.Globalization;
using System.Net;
using System.Text;

namespace ProviderGen.Benchmarks.Report;

/// <summary>A drawing area with axes, written as SVG. Values go up a logarithmic scale, as baselines differ by orders of magnitude.</summary>
internal sealed class Chart
{
    private const int Width = 860;
    private const int Height = 420;
    private const int Left = 70;
    private const int Beyond = 20; // Room for the longest labels of the axis.
    private const int Right = 210;
    private const int Top = 40;
    private const int Bottom = 50;

    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#666666", "#8c510a"];

    private readonly StringBuilder _svg = new();
    private readonly double _lowest;
    private readonly double _highest;

    private Chart(string title, string unit, IEnumerable<double> values)
    {
        double[] positive = [.. values.Where(value => value > 0)];
        _lowest = Math.Floor(Math.Log10(positive.Min()));
        _highest = Math.Max(Math.Ceiling(Math.Log10(positive.Max())), _lowest + 1);
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-Beyond} 0 {Width + Beyond} {Height}" font-family="sans-serif" font-size="12">""");
        Line($"""<rect x="{-Beyond}" width="{Width + Beyond}" height="{Height}" fill="white"/>""");
        Label(Left, 22, title, size: 15);
        for (double power = _lowest; power <= _highest; power++)
        {
            double y = Y(Math.Pow(10, power));
            Line($"""<line x1="{Left}" x2="{Width - Right}" y1="{y:F1}" y2="{y:F1}" stroke="#dddddd"/>""");
            Label(Left - 6, y + 4, Math.Pow(10, power).ToString("0.######", CultureInfo.InvariantCulture) + unit, anchor: "end");
        }
    }

    /// <summary>Lines of points.</summary>
    public static string Lines(string title, string unit, string axis, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> lines)
    {
        var chart = new Chart(title, unit, lines.SelectMany(line => line.Points).Select(point => point.Y));
        double most = lines.SelectMany(line => line.Points).Max(point => point.X);
        double X(double value) => Left + (value / most * (Width - Left - Right));
        for (int quarter = 0; quarter <= 4; quarter++)
            chart.Label(X(most * quarter / 4), Height - Bottom + 18, (most * quarter / 4).ToString("0", CultureInfo.InvariantCulture), anchor: "middle");
        chart.Label(X(most / 2), Height - 10, axis, anchor: "middle");
        for (int i = 0; i < lines.Count; i++)
        {
            string points = string.Join(' ', lines[i].Points.Select(point => Text($"{X(point.X):F1},{chart.Y(point.Y):F1}")));
            chart.Line($"""<polyline points="{points}" fill="none" stroke="{Colour(i)}" stroke-width="2"/>""");
            chart.Legend(i, lines[i].Name);
        }

        return chart.End();
    }

    /// <summary>Groups of budgets, one of each series in a group; a budget begins at 1.</summary>
    public static string Bars(string title, IReadOnlyList<string> groups, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series)
    {
        var chart = new Chart(title, "x", series.SelectMany(one => one.Values).Append(1));
        double group = (Width - Left - Right) / (double)groups.Count;
        double budget = group * 0.85 / series.Count;
        for (int g = 0; g < groups.Count; g++)
        {
            for (int i = 0; i < series.Count; i++)
            {
                double value = chart.Y(series[i].Values[g]);
                double one = chart.Y(1);
                chart.Line($"""<rect x="{Left + (g * group) + (group * 0.075) + (i * budget):F1}" y="{Math.Min(value, one):F1}" width="{budget - 1:F1}" height="{Math.Max(Math.Abs(value - one), 1):F1}" fill="{Colour(i)}"/>""");
            }

            chart.Label(Left + ((g + 0.5) * group), Height - Bottom + 18, groups[g], anchor: "middle");
        }

        for (int i = 0; i < series.Count; i++)
            chart.Legend(i, series[i].Name);
        return chart.End();
    }

    private static string Colour(int i) => Colours[i % Colours.Length];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private double Y(double value)
    {
        double share = (Math.Log10(Math.Max(value, Math.Pow(10, _lowest))) - _lowest) / (_highest - _lowest);
        return Height - Bottom - (share * (Height - Top - Bottom));
    }

    private void Legend(int i, string name)
    {
        double y = Top + 10 + (i * 20);
        Line($"""<rect x="{Width - Right + 16}" y="{y - 9:F1}" width="12" height="12" fill="{Colour(i)}"/>""");
        Label(Width - Right + 34, y + 1, name);
    }

    private void Label(double x, double y, string text, string anchor = "start", int size = 12)
        => Line($"""<text x="{x:F1}" y="{y:F1}" text-anchor="{anchor}" font-size="{size}">{WebUtility.HtmlEncode(text)}</text>""");

    private void Line(FormattableString line) => _svg.Append(Text(line)).Append('\n');

    private string End() => _svg.Append("</svg>\n").ToString();
}
