namespace ProviderGen.Verification.Mutations;

/// <summary>What became of a mutant.</summary>
internal enum Verdict
{
    /// <summary>A check found it.</summary>
    Killed,

    /// <summary>The process that ran it ended.</summary>
    Crashed,

    /// <summary>It was still running at the time limit.</summary>
    TimedOut,

    /// <summary>It passed every check, and it is known why it may.</summary>
    Equivalent,

    /// <summary>It passed every check.</summary>
    Survived,

    /// <summary>It does not compile, so it is none.</summary>
    Invalid,
}
