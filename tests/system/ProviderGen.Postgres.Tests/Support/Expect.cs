namespace ProviderGen.Postgres.Tests.Support;

/// <summary>What tests expect of answers.</summary>
internal static class Expect
{
    /// <summary>A rejection whose message contains a text.</summary>
    public static MemoryError.ProviderError Error(MemoryError? error, string text)
    {
        MemoryError.ProviderError rejection = Assert.IsType<MemoryError.ProviderError>(error);
        Assert.Contains(text, rejection.Message, StringComparison.Ordinal);
        return rejection;
    }

    /// <summary>Every byte of the image has one value.</summary>
    public static void Holds(IMemoryProvider provider, long pages, byte content)
    {
        Assert.Equal(pages, provider.Pages);
        byte[] bytes = new byte[provider.Size];
        provider.Read(0, bytes).ThrowIfError();
        Assert.Equal(-1, bytes.AsSpan().IndexOfAnyExcept(content));
    }

    /// <summary>Nothing is accepted any more, not even a read.</summary>
    public static void IsLost(PostgresMemoryProvider provider, string text)
    {
        MemoryError.ProviderError error = Error(provider.Read(0, new byte[1]).Error, text);
        Assert.Equal(ProviderErrorReason.Latched, Carried(error));
        Error(provider.Write(0, new byte[1]).Error, text);
        Error(provider.Grow(1).Error, text);
        Error(provider.Flush().Error, text);
        Assert.Equal(ProviderErrorReason.Latched, Error(provider.Write(0, new byte[1]).Error, text).Reason);
        Error(provider.Read(0, new byte[1]).Error, text);
    }

    private static ProviderErrorReason? Carried(MemoryError.ProviderError error)
        => error.Cause is MemoryException { Error: MemoryError.ProviderError carried } ? carried.Reason : null;
}
