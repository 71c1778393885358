namespace ProviderGen.Cli.Images;

/// <summary>Compares two lists of hashes of which neither need be at hand as a whole.</summary>
internal sealed class HashComparison(IEnumerable<HashedPages> recorded)
{
    private readonly IEnumerator<HashedPages> _recorded = recorded.GetEnumerator();
    private HashedPages _current;

    /// <summary>Pages in the record.</summary>
    public long RecordedPages { get; private set; }

    public long Differing { get; private set; }

    /// <summary>Takes the next hashes of the image, and returns the pages that are not as recorded; those beyond its end are not compared.</summary>
    public IEnumerable<PageRun> Add(HashedPages actual)
    {
        long page = actual.First;
        long end = actual.First + actual.Count;
        while (page < end && Reaches(page))
        {
            long until = Math.Min(end, _current.First + _current.Count);
            if (_current.Hash != actual.Hash)
            {
                Differing += until - page;
                yield return new PageRun(page, until - page, PageKind.Used, Differs: true);
            }

            page = until;
        }
    }

    /// <summary>Goes through what is left of the record, so that all of it has been checked.</summary>
    public void Finish()
    {
        while (Reaches(long.MaxValue))
        {
        }
    }

    private bool Reaches(long page)
    {
        while (page >= RecordedPages)
        {
            if (!_recorded.MoveNext())
                return false;
            _current = _recorded.Current;
            RecordedPages = _current.First + _current.Count;
        }

        return true;
    }
}
