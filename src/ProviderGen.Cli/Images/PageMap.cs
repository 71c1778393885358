using System.Globalization;
using System.Text;
using ProviderGen.Cli.Output;
using Spectre.Console;
using Text = ProviderGen.Cli.Output.Text;

namespace ProviderGen.Cli.Images;

/// <summary>A picture of an image in a bounded number of cells, each of them one page or, for large images, several.</summary>
internal sealed class PageMap
{
    private const int MaxRows = 16;
    private const int MaxColumns = 64;
    private const int Margin = 12;
    private readonly long _pages;
    private readonly int _columns;
    private readonly Cell[] _cells;

    public PageMap(long pages, int? width)
    {
        _pages = pages;
        _columns = MaxColumns;
        while (_columns + Margin > width && _columns > 8)
            _columns /= 2;
        PagesPerCell = 1;
        while ((pages + PagesPerCell - 1) / PagesPerCell > MaxRows * _columns)
            PagesPerCell *= 2;
        _cells = new Cell[(int)((pages + PagesPerCell - 1) / PagesPerCell)];
    }

    public long PagesPerCell { get; }

    /// <summary>How many pages there are of each kind.</summary>
    public long[] Totals { get; } = new long[3];

    public long Differing { get; private set; }

    public void Add(PageRun run)
    {
        Totals[(int)run.Kind] += run.Count;
        Differing += run.Differs ? run.Count : 0;
        for (long page = run.First; page < run.First + run.Count;)
        {
            long cell = page / PagesPerCell;
            long count = Math.Min(run.First + run.Count, (cell + 1) * PagesPerCell) - page;
            _cells[cell].Add(run, count);
            page += count;
        }
    }

    public void Draw(ToolConsole console, bool compared)
    {
        for (int row = 0; row < _cells.Length; row += _columns)
        {
            var line = new StringBuilder();
            line.Append(CultureInfo.InvariantCulture, $"[grey]{Text.Number(row * PagesPerCell),Margin - 2}[/]  ");
            foreach (Cell cell in _cells.AsSpan(row, Math.Min(_columns, _cells.Length - row)))
            {
                (char glyph, string style) = cell.Look();
                line.Append(CultureInfo.InvariantCulture, $"[{style}]{glyph}[/]");
            }

            console.Screen.MarkupLine(line.ToString());
        }

        console.Line($"  [grey]·[/] holes {Text.Number(Totals[0])}   [blue]░[/] zeros {Text.Number(Totals[1])}   [green]{(PagesPerCell == 1 ? "█" : "▒▓█")}[/] used {Text.Number(Totals[2])}");
        if (compared)
            console.Line($"  [red]◆[/] {(Differing == 0 ? "no page differs" : $"{Text.Number(Differing)} of {Text.Count(_pages, "page")} {Text.Verb(Differing, "differ")}")}");
    }

    private struct Cell
    {
        private long _pages;
        private long _zero;
        private long _used;
        private bool _differs;

        public void Add(PageRun run, long count)
        {
            _pages += count;
            _zero += run.Kind == PageKind.Zero ? count : 0;
            _used += run.Kind == PageKind.Used ? count : 0;
            _differs |= run.Differs;
        }

        public readonly (char Glyph, string Style) Look()
        {
            if (_differs)
                return ('◆', "red");
            if (_used == 0)
                return _zero == 0 ? ('·', "grey") : ('░', "blue");
            return (_used == _pages ? '█' : _used * 2 >= _pages ? '▓' : '▒', "green");
        }
    }
}
