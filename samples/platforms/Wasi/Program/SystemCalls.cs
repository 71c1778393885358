using ProviderGen;
using ProviderGen.Providers;

namespace Wasi;

/// <summary>
/// What programs ask of a system beside what the providers do. A place may not have all of it, and then has to say so; what it does has
/// to be what an ordinary process sees, where the same checks run.
/// </summary>
internal static class SystemCalls
{
    private static readonly (string Name, Action<string> Check)[] s_checks =
    [
        ("a closed stream of the console keeps its number reserved", ConsoleStream),
        ("listings that are abandoned take nothing", AbandonedListings),
        ("listings tell files from directories", Listings),
        ("files are appended to, copied, moved and replaced", Files),
        ("directories go with all that is in them", Directories),
        ("a file is written through, or that is rejected", WriteThrough),
        ("a mode is set, or that is rejected", Mode),
        ("a time is set, or that is rejected", Time),
    ];

    public static int Run(string directory)
    {
        int right = 0;
        foreach (var (name, check) in s_checks)
        {
            string root = Directory.CreateDirectory(Path.Combine(directory, "calls")).FullName;
            try
            {
                check(root);
                Console.WriteLine($"right: {name}");
                right++;
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException or MemoryException)
            {
                Console.WriteLine($"WRONG: {name}: {exception.Message}");
            }

            Directory.Delete(root, recursive: true);
        }

        Console.WriteLine($"{right} of {s_checks.Length} right");
        return right == s_checks.Length ? 0 : 1;
    }

    private static void ConsoleStream(string root)
    {
        using (Stream output = Console.OpenStandardOutput())
            output.Flush();
        using WasiMemoryProvider image = WasiMemoryProvider.Open(Path.Combine(root, "image")).ThrowIfError();
        image.Grow(1).ThrowIfError();
        Console.WriteLine("this goes to the console");
        Expect(image.Read<long>(0).ThrowIfError() == 0, "it went to the image");
    }

    private static void AbandonedListings(string root)
    {
        File.WriteAllText(Path.Combine(root, "a"), "");
        for (int i = 0; i < 100; i++)
            Expect(Directory.EnumerateFiles(root).First().EndsWith('a'), "another name");
    }

    private static void Listings(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, "directory"));
        string[] names = [.. Enumerable.Range(0, 300).Select(i => $"{new string('n', i % 200)}{i}").Order(StringComparer.Ordinal)];
        foreach (string name in names)
            File.WriteAllText(Path.Combine(root, name), name);
        Expect(Directory.GetFiles(root).Select(Path.GetFileName).Order(StringComparer.Ordinal).SequenceEqual(names), "other files");
        Expect(Directory.GetDirectories(root).Select(Path.GetFileName).SequenceEqual(["directory"]), "other directories");
    }

    private static void Files(string root)
    {
        string a = Path.Combine(root, "a"), b = Path.Combine(root, "b"), c = Path.Combine(root, "c");
        File.WriteAllText(a, "1");
        File.AppendAllText(a, "2");
        File.Copy(a, b);
        File.Move(b, c);
        Expect(!File.Exists(b) && File.ReadAllText(c) == "12", "the copy was not moved");
        File.WriteAllText(b, "3");
        File.Move(b, c, overwrite: true);
        Expect(File.ReadAllText(c) == "3", "the file was not replaced");
        using (File.Open(a, FileMode.Truncate))
            Expect(new FileInfo(a).Length == 0, "the file was not cut");
    }

    private static void Directories(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, "a/b/c"));
        File.WriteAllText(Path.Combine(root, "a/b/file"), "");
        Directory.Move(Path.Combine(root, "a"), Path.Combine(root, "d"));
        Expect(File.Exists(Path.Combine(root, "d/b/file")), "what was inside did not move");
        Directory.Delete(Path.Combine(root, "d"), recursive: true);
        Expect(!Directory.Exists(Path.Combine(root, "d")), "it is still there");
    }

    private static void WriteThrough(string root)
    {
        string path = Path.Combine(root, "a");
        bool isRejected = IsRejected(() =>
        {
            using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.WriteThrough);
            file.Write([1, 2, 3]);
        });
        Expect(isRejected || new FileInfo(path).Length == 3, "it was not written");
    }

    private static void Mode(string root)
    {
        string path = Path.Combine(root, "a");
        File.WriteAllText(path, "secret");
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Expect(OperatingSystem.IsWindows() || IsRejected(Set) || File.GetUnixFileMode(path) == Mine, "it was not set");

        void Set()
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, Mine);
        }
    }

    private static void Time(string root)
    {
        string path = Path.Combine(root, "a");
        File.WriteAllText(path, "");
        var time = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        Expect(IsRejected(() => File.SetLastWriteTimeUtc(path, time)) || File.GetLastWriteTimeUtc(path) == time, "it was not set");
    }

    private static bool IsRejected(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return true;
        }
    }

    private static void Expect(bool isRight, string otherwise)
    {
        if (!isRight)
            throw new InvalidDataException(otherwise);
    }
}
