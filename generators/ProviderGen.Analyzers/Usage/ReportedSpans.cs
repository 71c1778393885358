using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.Analyzers;

/// <summary>The places that have been reported, of which one may stand in another.</summary>
internal sealed class ReportedSpans
{
    // The outermost only, so that no two of them overlap, by where they begin.
    private readonly SortedList<int, int> _ends = [];

    public void Add(TextSpan span)
    {
        if (!Contain(span))
            _ends[span.Start] = span.End;
    }

    /// <summary>Whether a place is, or stands in, one that has been reported.</summary>
    public bool Contain(TextSpan span)
    {
        // The last one that begins at the place or before it.
        IList<int> starts = _ends.Keys;
        int low = 0;
        int high = starts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (starts[middle] <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && _ends.Values[low - 1] >= span.End;
    }
}
