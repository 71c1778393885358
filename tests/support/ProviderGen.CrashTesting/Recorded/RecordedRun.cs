using System.ComponentModel;
using System.Globalization;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>What a process did to a directory, as strace saw it.</summary>
/// <param name="Root">The path of the directory, links resolved.</param>
/// <param name="Calls">Every system call of the process.</param>
public sealed record RecordedRun(string Root, IReadOnlyList<SystemCall> Calls)
{
    /// <summary>Whether strace is not installed, or may not trace.</summary>
    public static bool StraceIsMissing()
    {
        try
        {
            ChildProcess.OutputOf("strace", "-o", "/dev/null", "true");
            return false;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>Has the child program carry out an <see cref="AnnouncedWorkload"/> in a new directory.</summary>
    /// <param name="parent">Where to create the directory.</param>
    /// <param name="seed">Chooses the workload.</param>
    /// <param name="operations">How many operations it has.</param>
    /// <param name="options">More options for strace.</param>
    public static RecordedRun Of(string parent, int seed, int operations, params string[] options)
    {
        string root = Directory.CreateDirectory(Path.Combine(parent, Path.GetRandomFileName())).FullName;
        root = ChildProcess.OutputOf("realpath", root).TrimEnd('\n');
        string record = root + ".strace";
        ChildProcess.OutputOf([
            "strace", "-f", "-y", "-xx", "-s", "65536", "-o", record, .. options,
            .. ChildProcess.Host("announce", root, Text(seed), Text(operations)),
        ]);
        return new RecordedRun(root, [.. StraceRecord.Parse(File.ReadLines(record))]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
