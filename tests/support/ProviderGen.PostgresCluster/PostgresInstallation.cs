using System.Globalization;

namespace ProviderGen.PostgresCluster;

/// <summary>The programs of a PostgreSQL that is installed on this machine.</summary>
/// <param name="Programs">The directory they are in.</param>
public sealed record PostgresInstallation(string Programs)
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    /// <summary>Looks for the newest version, on the path and where Debian puts them.</summary>
    /// <param name="reason">Why there is none.</param>
    public static PostgresInstallation? Find(out string reason)
    {
        reason = "";
        if (!OperatingSystem.IsLinux())
        {
            reason = "A private PostgreSQL is started on Linux only.";
            return null;
        }

        string? programs = Candidates().FirstOrDefault(directory => Needed.All(program => IsThere(Path.Combine(directory, program))));
        if (programs is not null)
            return new PostgresInstallation(programs);
        reason = "PostgreSQL is not installed: there is no initdb, on the path or in /usr/lib/postgresql/*/bin.";
        return null;
    }

    /// <summary>The path of one of the programs.</summary>
    public string this[string program] => Path.Combine(Programs, program);

    // A link to nothing counts as a file that exists.
    private static bool IsThere(string path) => File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is not { Exists: false };

    private static IEnumerable<string> Candidates()
    {
        const string Debian = "/usr/lib/postgresql";
        string[] onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return onPath.Concat(versions
            .OrderByDescending(path => double.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out double version) ? version : 0)
            .Select(path => Path.Combine(path, "bin")));
    }
}
