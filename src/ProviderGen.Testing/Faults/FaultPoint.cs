namespace ProviderGen.Testing;

/// <summary>A raw call to a backing at which a fault can be injected.</summary>
public enum FaultPoint
{
    /// <summary>Asking the backing for its length.</summary>
    Length,

    /// <summary>Extending the backing.</summary>
    Grow,

    /// <summary>Filling fresh bytes with zeros.</summary>
    Zero,

    /// <summary>Reading from the backing.</summary>
    Read,

    /// <summary>Writing to the backing.</summary>
    Write,

    /// <summary>Making the backing durable.</summary>
    Flush,

    /// <summary>Asking for a run of bytes in place. By contract this does not fail, but it may answer with too little or too much.</summary>
    Span,
}
