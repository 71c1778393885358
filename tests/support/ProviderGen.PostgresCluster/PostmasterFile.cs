using System.Globalization;

namespace ProviderGen.PostgresCluster;

/// <summary>The file in which a server says who it is, in the first line, and how far it has come, in the last one.</summary>
internal static class PostmasterFile
{
    /// <summary>Whether the server of a directory is this process, and takes connections.</summary>
    public static bool IsReady(string data, int id)
        => Lines(Path.Combine(data, "postmaster.pid")) is [var first, _, _, _, _, _, _, var status]
            && first == id.ToString(CultureInfo.InvariantCulture)
            && status.Trim() is "ready" or "standby";

    // What a killed server left behind is there until the next one deletes it, at any moment.
    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
