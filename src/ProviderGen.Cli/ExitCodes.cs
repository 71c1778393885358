namespace ProviderGen.Cli;

/// <summary>How the tool ends, for scripts.</summary>
internal static class ExitCodes
{
    public const string Help =
        """
        Exit codes:
            0  all is well
            1  images differ, or an image is not intact
            2  the command line or an input is of no use
            3  the system failed: no permission, a file in use, a device or a pipe in place of a file, no space, an unreadable disk
          130  interrupted
        """;

    public const int Ok = 0;
    public const int Differs = 1;
    public const int BadInput = 2;
    public const int Failed = 3;
    public const int Interrupted = 130;
}
