using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>A system call as strace writes it down with <c>-f -y -xx</c>: text in hexadecimal, file numbers with their paths.</summary>
/// <param name="Thread">The thread that made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its arguments.</param>
/// <param name="Result">What it returned, or null if it did not return.</param>
/// <param name="Error">The name of the error, or null.</param>
public sealed partial record SystemCall(int Thread, string Name, string Text, long? Result, string? Error)
{
    /// <summary>The arguments one by one; only what stands in brackets stays together.</summary>
    public string[] Arguments
    {
        get
        {
            var arguments = new List<string>();
            int start = 0;
            int depth = 0;
            for (int i = 0; i < Text.Length; i++)
            {
                depth += Text[i] switch { '{' or '[' or '(' => 1, '}' or ']' or ')' => -1, _ => 0 };
                if (Text[i] != ',' || depth > 0)
                    continue;
                arguments.Add(Text[start..i].Trim());
                start = i + 1;
            }

            return [.. arguments, Text[start..].Trim()];
        }
    }

    /// <summary>How text appears in a record.</summary>
    public static string Hex(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(value => $"\\x{value:x2}"));

    /// <summary>The bytes of an argument in quotes.</summary>
    /// <exception cref="InvalidDataException">It is no such argument, or not all of it was recorded.</exception>
    public static byte[] BytesOf(string argument)
        => argument is ['"', .. var text, '"'] ? Unhex(text) : throw new InvalidDataException($"This is not text in full: {Start(argument)}");

    /// <summary>The text of an argument in quotes.</summary>
    public static string TextOf(string argument) => Encoding.UTF8.GetString(BytesOf(argument));

    /// <summary>The path of an argument that is a file number.</summary>
    /// <exception cref="InvalidDataException">It is no file number, or the file has lost its name.</exception>
    public static string PathOf(string argument)
    {
        int start = argument.IndexOf('<', StringComparison.Ordinal);
        return start > 0 && argument[^1] == '>'
            ? Encoding.UTF8.GetString(Unhex(argument[(start + 1)..^1]))
            : throw new InvalidDataException($"This is not an open file with a name: {Start(argument)}");
    }

    /// <inheritdoc/>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Name}({Start(Text)}) = {(Result is null ? "?" : Result)} {Error}").TrimEnd();

    private static byte[] Unhex(string text) => Convert.FromHexString(text.Replace("\\x", "", StringComparison.Ordinal));

    // For people, so in letters again, and not thousands of them.
    private static string Start(string text)
    {
        string readable = Hexadecimal().Replace(text, match => (char)Unhex(match.Value)[0] is >= ' ' and <= '~' and var letter ? $"{letter}" : ".");
        return readable.Length <= 200 ? readable : readable[..200] + "…";
    }

    [GeneratedRegex(@"\\x[0-9a-f]{2}")]
    private static partial Regex Hexadecimal();
}
