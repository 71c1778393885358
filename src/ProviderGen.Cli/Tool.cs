using System.CommandLine;
using System.CommandLine.Invocation;
using ProviderGen.Cli.Commands;
using ProviderGen.Cli.Output;

namespace ProviderGen.Cli;

/// <summary>The tool: parses a command line, runs it, and turns whatever goes wrong into one line and an exit code.</summary>
internal static class Tool
{
    public static int Run(string[] args, ToolConsole console, CancellationToken cancelled = default)
    {
        int verdict = ExitCodes.Interrupted;
        try
        {
            verdict = Invoke(args, console, cancelled);
            console.Flush();
            return verdict;
        }
        catch (ReaderGoneException)
        {
            return verdict; // A reader that stops early, such as 'head', expects no error.
        }
        catch (OperationCanceledException exception)
        {
            return Fail(console, exception is InterruptedWorkException ? exception.Message : "interrupted.", ExitCodes.Interrupted);
        }
        catch (ToolFailureException failure)
        {
            return Fail(console, failure.Message, failure.ExitCode);
        }
        catch (MemoryException exception)
        {
            var failure = ToolFailureException.Of(exception.Error);
            return Fail(console, failure.Message, failure.ExitCode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(console, ToolFailureException.Explain(exception), ExitCodes.Failed);
        }
    }

    /// <summary>All the commands. Their descriptions are the help.</summary>
    public static RootCommand Commands(ToolContext context) => new(
        $"""
        Looks at memory images, compares, copies, verifies and repairs them, and moves them to and from the Internet Computer.
        An image is a flat file of pages of 65,536 bytes.

        {ExitCodes.Help}
        """)
    {
        InfoCommand.Create(context),
        MapCommand.Create(context),
        DumpCommand.Create(context),
        DiffCommand.Create(context),
        CopyCommand.Create(context),
        VerifyCommand.Create(context),
        RepairCommand.Create(context),
        ImportCommand.Create(context),
        ExportCommand.Create(context),
        NewCommand.Create(context),
    };

    private static int Invoke(string[] args, ToolConsole console, CancellationToken cancelled)
    {
        RootCommand root = Commands(new ToolContext(console, cancelled));

        // A file may be called '@a.img': nothing is read from it in place of arguments.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction or null)
        {
            string problem = Suggestion.For(parsed) ?? (parsed.Errors.Count > 0 ? parsed.Errors[0].Message.TrimEnd('.') : "Nothing to do") + ".";
            throw new ToolFailureException(ExitCodes.BadInput, $"{problem} See '{HelpOf(parsed)}'.");
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = console.Out,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static string HelpOf(ParseResult parsed)
        => parsed.CommandResult.Command is RootCommand ? "providergen --help" : $"providergen {parsed.CommandResult.Command.Name} --help";

    private static int Fail(ToolConsole console, string message, int exitCode)
    {
        console.Fail(message);
        return exitCode;
    }
}
