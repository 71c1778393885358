using ProviderGen;

namespace Sqlite;

/// <summary>An image in a SQLite file that is deleted afterwards: what was not flushed is undone, growth and all.</summary>
internal static class Demonstration
{
    public static void Run()
    {
        string directory = Directory.CreateTempSubdirectory("sqlite-").FullName;
        try
        {
            string path = Path.Combine(directory, "image.db");
            Open(path, "grow by 2 pages, write 1, and flush", memory =>
            {
                memory.Grow(2).ThrowIfError();
                memory.Write(0, 1L).ThrowIfError();
                memory.Flush().ThrowIfError();
            });
            Open(path, "grow by 50 pages, write 2, and do not flush", memory =>
            {
                memory.Grow(50).ThrowIfError();
                memory.Write(0, 2L).ThrowIfError();
            });
            Open(path, "nothing more", _ => { });
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Open(string path, string title, Action<SqliteMemoryProvider> use)
    {
        using SqliteMemoryProvider memory = SqliteMemoryProvider.Open(path).ThrowIfError();
        Console.WriteLine(memory.Pages == 0 ? "found: no pages" : $"found: {memory.Pages} pages, and the number {memory.Read<long>(0).ThrowIfError()}");
        Console.WriteLine(title);
        use(memory);
    }
}
