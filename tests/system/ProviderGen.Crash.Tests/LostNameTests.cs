using ProviderGen.CrashTesting;
using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>Names that change under an open file, by way of its directory, of links, and there and back.</summary>
public sealed class LostNameTests : IDisposable
{
    private const int Page = 65_536;
    private readonly TempDirectory _directory = new();

    [SkippableFact]
    public void The_first_flush_after_the_directory_was_renamed_fails_and_the_bytes_have_moved_along()
    {
        Tool.RequireLinux();
        Directory.CreateDirectory(_directory["before"]);
        using (WasiMemoryProvider provider = Written(_directory["before/a.img"]))
        {
            Directory.Move(_directory["before"], _directory["after"]);
            FailsToFlush(provider, _directory["before/a.img"]);
        }

        Assert.Equal(42, Reopened(_directory["after/a.img"]));
    }

    [SkippableFact]
    public void The_first_flush_of_a_file_that_another_has_replaced_harms_neither()
    {
        Tool.RequireLinux();
        string path = _directory["a.img"];
        using (WasiMemoryProvider provider = Written(path))
        {
            ChildProcess.OutputOf("ln", path, _directory["second-name.img"]);
            File.Move(_directory.FileOf([.. Enumerable.Repeat((byte)9, Page)]), path, overwrite: true);
            FailsToFlush(provider, path);
        }

        Assert.Equal(42, Reopened(_directory["second-name.img"]));
        Assert.Equal(-1, File.ReadAllBytes(path).AsSpan().IndexOfAnyExcept((byte)9));
    }

    [SkippableFact]
    public void A_link_that_leads_elsewhere_by_the_time_of_the_flush_makes_it_fail()
    {
        Tool.RequireLinux();
        File.WriteAllBytes(_directory["real.img"], []);
        File.WriteAllBytes(_directory["other.img"], []);
        File.CreateSymbolicLink(_directory["link.img"], "real.img");
        using (WasiMemoryProvider provider = Written(_directory["link.img"]))
        {
            File.Delete(_directory["link.img"]);
            File.CreateSymbolicLink(_directory["link.img"], "other.img");
            FailsToFlush(provider, _directory["link.img"]);
        }

        Assert.Equal(42, Reopened(_directory["real.img"]));
        Assert.Equal(0, new FileInfo(_directory["other.img"]).Length);
    }

    [SkippableFact]
    public void A_file_that_has_its_name_back_by_the_time_of_the_flush_has_lost_nothing()
    {
        Tool.RequireLinux();
        string path = _directory["a.img"];
        using (WasiMemoryProvider provider = Written(path))
        {
            File.Move(path, _directory["elsewhere.img"]);
            File.Move(_directory["elsewhere.img"], path);
            MemoryResult flushed = provider.Flush();
            Assert.True(flushed.IsOk, flushed.ToString());
        }

        Assert.Equal(42, Reopened(path));
    }

    /// <summary>Another name is as good as the one that was given, but it is not known to the provider.</summary>
    [SkippableFact]
    public void A_file_with_a_second_name_is_not_durable_under_a_first_one_that_is_gone()
    {
        Tool.RequireLinux();
        string path = _directory["a.img"];
        using (WasiMemoryProvider provider = Written(path))
        {
            ChildProcess.OutputOf("ln", path, _directory["b.img"]);
            File.Delete(path);
            FailsToFlush(provider, path);
        }

        Assert.Equal(42, Reopened(_directory["b.img"]));
    }

    public void Dispose() => _directory.Dispose();

    private static WasiMemoryProvider Written(string path)
    {
        WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        provider.Grow(1).ThrowIfError();
        provider.Write(Page - 4, 42).ThrowIfError();
        return provider;
    }

    private static void FailsToFlush(WasiMemoryProvider provider, string path)
    {
        var error = Assert.IsType<MemoryError.ProviderError>(provider.Flush().Error);
        Assert.Equal(ProviderErrorReason.Backing, error.Reason);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(ProviderErrorReason.Latched, Assert.IsType<MemoryError.ProviderError>(provider.Flush().Error).Reason);
        Assert.Equal(42, provider.Read<int>(Page - 4).Value);
    }

    private static int Reopened(string path)
    {
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        return provider.Read<int>(Page - 4).Value;
    }
}
