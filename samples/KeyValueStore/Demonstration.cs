using ProviderGen.Providers;

namespace KeyValueStore;

/// <summary>A store in a file that is deleted afterwards: what was committed is found again, and a copy takes less space.</summary>
internal static class Demonstration
{
    public static void Run()
    {
        string directory = Directory.CreateTempSubdirectory("store-").FullName;
        try
        {
            string path = Path.Combine(directory, "store.img");
            Open(path, "put river = Elbe, city = Dresden, city = Hamburg, and commit", store =>
            {
                store.Put("river", "Elbe");
                store.Put("city", "Dresden");
                store.Put("city", "Hamburg");
                store.Commit();
            });
            Open(path, "put city = Berlin, and do not commit", store => store.Put("city", "Berlin"));
            Open(path, "remove river, and commit", store =>
            {
                store.Remove("river");
                store.Commit();
            });
            Open(path, "copy what is alive", store =>
            {
                using var copy = new HeapMemoryProvider();
                store.CopyTo(copy);
                Console.WriteLine($"the copy is {store.Garbage} bytes shorter");
            });
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Open(string path, string title, Action<Store> use)
    {
        using WasiMemoryProvider memory = WasiMemoryProvider.Open(path).ThrowIfError();
        Store store = Store.Open(memory);
        string[] found = [.. store.Keys.Order(StringComparer.Ordinal).Select(key => $"{key} = {store.Get(key)}")];
        Console.WriteLine($"found: {(found.Length == 0 ? "nothing" : string.Join(", ", found))}");
        Console.WriteLine(title);
        use(store);
    }
}
