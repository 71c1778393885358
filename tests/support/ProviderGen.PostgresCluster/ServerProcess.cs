using System.Diagnostics;
using System.Globalization;

namespace ProviderGen.PostgresCluster;

/// <summary>Processes that are not children of this one, as the system shows them; Linux only.</summary>
internal static class ServerProcess
{
    private const int ParentField = 1;

    public static IEnumerable<int> ChildrenOf(int parent)
        => Directory.EnumerateDirectories("/proc")
            .Select(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out int id) ? id : 0)
            .Where(id => id != 0 && Fields(id) is { } fields && int.Parse(fields[ParentField], CultureInfo.InvariantCulture) == parent);

    public static void Kill(IEnumerable<int> ids)
    {
        foreach (int id in ids)
        {
            try
            {
                using Process process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It has just ended.
            }
        }
    }

    /// <summary>Whether it runs. One that has ended but that its parent has not asked about does not.</summary>
    public static bool IsRunning(int id) => Fields(id) is { } fields && fields[0] is not ("Z" or "X");

    /// <summary>State, parent and so on; null if there is no such process.</summary>
    private static string[]? Fields(int id)
    {
        try
        {
            // The name before them, in parentheses, may contain anything.
            string status = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            return status[(status.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
