using System.Diagnostics;
using ProviderGen.Postgres.Tests.Support;
using ProviderGen.PostgresCluster;
using ProviderGen.TestSupport;
using ProviderGen.Testing;

namespace ProviderGen.Postgres.Tests;

/// <summary>An old and a new version of PostgreSQL, beside the installed one that all other tests run on.</summary>
public sealed class VersionTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("providergen-postgres-programs-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [SkippableTheory]
    [InlineData(14)]
    [InlineData(18)]
    public void A_version_keeps_the_contract_and_what_was_flushed(int version)
    {
        using PostgresServer server = Server(version);
        Assert.StartsWith($"{version}.", server.Cluster.Version, StringComparison.Ordinal);

        ConformanceReport report = ConformanceSuite.Run(server.Subject());
        Assert.True(report.IsConformant, report.ToString());

        string name = server.NewName();
        using (PostgresMemoryProvider provider = server.OpenWith(name, 3, 1))
        {
            provider.Write(0, new byte[] { 2 }).ThrowIfError();
            server.Cluster.Kill();
        }

        server.Cluster.Start();
        using PostgresMemoryProvider again = server.Open(name);
        Expect.Holds(again, 3, 1);
    }

    // The server does not run as root, and may not be allowed to look into the repository.
    private PostgresServer Server(int version)
    {
        string package = Path.Combine(Repository.Root, "tests/system/ProviderGen.Postgres.Tests/servers/node_modules", $"postgres-{version}");
        Skip.IfNot(OperatingSystem.IsLinux() && Directory.Exists(package), "'npm ci' has not been run in tests/system/ProviderGen.Postgres.Tests/servers.");
        Run("cp", "-a", Path.Combine(package, "native"), _directory);
        Run("chmod", "-R", "a+rX", _directory);
        return new PostgresServer(new PostgresInstallation(Path.Combine(_directory, "native/bin")), "");
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
