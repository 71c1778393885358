using ProviderGen.PostgresCluster;

namespace ProviderGen.Postgres.Tests;

/// <summary>How the tests find out that their server takes connections.</summary>
public sealed class ClusterTests : IDisposable
{
    private const int Id = 4711;

    private readonly string _data = Directory.CreateTempSubdirectory("providergen-postgres-data-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData(Id, "ready   ", true)]
    [InlineData(Id, "standby ", true)]
    [InlineData(Id, "starting", false)]
    [InlineData(Id - 1, "ready   ", false)] // of a server that was killed
    public void A_server_is_ready_when_it_says_so_itself(int id, string status, bool isReady)
    {
        Write(id, status);
        Assert.Equal(isReady, PostmasterFile.IsReady(_data, Id));
    }

    [Fact]
    public void A_server_that_has_not_said_anything_is_not_ready()
        => Assert.False(PostmasterFile.IsReady(_data, Id));

    // A server deletes the file of a killed one when it starts, which may be between any two steps of whoever waits for it.
    [Fact]
    public async Task Waiting_for_a_server_is_not_disturbed_when_it_deletes_the_file_of_a_killed_one()
    {
        var servers = Task.Run(() =>
        {
            for (int start = 0; start < 1000; start++)
            {
                Write(Id - 1, "ready   ");
                File.Delete(FilePath);
            }
        });
        while (!servers.IsCompleted)
            Assert.False(PostmasterFile.IsReady(_data, Id));
        await servers;
    }

    private string FilePath => Path.Combine(_data, "postmaster.pid");

    // By way of another name, as .NET locks what it writes, and servers do not.
    private void Write(int id, string status)
    {
        string other = Path.Combine(_data, "new");
        File.WriteAllText(other, $"{id}\n{_data}\n1764439458\n5432\n\n127.0.0.1\n  1 2\n{status}\n");
        File.Move(other, FilePath);
    }
}
