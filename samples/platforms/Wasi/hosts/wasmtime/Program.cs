using System.Globalization;
using Wasmtime;

namespace WasmtimeHost;

/// <summary>Runs a module under Wasmtime. It sees one directory, as /data, and has the stable memory of a canister if it asks for it.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;
    private const int Aborted = 134;

    private const string Usage = """
        usage: compile MODULE.wasm OUTPUT       compiles a module once, so that it starts at once
               run MODULE DIRECTORY ARGUMENT…   runs a module, compiled before or not
               count MODULE.wasm DIRECTORY ARGUMENT…
                                                runs it, and says how many instructions that took
        """;

    public static int Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["compile", var source, var output]:
                    Compile(source, output);
                    return 0;
                case ["run", var file, var directory, .. var arguments]:
                    return Run(file, directory, arguments, isCounted: false);
                case ["count", var file, var directory, .. var arguments]:
                    return Run(file, directory, arguments, isCounted: true);
                default:
                    Console.Error.WriteLine(Usage);
                    return WrongUsage;
            }
        }
        catch (Exception failure) when (failure is WasmtimeException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(failure.Message);
            return Failed;
        }
    }

    private static void Compile(string source, string output)
    {
        using var engine = new Engine();
        using Module module = Load(engine, source);
        File.WriteAllBytes(output, module.Serialize());
    }

    private static Module Load(Engine engine, string file)
        => file.EndsWith(".wasm", StringComparison.Ordinal) ? Module.FromFile(engine, file) : Module.DeserializeFile(engine, file, file);

    private static int Run(string file, string directory, string[] arguments, bool isCounted)
    {
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"There is no directory '{directory}'.");
        using var config = new Config();
        using var engine = new Engine(config.WithFuelConsumption(isCounted));
        using Module module = Load(engine, file);
        using var store = new Store(engine);
        using var linker = new Linker(engine);
        if (isCounted)
            store.Fuel = ulong.MaxValue; // Most instructions take one.
        store.SetWasiConfiguration(new WasiConfiguration()
            .WithArgs([file, .. arguments])
            .WithInheritedStandardOutput()
            .WithInheritedStandardError()
            .WithPreopenedDirectory(directory, "/data", mutable: true));
        linker.DefineWasi();
        new StableMemory(store).Define(linker);

        int code = Start(linker.Instantiate(store, module));
        if (isCounted)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"instructions: {ulong.MaxValue - store.Fuel:N0}"));
        return code;
    }

    private static int Start(Instance instance)
    {
        try
        {
            instance.GetAction("_start")!();
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
