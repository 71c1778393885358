namespace ProviderGen.Testing;

/// <summary>Ends a check: the provider breaks the clause.</summary>
internal sealed class CheckFailedException(string reason) : Exception(reason);

/// <summary>Ends a check: the clause cannot be examined, or does not apply.</summary>
internal sealed class NotApplicableException(string reason) : Exception(reason);
