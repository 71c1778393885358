namespace ProviderGen.Postgres;

/// <summary>What the row of an image holds.</summary>
/// <param name="Id">The number its pages go by.</param>
/// <param name="Length">The length, in bytes.</param>
/// <param name="Generation">How many times writers have flushed.</param>
internal readonly record struct ImageState(long Id, long Length, long Generation);
