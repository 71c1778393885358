namespace ProviderGen.Testing;

/// <summary>What the examination of one clause came to.</summary>
public enum ClauseVerdict
{
    /// <summary>The provider keeps the clause, as far as the suite examines it.</summary>
    Passed,

    /// <summary>The provider breaks the clause.</summary>
    Failed,

    /// <summary>The clause says nothing about this provider, as the provider itself shows: it is read-only, for example.</summary>
    NotApplicable,

    /// <summary>What was tried holds, and something was not tried; the reason says what, and what has to be given to have it tried.</summary>
    PassedInPart,

    /// <summary>Nothing was tried; the reason says what has to be given to have the clause examined.</summary>
    NotExamined,

    /// <summary>The check failed, and so does that of another clause on which it relies. The reason says which: mend that one first.</summary>
    NotJudged,
}
