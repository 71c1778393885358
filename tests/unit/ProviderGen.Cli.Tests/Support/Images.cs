using System.Globalization;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests.Support;

/// <summary>Images in a directory of the test.</summary>
internal static class Images
{
    public const int Page = 65_536;

    /// <summary>Names and hashes of the images of the repository.</summary>
    public static TheoryData<string, string> Data
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, sum) in TestImages.All)
                data.Add(name, sum);
            return data;
        }
    }

    /// <summary>An image of so many pages that are holes, but for those named.</summary>
    public static string Sparse(this TempDirectory directory, string name, long pages, params long[] used)
    {
        using WasiMemoryProvider image = WasiMemoryProvider.Open(directory[name]).Value;
        image.Grow(pages).ThrowIfError();
        byte[] content = new byte[Page];
        foreach (long page in used)
        {
            content.AsSpan().Fill((byte)(page | 1));
            image.Write(page * Page, content).ThrowIfError();
        }

        return directory[name];
    }

    /// <summary>Bytes of disk space that a file takes up.</summary>
    public static long AllocatedBytes(string path)
        => long.Parse(Run.Other("du", "--block-size=1", path).Succeeded().Output.Split('\t')[0], CultureInfo.InvariantCulture);
}
