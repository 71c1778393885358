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
