namespace ProviderGen.Testing;

/// <summary>Ends a check: it did not come to its own clause, because the provider seems to break another one.</summary>
internal sealed class PremiseBrokenException(int clause, string reason) : Exception(reason)
{
    public int Clause => clause;
}

/// <summary>Ends a check: nothing was examined, for want of something that the subject could give.</summary>
internal sealed class NotExaminedException(string give) : Exception(give);

/// <summary>Ends a check: the clause says nothing about this provider.</summary>
internal sealed class NotApplicableException(string reason) : Exception(reason);
