using ProviderGen;
using ProviderGen.Providers;
using Sqlite;

// An image in a SQLite file. Without arguments it shows what a commit is worth; otherwise: Sqlite import <image> <database> | export <database> <image> | info <database>
// Exit codes: 0 done, 2 something is wrong.
try
{
    switch (args)
    {
        case []:
            Demonstration.Run();
            return 0;
        case ["import", var from, var to]:
            using (WasiMemoryProvider image = WasiMemoryProvider.Open(from, new FileMemoryProviderOptions { ReadOnly = true }).ThrowIfError())
            using (SqliteMemoryProvider database = SqliteMemoryProvider.Open(to).ThrowIfError())
            {
                image.CopyTo(database).ThrowIfError();
                database.Flush().ThrowIfError(); // All of it, or nothing.
                Console.WriteLine($"{database.Pages} pages imported");
            }

            return 0;
        case ["export", var from, var to]:
            using (SqliteMemoryProvider database = SqliteMemoryProvider.Open(from, readOnly: true).ThrowIfError())
            using (WasiMemoryProvider image = WasiMemoryProvider.Open(to, new FileMemoryProviderOptions { Mode = FileOpenMode.CreateNew }).ThrowIfError())
            {
                database.CopyTo(image).ThrowIfError();
                image.Flush().ThrowIfError();
                Console.WriteLine($"{image.Pages} pages exported");
            }

            return 0;
        case ["info", var path]:
            using (SqliteMemoryProvider database = SqliteMemoryProvider.Open(path, readOnly: true).ThrowIfError())
                Console.WriteLine($"{database.Pages} pages, {database.Size} bytes");
            return 0;
        default:
            Console.Error.WriteLine("usage: Sqlite import <image> <database> | export <database> <image> | info <database>");
            return 2;
    }
}
catch (MemoryException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 2;
}
