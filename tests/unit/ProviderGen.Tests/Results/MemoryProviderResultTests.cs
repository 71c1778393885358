using ProviderGen.Providers;

namespace ProviderGen.Tests.Results;

/// <summary>Opening one of several kinds of provider.</summary>
public class MemoryProviderResultTests
{
    [Fact]
    public void A_provider_stays_the_same_one_without_its_type()
    {
        using IMemoryProvider memory = Open("stable memory").ThrowIfError();
        Assert.IsType<IcMemoryProvider>(memory);
    }

    [Fact]
    public void An_error_stays_the_same_one()
    {
        MemoryError error = new MemoryError.ProviderError("there is none");
        MemoryResult<HeapMemoryProvider> failed = error;
        Assert.Same(error, failed.AsMemoryProvider().Error);
        Assert.False(default(MemoryResult<HeapMemoryProvider>).AsMemoryProvider().IsOk);
        Assert.False(WasiMemoryProvider.Open("").AsDurableMemoryProvider().IsOk);
    }

    [Fact]
    public void A_value_whose_type_is_an_interface_becomes_a_result()
    {
        using IMemoryProvider heap = new HeapMemoryProvider();
        MemoryResult<IMemoryProvider> result = MemoryResult.Of(heap);
        Assert.Same(heap, result.Value);
    }

    [Fact]
    public void Kinds_of_providers_are_told_apart_by_a_switch()
    {
        using IMemoryProvider memory = Open("heap").ThrowIfError();
        Assert.IsType<HeapMemoryProvider>(memory);
        Assert.Contains("'tape'", Open("tape").Error!.Message, StringComparison.Ordinal);
    }

    private static MemoryResult<IMemoryProvider> Open(string kind) => kind switch
    {
        "heap" => new HeapMemoryProvider(),
        "stable memory" => IcMemoryProvider.Open(new InProcessStableMemory()).AsMemoryProvider(),
        _ => new MemoryError.ProviderError($"There is no provider of the kind '{kind}'."),
    };
}
