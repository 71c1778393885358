using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using ProviderGen.Providers;
using ProviderGen.Testing;

namespace Wasi;

/// <summary>The contract of memory providers, clause by clause, against every provider that there is where this runs.</summary>
internal static class Conformance
{
    public static int Run(string directory, Func<string, bool> isWanted)
    {
        var files = new NewFiles(directory);
        List<ProviderSubject> subjects = [OnFile(files), OnHeap()];
        if (HostStableMemory.TryBind() is { } memory)
            subjects.Add(OnStableMemory(memory));

        int passed = 0;
        bool conform = true;
        foreach (ProviderSubject subject in subjects.Where(subject => isWanted(subject.Name)))
        {
            var time = Stopwatch.StartNew();
            ConformanceReport report = ConformanceSuite.Run(subject);
            Console.WriteLine(Summary(report, time.Elapsed));
            passed += report.Results.Count(result => result.Verdict == ClauseVerdict.Passed);
            conform &= report.IsConformant;
            if (!report.IsConformant)
                Console.Error.WriteLine(report);
        }

        files.Delete();
        Console.WriteLine($"{passed} clauses passed");
        return conform ? 0 : 1;
    }

    private static string Summary(ConformanceReport report, TimeSpan time)
    {
        string Of(string word, ClauseVerdict verdict)
        {
            string clauses = string.Join(' ', report.Results.Where(result => result.Verdict == verdict).Select(result => result.Clause.Number));
            return clauses.Length == 0 ? "" : $"; {word} {clauses}";
        }

        return $"{report.Subject}: " + (
            Of("passed", ClauseVerdict.Passed) + Of("passed in part", ClauseVerdict.PassedInPart) + Of("not examined", ClauseVerdict.NotExamined)
            + Of("not applicable", ClauseVerdict.NotApplicable) + Of("FAILED", ClauseVerdict.Failed) + Of("not judged", ClauseVerdict.NotJudged))[2..]
            + $" ({time.TotalSeconds:F1} s)";
    }

    private static ProviderSubject OnHeap() => new("heap", () => new HeapMemoryProvider());

    private static ProviderSubject OnStableMemory(IStableMemory memory)
        => new("stable memory", () => IcMemoryProvider.Open(new FreshStableMemory(memory)).ThrowIfError());

    private static ProviderSubject OnFile(NewFiles files) => new("file", () => WasiMemoryProvider.Open(files.NewPath()).ThrowIfError())
    {
        Backing = bytes =>
        {
            string path = files.NewPath();
            File.WriteAllBytes(path, bytes);
            return RawBacking.Of(
                () => WasiMemoryProvider.Open(path),
                () => File.ReadAllBytes(path),
                openReadOnly: () => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { ReadOnly = true }),
                name: path,
                setLength: length => SetLength(path, length),
                isExclusive: files.HaveLocks);
        },
    };

    private static void SetLength(string path, long length)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.SetLength(file, length);
    }

    private sealed class NewFiles(string directory)
    {
        private readonly string _root = Directory.CreateDirectory(Path.Combine(directory, "conformance")).FullName;
        private int _files;
        private bool? _haveLocks;

        /// <summary>Whether there are locks here: neither WASI nor browsers have any.</summary>
        public bool HaveLocks
        {
            get
            {
                if (_haveLocks is null)
                {
                    using WasiMemoryProvider provider = WasiMemoryProvider.Open(NewPath()).ThrowIfError();
                    _haveLocks = provider.IsLocked;
                }

                return _haveLocks.Value;
            }
        }

        public string NewPath() => Path.Combine(_root, $"{++_files}.img");

        public void Delete() => Directory.Delete(_root, recursive: true);
    }
}
