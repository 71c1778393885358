using ProviderGen.Icp.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests;

/// <summary>What the other tests rely on: icp believes nothing that is not certified, and the stand-in rejects what it should.</summary>
public sealed class ReplicaTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [SkippableFact]
    public void Icp_believes_what_is_certified_by_the_key_it_was_given()
    {
        using var replica = Replica.Start(_directory);

        Assert.Contains(replica.Sample, replica.Icp("list").RequireSuccess().Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Icp_does_not_believe_what_is_certified_by_another_key()
    {
        using var other = Replica.Start(_directory);
        using var replica = Replica.Start(_directory, other.RootKey);

        replica.Icp("list").Failed("Certificate verification failed");
        replica.Icp("upload", "--input", _directory.Exported("a-empty.img")).Failed("Certificate verification failed");
    }

    [SkippableFact]
    public void A_snapshot_that_is_not_there_is_rejected_in_the_words_of_the_replica()
    {
        using var replica = Replica.Start(_directory);

        replica.Icp("download", "--output", _directory["downloaded"], "00ff").Failed("there is no snapshot 00ff");
    }

    public void Dispose() => _directory.Dispose();
}
