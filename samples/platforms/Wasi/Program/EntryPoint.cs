using System.Runtime.InteropServices;

/// <summary>Where the adapter starts the program: the name, the method and the structure are what adapter/start.c looks for.</summary>
internal static unsafe class EntryPoint
{
    public static void Start(Launch* launch)
    {
        try
        {
            string[] arguments = new string[Math.Max(launch->Count - 1, 0)]; // The first one names the module.
            for (int i = 0; i < arguments.Length; i++)
                arguments[i] = Marshal.PtrToStringUTF8((nint)launch->Arguments[i + 1])!;
            launch->ExitCode = Wasi.Program.Main(arguments);
        }
        catch (Exception exception)
        {
            // There is no caller to catch it; the adapter would only see that there is no exit code.
            Console.Error.WriteLine(exception);
            launch->ExitCode = 125; // The highest that WASI has.
        }
    }

    /// <summary>Made by the adapter.</summary>
    internal struct Launch(int exitCode, int count, byte** arguments)
    {
        public int ExitCode = exitCode;
        public readonly int Count = count;
        public readonly byte** Arguments = arguments;
    }
}
