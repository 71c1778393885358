using ProviderGen.CrashTesting;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests.Wasi;

/// <summary>Symbolic links and working directories: the file is the one the path led to when it was opened.</summary>
[Collection(nameof(WorkingDirectory))]
public sealed class LinkTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [Fact]
    public void A_file_is_opened_and_flushed_through_a_link_to_its_directory()
    {
        Directory.CreateDirectory(_directory["real"]);
        Directory.CreateSymbolicLink(_directory["link"], _directory["real"]);

        GrowsAndFlushes(_directory["link/a.img"]);

        Assert.Equal(65_536, new FileInfo(_directory["real/a.img"]).Length);
    }

    [Fact]
    public void A_file_is_opened_and_flushed_through_a_link_to_it()
    {
        Directory.CreateDirectory(_directory["real"]);
        File.WriteAllBytes(_directory["real/a.img"], []);
        File.CreateSymbolicLink(_directory["link.img"], _directory["real/a.img"]);

        GrowsAndFlushes(_directory["link.img"]);

        Assert.Equal(65_536, new FileInfo(_directory["real/a.img"]).Length);
    }

    [Fact]
    public void A_file_is_opened_and_flushed_through_a_relative_link_in_a_linked_directory()
    {
        // real/sub/link.img -> ../a.img is real/a.img, also for whoever comes by way of the link to real/sub.
        Directory.CreateDirectory(_directory["real/sub"]);
        File.WriteAllBytes(_directory["real/a.img"], []);
        Directory.CreateSymbolicLink(_directory["short"], _directory["real/sub"]);
        File.CreateSymbolicLink(_directory["real/sub/link.img"], "../a.img");

        GrowsAndFlushes(_directory["short/link.img"]);

        Assert.Equal(65_536, new FileInfo(_directory["real/a.img"]).Length);
    }

    [SkippableFact]
    public void A_file_is_flushed_in_a_directory_whose_name_is_not_UTF_8()
    {
        // .NET cannot write such a name, so it is reached by a link.
        Skip.IfNot(OperatingSystem.IsLinux(), "Names are any bytes on Linux only.");
        ChildProcess.OutputOf("sh", "-c", "cd \"$1\" && d=$(printf 'b\\351') && mkdir \"$d\" && ln -s \"$d\" link", "sh", _directory.Root);
        try
        {
            GrowsAndFlushes(_directory["link/a.img"]);
        }
        finally
        {
            ChildProcess.OutputOf("sh", "-c", "cd \"$1\" && rm -r b*", "sh", _directory.Root);
        }
    }

    [Fact]
    public void A_chain_of_links_is_followed_to_its_end()
    {
        File.WriteAllBytes(_directory["a.img"], []);
        File.CreateSymbolicLink(_directory["b.img"], "a.img");
        File.CreateSymbolicLink(_directory["c.img"], "b.img");

        GrowsAndFlushes(_directory["c.img"]);

        Assert.Equal(65_536, new FileInfo(_directory["a.img"]).Length);
    }

    [Fact]
    public void A_link_to_a_file_that_is_missing_is_not_an_existing_file()
    {
        File.CreateSymbolicLink(_directory["broken.img"], _directory["missing.img"]);

        foreach (bool readOnly in new[] { false, true })
        {
            var options = new FileMemoryProviderOptions { Mode = FileOpenMode.OpenExisting, ReadOnly = readOnly };
            var error = Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(_directory["broken.img"], options).Error);
            Assert.Contains("broken.img", error.Message, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(_directory["missing.img"]));
    }

    [Fact]
    public void A_link_into_a_directory_that_is_missing_is_an_error()
    {
        File.CreateSymbolicLink(_directory["broken.img"], _directory["missing/a.img"]);

        var error = Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(_directory["broken.img"]).Error);

        Assert.Contains("broken.img", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_that_a_link_names_is_created_where_the_link_says()
    {
        File.CreateSymbolicLink(_directory["link.img"], _directory["fresh.img"]);

        GrowsAndFlushes(_directory["link.img"]);

        Assert.Equal(65_536, new FileInfo(_directory["fresh.img"]).Length);
    }

    [Fact]
    public void A_relative_path_still_names_its_file_when_the_working_directory_has_changed()
    {
        string before = Directory.GetCurrentDirectory();
        Directory.CreateDirectory(_directory["elsewhere"]);
        try
        {
            Directory.SetCurrentDirectory(_directory.Root);
            using WasiMemoryProvider provider = WasiMemoryProvider.Open("a.img").Value;
            Directory.SetCurrentDirectory(_directory["elsewhere"]);
            provider.Grow(1).ThrowIfError();

            MemoryResult flushed = provider.Flush();

            Assert.True(flushed.IsOk, flushed.ToString());
            Assert.Equal("a.img", provider.Path);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }

        Assert.Equal(65_536, new FileInfo(_directory["a.img"]).Length);
    }

    public void Dispose() => _directory.Dispose();

    private static void GrowsAndFlushes(string path)
    {
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        provider.Grow(1).ThrowIfError();
        MemoryResult flushed = provider.Flush();
        Assert.True(flushed.IsOk, flushed.ToString());
    }
}

/// <summary>Tests that change the working directory, which belongs to the whole process.</summary>
[CollectionDefinition(nameof(WorkingDirectory), DisableParallelization = true)]
public sealed class WorkingDirectory;
