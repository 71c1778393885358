using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Spectre.Console;
using static System.FormattableString;

namespace ProviderGen.Cli.Output;

/// <summary>
/// Where output goes. Colours and progress bars are for terminals; anything else gets plain text, in lines as long as they are.
/// </summary>
internal sealed class ToolConsole : IDisposable
{
    private const int NoWrapping = 10_000;
    private const int JsonBuffer = 64 << 10;
    private readonly Stream _output;

    public ToolConsole(Stream output, Stream error, bool isTerminal = false, bool errorIsTerminal = false, bool colors = false, int width = NoWrapping)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        _output = output;
        Out = new StreamWriter(output, utf8) { NewLine = "\n" };
        Error = new StreamWriter(error, utf8) { NewLine = "\n", AutoFlush = true };
        IsTerminal = isTerminal;
        Width = isTerminal ? width : NoWrapping;
        Screen = Ansi(Out, colors && isTerminal, Width);
        ErrorScreen = Ansi(Error, colors && errorIsTerminal, width);
        ErrorIsTerminal = errorIsTerminal;
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>Standard output with markup.</summary>
    public IAnsiConsole Screen { get; }

    public IAnsiConsole ErrorScreen { get; }

    public bool IsTerminal { get; }

    public bool ErrorIsTerminal { get; }

    /// <summary>Columns of standard output.</summary>
    public int Width { get; }

    public static ToolConsole OfProcess()
    {
        // See no-color.org: any value but none at all.
        bool colors = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

        // The runtime knows sequences for terminals of this kind, and would set the keypad for keys that the tool never reads.
        Environment.SetEnvironmentVariable("TERM", null);
        bool isTerminal = !Console.IsOutputRedirected;
        bool errorIsTerminal = !Console.IsErrorRedirected;
        int width = isTerminal || errorIsTerminal ? Math.Max(Console.WindowWidth, 40) : NoWrapping;
        return new ToolConsole(StandardOutput.Open(), Console.OpenStandardError(), isTerminal, errorIsTerminal, colors, width);
    }

    /// <summary>Writes a line, with markup; what is interpolated is taken literally, and has no control characters.</summary>
    public void Line(FormattableString text)
    {
        object?[] values = [.. text.GetArguments().Select(value => value is string name ? Text.Plain(name) : value)];
        Screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, FormattableStringFactory.Create(text.Format, values));
    }

    /// <summary>A text for <see cref="Out"/> in one of the colours of SGR, if there are colours.</summary>
    public string Paint(int color, string text)
        => Screen.Profile.Capabilities.Ansi ? Invariant($"\e[{color}m{text}\e[0m") : text;

    /// <summary>Writes a JSON object: if it fails before there is much of it, nothing.</summary>
    public void Json(Action<Utf8JsonWriter> write)
    {
        Out.Flush();
        using (var json = new Utf8JsonWriter(_output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            try
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }
            catch
            {
                json.Reset();
                throw;
            }
        }

        Out.WriteLine();
    }

    /// <summary>Keeps what has been written of an object from growing in memory.</summary>
    public static void FlushSome(Utf8JsonWriter json)
    {
        if (json.BytesPending > JsonBuffer)
            json.Flush();
    }

    /// <summary>Says in one line what went wrong, whatever the message contains; if that cannot be said, the exit code has to do.</summary>
    public void Fail(string message)
    {
        string line = Text.Plain(message);
        string error = ErrorIsTerminal && ErrorScreen.Profile.Capabilities.Ansi ? "\e[1;31merror:\e[0m" : "error:";
        try
        {
            Error.WriteLine($"{error} {line}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    public void Flush() => Out.Flush();

    public void Dispose()
    {
        // What could not be written has been reported by Flush; another attempt would only throw it again.
        try
        {
            Out.Dispose();
            Error.Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ReaderGoneException)
        {
        }
    }

    private static IAnsiConsole Ansi(TextWriter writer, bool colors, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
            Interactive = colors ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = width;
        return console;
    }
}
