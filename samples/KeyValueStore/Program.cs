using KeyValueStore;
using ProviderGen;
using ProviderGen.Providers;

// A store of texts in one file. Without arguments it shows itself; otherwise:
// KeyValueStore [cached:|mapped:]<file> put <key> <value> | get <key> | remove <key> | list | compact <other file>
// Exit codes: 0 done, 1 the key is not there, 2 something is wrong.
if (args.Length == 1)
    return Usage();

try
{
    if (args.Length == 0)
    {
        Demonstration.Run();
        return 0;
    }

    using IDurableMemoryProvider memory = Place.Open(args[0]).ThrowIfError();
    Store store = Store.Open(memory);
    switch (args[1..])
    {
        case ["put", var key, var value]:
            store.Put(key, value);
            store.Commit();
            return 0;
        case ["get", var key]:
            if (store.Get(key) is not { } found)
                return 1;
            Console.WriteLine(found);
            return 0;
        case ["remove", var key]:
            if (!store.Remove(key))
                return 1;
            store.Commit();
            return 0;
        case ["list"]:
            foreach (string key in store.Keys.Order(StringComparer.Ordinal))
                Console.WriteLine($"{key} = {store.Get(key)}");
            return 0;
        case ["compact", var path]:
            using (WasiMemoryProvider target = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Mode = FileOpenMode.CreateNew }).ThrowIfError())
                Console.WriteLine($"{store.CopyTo(target).Keys.Count} keys, {store.Garbage} bytes saved");
            return 0;
        default:
            return Usage();
    }
}
catch (Exception failure) when (failure is MemoryException or InvalidDataException)
{
    Console.Error.WriteLine(failure.Message);
    return 2;
}

static int Usage()
{
    Console.Error.WriteLine("usage: KeyValueStore [cached:|mapped:]<file> put <key> <value> | get <key> | remove <key> | list | compact <other file>");
    return 2;
}
