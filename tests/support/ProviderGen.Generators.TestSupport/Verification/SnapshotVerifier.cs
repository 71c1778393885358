using System.Text;

namespace ProviderGen.Generators.TestSupport.Verification;

/// <summary>
/// Compares what a test produced with the verified files in a directory, by the conventions of Verify, so that both can
/// be used on the same files.
/// </summary>
public sealed class SnapshotVerifier(string directory)
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <exception cref="SnapshotException">Something differs; what was received lies beside what was verified.</exception>
    public void Verify(string prefix, IReadOnlyList<SnapshotFile> produced)
    {
        Directory.CreateDirectory(directory);
        foreach (string received in Under(prefix, "received"))
            File.Delete(received);

        var failures = new List<string>();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach ((SnapshotFile file, string number) in Numbered(produced))
        {
            string name = prefix + Suffix(file) + number;
            string verified = Path.Combine(directory, $"{name}.verified.{file.Extension}");
            expected.Add(verified);
            if (Compare(verified, file) is not { } failure)
                continue;
            File.WriteAllText(Path.Combine(directory, $"{name}.received.{file.Extension}"), file.Text, Utf8WithMark);
            failures.Add(failure);
        }

        failures.AddRange(
            from stale in Under(prefix, "verified")
            where !expected.Contains(stale)
            select $"{Path.GetFileName(stale)} is verified, but this run did not produce it.");
        if (failures.Count > 0)
            throw new SnapshotException(string.Join("\n\n", failures));
    }

    /// <summary>Files of one name are told apart by <c>.00</c>, <c>.01</c> and so on behind it.</summary>
    private static IEnumerable<(SnapshotFile File, string Number)> Numbered(IReadOnlyList<SnapshotFile> files)
        => from namesakes in files.GroupBy(file => (file.Suffix, file.Extension))
           let isAlone = namesakes.Count() == 1
           from numbered in namesakes.Select((file, i) => (file, isAlone ? "" : $".{i:d2}"))
           select numbered;

    private static string Suffix(SnapshotFile file)
        => file.Suffix.Length == 0 ? "" : "#" + SnapshotName.Escape(file.Suffix[1..]);

    private static string? Compare(string verified, SnapshotFile file)
    {
        string name = Path.GetFileName(verified);
        if (file.Text.Contains('\r', StringComparison.Ordinal))
            return $"{name}: what was produced contains a carriage return.";
        if (!File.Exists(verified))
            return $"{name} is new. Received:\n{file.Text}";

        byte[] bytes = File.ReadAllBytes(verified);
        if (!bytes.AsSpan().StartsWith(Utf8WithMark.Preamble))
            return $"{name} does not begin with the byte order mark of UTF-8.";
        string text = Utf8WithMark.GetString(bytes, Utf8WithMark.Preamble.Length, bytes.Length - Utf8WithMark.Preamble.Length);
        if (text.Contains('\r', StringComparison.Ordinal))
            return $"{name} contains a carriage return.";
        return text == file.Text ? null : $"{name} differs (- verified, + received):\n{TextDiff.Write(text, file.Text)}";
    }

    // What follows the prefix of a test is a target or the kind of file; anything else is another test's.
    private IEnumerable<string> Under(string prefix, string kind)
        => from path in Directory.EnumerateFiles(directory)
           let name = Path.GetFileName(path)
           where name.StartsWith(prefix, StringComparison.Ordinal)
               && name.Length > prefix.Length
               && name[prefix.Length] is '#' or '.'
               && Path.GetFileNameWithoutExtension(name).EndsWith("." + kind, StringComparison.Ordinal)
           orderby path
           select path;
}

/// <summary>A snapshot that is not as it was verified.</summary>
public sealed class SnapshotException(string message) : Exception(message);
