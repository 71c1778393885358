using System.Globalization;
using System.Runtime.InteropServices;
using ProviderGen.CrashTesting;

namespace ProviderGen.TestHost;

/// <summary>
/// A provider in another process, run by lines of text:
/// <code>
/// open [mapped] [readonly] [unlocked] [new] path   ok pages
/// grow pages                                       ok pages-before
/// write offset length value                        ok
/// read offset length value                         ok, or "differs" if a byte is not the value
/// flush | close                                    ok
/// become user                                      ok: the process has the rights of that user number from here on
/// </code>
/// An error is answered with its reason, a colon and its message.
/// </summary>
internal sealed partial class Server
{
    private IDurableMemoryProvider? _provider;

    private IDurableMemoryProvider Provider => _provider ?? throw new InvalidOperationException("Nothing is open.");

    public int Run(TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { } line)
            output.WriteLine(Answer(line.Split(' ')).ReplaceLineEndings(" "));
        _provider?.Dispose();
        return 0;
    }

    private string Answer(string[] command) => command switch
    {
        ["open", .. var options, var path] => Open(path, options),
        ["grow", var pages] => Provider.Grow(Number(pages)) is var grown && grown.TryGetValue(out long before, out MemoryError? error)
            ? string.Create(CultureInfo.InvariantCulture, $"ok {before}")
            : Text(grown.Error),
        ["write", var offset, var length, var value] => Text(Provider.Write(Number(offset), Bytes(length, value)).Error),
        ["read", var offset, var length, var value] => Read(Number(offset), Bytes(length, value)),
        ["flush"] => Text(Provider.Flush().Error),
        ["close"] => Close(),
        ["become", var user] => Become((uint)Number(user)),
        _ => throw new ArgumentException($"There is no command '{string.Join(' ', command)}'."),
    };

    private string Open(string path, string[] options)
    {
        MemoryResult<IDurableMemoryProvider> opened = FileProviders.Open(path, options.Contains("mapped"), new FileMemoryProviderOptions
        {
            Mode = options.Contains("new") ? FileOpenMode.CreateNew : FileOpenMode.OpenOrCreate,
            ReadOnly = options.Contains("readonly"),
            Lock = !options.Contains("unlocked"),
        });
        return opened.TryGetValue(out _provider, out MemoryError? error)
            ? string.Create(CultureInfo.InvariantCulture, $"ok {_provider.Pages}")
            : Text(error);
    }

    private string Read(long offset, byte[] expected)
    {
        byte[] buffer = new byte[expected.Length];
        MemoryResult read = Provider.Read(offset, buffer);
        return !read.IsOk ? Text(read.Error) : buffer.AsSpan().SequenceEqual(expected) ? "ok" : "differs";
    }

    private string Close()
    {
        Provider.Dispose();
        _provider = null;
        return "ok";
    }

    // All three identities, and the groups first: once the user has changed, there is no right left to change them.
    private static string Become(uint user)
        => SetGroups(0, 0) == 0 && SetGroup(user, user, user) == 0 && SetUser(user, user, user) == 0
            ? "ok"
            : throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());

    private static byte[] Bytes(string length, string value) => [.. Enumerable.Repeat((byte)Number(value), (int)Number(length))];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(MemoryError? error) => error switch
    {
        null => "ok",
        MemoryError.ProviderError provider => $"{provider.Reason}: {provider.Message}",
        _ => $"{nameof(MemoryError.OutOfBounds)}: {error.Message}",
    };

    [LibraryImport("libc", EntryPoint = "setgroups", SetLastError = true)]
    private static partial int SetGroups(nuint count, nint groups);

    [LibraryImport("libc", EntryPoint = "setresgid", SetLastError = true)]
    private static partial int SetGroup(uint real, uint effective, uint saved);

    [LibraryImport("libc", EntryPoint = "setresuid", SetLastError = true)]
    private static partial int SetUser(uint real, uint effective, uint saved);
}
