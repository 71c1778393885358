using System.Globalization;
using ProviderGen.CrashTesting;
using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>Files that may become no larger, by the rules of the process or of the file system.</summary>
public sealed class SizeLimitTests : IDisposable
{
    private const int Page = 65_536;
    private readonly TempDirectory _directory = new();

    [SkippableFact]
    public void Growth_beyond_the_size_limit_of_the_process_is_an_error_until_the_limit_is_lifted()
    {
        Tool.RequireLinux();
        string path = _directory.NewPath();
        using (RemoteProvider remote = RemoteProvider.StartWithoutSizeSignal())
        {
            Assert.Equal("ok 0", remote.Ask("open " + path));
            Assert.Equal("ok 0", remote.Ask("grow 2"));
            Assert.Equal("ok", remote.Ask($"write 0 {2 * Page} 7"));
            Limit(remote, 3 * Page);

            Assert.Equal("ok 2", remote.Ask("grow 1"));
            string rejection = remote.Ask("grow 1");
            SaysTooLarge(rejection, path);

            Assert.Equal("ok 3", remote.Ask("grow 0"));
            Assert.Equal(3 * Page, new FileInfo(path).Length);
            Assert.Equal("ok", remote.Ask($"read 0 {2 * Page} 7"));
            Assert.Equal("ok", remote.Ask($"write {2 * Page} {Page} 8"));
            Assert.Equal("ok", remote.Ask("flush"));

            Limit(remote, null);
            Assert.Equal("ok 3", remote.Ask("grow 2"));
            Assert.Equal("ok", remote.Ask("flush"));
        }

        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal((5, (byte)7, (byte)8), (reopened.Pages, reopened.Read<byte>((2 * Page) - 1).Value, reopened.Read<byte>(2 * Page).Value));
    }

    [SkippableFact]
    public void A_write_across_the_size_limit_of_the_process_is_an_error_and_touches_only_its_range()
    {
        Tool.RequireLinux();
        string path = _directory.NewPath();
        using (RemoteProvider remote = RemoteProvider.StartWithoutSizeSignal())
        {
            Assert.Equal("ok 0", remote.Ask("open " + path));
            Assert.Equal("ok 0", remote.Ask("grow 3"));
            Assert.Equal("ok", remote.Ask($"write 0 {3 * Page} 7"));
            Limit(remote, Page + 100);

            // The system takes 100 bytes of the second page and rejects the rest.
            string rejection = remote.Ask($"write {Page} 1000 8");
            SaysTooLarge(rejection, path);

            Assert.Equal("ok", remote.Ask($"read 0 {Page} 7"));
            Assert.Equal("ok", remote.Ask($"read {Page + 1000} {(2 * Page) - 1000} 7"));
            Assert.Equal("ok 3", remote.Ask("grow 0"));
            Assert.Equal("ok", remote.Ask($"write 0 {Page} 9"));
            Assert.Equal("ok", remote.Ask("flush"));

            Limit(remote, null);
            Assert.Equal("ok", remote.Ask($"write {Page} 1000 8"));
            Assert.Equal("ok", remote.Ask("flush"));
        }

        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(3 * Page, bytes.Length);
        Assert.Equal([(byte)9, (byte)9, (byte)8, (byte)8, (byte)7, (byte)7], new[] { 0, Page - 1, Page, Page + 999, Page + 1000, bytes.Length - 1 }.Select(at => bytes[at]));
    }

    /// <summary>.NET calls a length that the file system refuses an argument out of range, which made the error speak of a 'value'.</summary>
    [Fact]
    public void A_length_that_the_file_system_rejects_is_a_failure_of_the_file_and_not_of_an_argument()
    {
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(_directory.NewPath()).Value;
        long pages = (long.MaxValue / Page) - 1;

        var error = Assert.IsType<MemoryError.ProviderError>(provider.Grow(pages).Error);

        Assert.IsAssignableFrom<IOException>(error.Cause);
        Assert.DoesNotContain("arameter", error.Message, StringComparison.Ordinal);
        Assert.Contains((pages * Page).ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private static void SaysTooLarge(string answer, string path)
    {
        Assert.StartsWith("Backing: ", answer, StringComparison.Ordinal);
        Assert.Contains(path, answer, StringComparison.Ordinal);
        Assert.Contains("too large", answer, StringComparison.Ordinal);
    }

    // After the start, as the runtime itself sets up large files in memory; and the soft limit only, which anybody may lift.
    private static void Limit(RemoteProvider remote, long? bytes)
        => ChildProcess.OutputOf("prlimit", "--pid", remote.ProcessId, $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:");
}
