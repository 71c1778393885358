namespace ProviderGen.Tests.Results;

public class MemoryResultTests
{
    private static readonly MemoryError Error = new MemoryError.OutOfBounds(5, 10, 12);

    [Fact]
    public void Default_of_a_result_without_value_is_success()
    {
        MemoryResult result = default;
        Assert.True(result.IsOk);
        Assert.Null(result.Error);
        Assert.Equal(MemoryResult.Ok, result);
        Assert.Equal("Ok", result.ToString());
        result.ThrowIfError();
    }

    [Fact]
    public void An_error_makes_a_failed_result()
    {
        MemoryResult result = Error;
        Assert.False(result.IsOk);
        Assert.Same(Error, result.Error);
        Assert.Same(Error, Assert.Throws<MemoryException>(() => result.ThrowIfError()).Error);
        Assert.Equal(Error.ToString(), result.ToString());
        Assert.Equal(result, MemoryResult.Fail(Error));
        Assert.NotEqual(MemoryResult.Ok, result);
    }

    [Fact]
    public void A_result_without_value_comes_apart()
    {
        var (isOk, error) = MemoryResult.Fail(Error);
        Assert.False(isOk);
        Assert.Same(Error, error);
    }

    [Fact]
    public void A_failure_needs_an_error()
    {
        Assert.Throws<ArgumentNullException>(() => MemoryResult.Fail(null!));
        Assert.Throws<ArgumentNullException>(() => (MemoryResult<int>)(MemoryError)null!);
    }

    [Fact]
    public void Default_of_a_result_with_value_is_a_failure()
    {
        MemoryResult<string> result = default;
        Assert.False(result.IsOk);
        Assert.False(result.TryGetValue(out string? value));
        Assert.Null(value);
        Assert.IsType<MemoryError.ProviderError>(result.Error);
        Assert.Throws<MemoryException>(() => result.Value);
        Assert.NotEqual((MemoryResult<int>)0, default);
    }

    [Fact]
    public void A_value_makes_a_successful_result()
    {
        MemoryResult<long> result = 42;
        Assert.True(result.IsOk);
        Assert.Null(result.Error);
        Assert.Equal(42, result.Value);
        Assert.Equal(42, result.ThrowIfError());
        Assert.True(result.TryGetValue(out long value));
        Assert.Equal(42, value);
        Assert.True(result.TryGetValue(out _, out MemoryError? error));
        Assert.Null(error);
        Assert.Equal("Ok: 42", result.ToString());
    }

    [Fact]
    public void A_failed_result_with_value_carries_its_error()
    {
        MemoryResult<long> result = Error;
        Assert.False(result.TryGetValue(out long value, out MemoryError? error));
        Assert.Equal(0, value);
        Assert.Same(Error, error);
        Assert.Same(Error, result.Error);
        Assert.Same(Error, Assert.Throws<MemoryException>(() => result.Value).Error);
        Assert.Equal(Error.ToString(), result.ToString());
        var (missing, why) = result;
        Assert.Equal(0, missing);
        Assert.Same(Error, why);
    }

    [Fact]
    public void Results_are_equal_when_value_or_error_are()
    {
        Assert.True((MemoryResult<int>)7 == (MemoryResult<int>)7);
        Assert.True((MemoryResult<int>)7 != (MemoryResult<int>)8);
        Assert.True((MemoryResult<int>)Error == (MemoryResult<int>)Error);
        Assert.True((MemoryResult<int>)Error != (MemoryResult<int>)0);
        Assert.True((MemoryResult)Error == (MemoryResult)Error);
        Assert.True((MemoryResult)Error != MemoryResult.Ok);
        Assert.Equal(((MemoryResult<int>)7).GetHashCode(), ((MemoryResult<int>)7).GetHashCode());
        Assert.Equal(((MemoryResult)Error).GetHashCode(), ((MemoryResult)Error).GetHashCode());
    }

    [Fact]
    public void Success_costs_no_allocation()
    {
        using var heap = new Providers.HeapMemoryProvider();
        heap.Grow(1).ThrowIfError();
        Span<byte> buffer = stackalloc byte[8];
        heap.Read(0, buffer).ThrowIfError();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            heap.Read(i, buffer).ThrowIfError();
            heap.Write(i, buffer).ThrowIfError();
            heap.Read<long>(i).ThrowIfError();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
