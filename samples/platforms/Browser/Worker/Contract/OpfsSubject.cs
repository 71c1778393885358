using ProviderGen.Testing;

namespace Browser.Worker;

/// <summary>What the conformance suite has to know about <see cref="OpfsMemoryProvider"/>.</summary>
internal static class OpfsSubject
{
    // Not said: that a file has one owner at a time. The browser sees to it, but answers later than the suite can wait.
    public static ProviderSubject In(ScratchFiles files) => new("OPFS", () => OpfsMemoryProvider.Open(files.Take(), "scratch").Value)
    {
        Backing = bytes => Backing(files.Take(), bytes),
        CreateWithFaults = plan => OpfsMemoryProvider.Open(new FaultyAccessHandle(files.Take(), plan), "scratch").Value,
    };

    private static RawBacking Backing(ISyncAccessHandle file, byte[] bytes)
    {
        file.Write(0, bytes);
        return RawBacking.Of(
            () => OpfsMemoryProvider.Open(file, "scratch"),
            () => ReadAll(file),
            name: "scratch",
            setLength: file.Truncate);
    }

    private static byte[] ReadAll(ISyncAccessHandle file)
    {
        byte[] bytes = new byte[file.GetSize()];
        return bytes.AsSpan(0, file.Read(0, bytes)).ToArray();
    }
}
