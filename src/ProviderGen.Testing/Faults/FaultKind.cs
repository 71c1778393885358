namespace ProviderGen.Testing;

/// <summary>What goes wrong with a raw call.</summary>
public enum FaultKind
{
    /// <summary>It fails before it has any effect.</summary>
    Fail,

    /// <summary>It fails half-way: a part of the bytes is written, or of the length added.</summary>
    Tear,

    /// <summary>It succeeds with fewer bytes than asked for, as backings may.</summary>
    Shorten,

    /// <summary>It succeeds, later: <see cref="FaultPlan.OnDelay"/> runs first.</summary>
    Delay,

    /// <summary>It answers with no bytes at all, as at the end of a backing.</summary>
    Starve,

    /// <summary>It claims more bytes than it was asked for, which is against the contract of the primitives.</summary>
    Overstate,

    /// <summary>It claims a negative number of bytes, which is against the contract of the primitives.</summary>
    Negate,
}
