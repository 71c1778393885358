namespace ProviderGen.Testing;

/// <summary>What the examination of one clause came to.</summary>
public enum ClauseVerdict
{
    /// <summary>The provider keeps the clause, as far as it was examined.</summary>
    Passed,

    /// <summary>The provider breaks the clause.</summary>
    Failed,

    /// <summary>The clause says nothing about this provider, or the subject's description gives no way to examine it.</summary>
    NotApplicable,
}
