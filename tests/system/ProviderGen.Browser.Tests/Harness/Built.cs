using ProviderGen.TestSupport;

namespace ProviderGen.Browser.Tests;

/// <summary>What other projects have been built into, in the configuration of the tests.</summary>
internal static class Built
{
    public static string FileOf(string project, string file)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, project, "bin", configuration, "net10.0", file);
    }
}
