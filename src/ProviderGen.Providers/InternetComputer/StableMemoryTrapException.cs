namespace ProviderGen.Providers;

/// <summary>A trap of stable memory, where it can be caught. In a canister, a trap ends the call and undoes all it did.</summary>
/// <param name="message">What went wrong.</param>
public sealed class StableMemoryTrapException(string message) : Exception(message);
