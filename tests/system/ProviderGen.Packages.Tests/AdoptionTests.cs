using ProviderGen.Packages.Tests.Support;

namespace ProviderGen.Packages.Tests;

/// <summary>The way from nothing to a program that runs, which the README describes.</summary>
[Collection(PackedFeedCollection.Name)]
public class AdoptionTests(PackedFeed feed)
{
    [SkippableFact]
    public void A_stranger_adopts_the_packages()
    {
        Skip.If(OperatingSystem.IsWindows(), "The script needs bash.");
        string script = Path.Combine(PackedRepository.Tests, "adopt.sh");
        string output = feed.Run("bash", feed.Workspace, script, feed.Packages, feed.Version).Succeeded();
        Assert.EndsWith($"adopted {feed.Version}", output.Trim(), StringComparison.Ordinal);
    }
}
