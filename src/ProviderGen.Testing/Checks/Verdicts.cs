namespace ProviderGen.Testing;

/// <summary>Ends a check: the provider breaks the clause.</summary>
/// <param name="reason">How.</param>
/// <param name="advice">What to do about it, where that is known better than the clause alone says.</param>
internal sealed class CheckFailedException(string reason, string? advice = null) : Exception(reason)
{
    public string? Advice => advice;

    /// <summary>The byte that was wrong, and what it has to be, if it is a byte that was wrong.</summary>
    public (long At, byte Expected)? WrongByte { get; init; }
}

/// <summary>Ends a check: it did not come to its own clause, because the provider seems to break another one.</summary>
internal sealed class PremiseBrokenException(int clause, string reason) : Exception(reason)
{
    public int Clause => clause;
}

/// <summary>Ends a check: nothing was examined, for want of something that the subject could give.</summary>
internal sealed class NotExaminedException(string give) : Exception(give);

/// <summary>Ends a check: the clause says nothing about this provider.</summary>
internal sealed class NotApplicableException(string reason) : Exception(reason);
