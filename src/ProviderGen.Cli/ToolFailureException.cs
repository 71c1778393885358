namespace ProviderGen.Cli;

/// <summary>Why a command ends early, in one line.</summary>
internal class ToolFailureException(int exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    public int ExitCode { get; } = exitCode;

    public static ToolFailureException BadInput(string message) => new(ExitCodes.BadInput, message);

    /// <summary>What a provider reported: an input of no use, or a system that failed.</summary>
    public static ToolFailureException Of(MemoryError error) => new(CodeOf(error), MessageOf(error), (error as MemoryError.ProviderError)?.Cause);

    // The system names the file itself, and does not speak of classes.
    private static string MessageOf(MemoryError error)
        => error is MemoryError.ProviderError { Cause: { } cause }
            && cause is (IOException or UnauthorizedAccessException)
            && cause.Message.Contains('\'', StringComparison.Ordinal)
                ? Explain(cause)
                : error.Message;

    /// <summary>
    /// What the system said. That access is denied is what .NET makes of it, as a file may not be changed for several reasons; and
    /// of a file in use also what to do about it.
    /// </summary>
    public static string Explain(Exception exception) => exception switch
    {
        UnauthorizedAccessException { InnerException: { } reason } => $"{exception.Message} {reason.Message}.",
        _ when IsInUse(exception) => exception.Message + " Close the program that has it open: an image in use may change at any moment.",
        _ => exception.Message,
    };

    // .NET gives the number by which the system refuses: EWOULDBLOCK, or ERROR_SHARING_VIOLATION.
    private static bool IsInUse(Exception exception)
        => exception is IOException && exception.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35);

    private static int CodeOf(MemoryError error) => error switch
    {
        MemoryError.ProviderError { Cause: FileNotFoundException or DirectoryNotFoundException } => ExitCodes.BadInput,
        MemoryError.ProviderError { Reason: ProviderErrorReason.NotAligned or ProviderErrorReason.InvalidArgument } => ExitCodes.BadInput,
        _ => ExitCodes.Failed,
    };
}

/// <summary>An interruption after which there is something to say.</summary>
internal sealed class InterruptedWorkException(string message) : OperationCanceledException(message);
