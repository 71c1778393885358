using Wasmtime;

namespace WasmtimeHost;

/// <summary>Runs a module under Wasmtime. It sees one directory, as /data, and has the stable memory of a canister if it asks for it.</summary>
internal static class Program
{
    private const int Aborted = 134;

    private const string Usage = """
        usage: compile MODULE.wasm OUTPUT       compiles a module once, so that it starts at once
               run MODULE DIRECTORY ARGUMENT…   runs a module, compiled before or not
        """;

    public static int Main(string[] args)
    {
        using var engine = new Engine();
        switch (args)
        {
            case ["compile", var source, var output]:
                using (Module module = Load(engine, source))
                    File.WriteAllBytes(output, module.Serialize());
                return 0;
            case ["run", var file, var directory, .. var arguments]:
                using (Module module = Load(engine, file))
                    return Run(engine, module, directory, [file, .. arguments]);
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static Module Load(Engine engine, string file)
        => file.EndsWith(".wasm", StringComparison.Ordinal) ? Module.FromFile(engine, file) : Module.DeserializeFile(engine, file, file);

    private static int Run(Engine engine, Module module, string directory, string[] arguments)
    {
        using var store = new Store(engine);
        using var linker = new Linker(engine);
        store.SetWasiConfiguration(new WasiConfiguration()
            .WithArgs(arguments)
            .WithInheritedStandardOutput()
            .WithInheritedStandardError()
            .WithPreopenedDirectory(directory, "/data", mutable: true));
        linker.DefineWasi();
        new StableMemory(store).Define(linker);

        try
        {
            linker.Instantiate(store, module).GetAction("_start")!();
            return 0;
        }
        catch (WasmtimeException ended) when (ended.ExitCode is { } code)
        {
            return code;
        }
        catch (WasmtimeException trap)
        {
            Console.Error.WriteLine(trap.Message);
            return Aborted;
        }
    }
}
