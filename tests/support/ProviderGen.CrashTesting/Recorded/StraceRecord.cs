using System.Globalization;
using System.Text.RegularExpressions;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>Reads what <c>strace -f -y -xx</c> has written down. A line that is not understood is an error.</summary>
public static partial class StraceRecord
{
    private const string Unfinished = " <unfinished ...>";

    /// <summary>The calls in the order in which they returned.</summary>
    public static IEnumerable<SystemCall> Parse(IEnumerable<string> lines)
    {
        // What a thread has begun, while lines of others came between.
        var begun = new Dictionary<int, string>();
        foreach (string line in lines)
        {
            Match parts = Line().Match(line);
            if (!parts.Success)
                throw NotUnderstood(line);
            int thread = int.Parse(parts.Groups[1].Value, CultureInfo.InvariantCulture);
            string text = parts.Groups[2].Value;
            if (IsNoCall(text))
                continue;
            Match resumed = Resumption().Match(text);
            if (resumed.Success)
            {
                if (!begun.Remove(thread, out string? start) || !start.StartsWith(resumed.Groups[1].Value + "(", StringComparison.Ordinal))
                    throw NotUnderstood(line);
                text = start + resumed.Groups[2].Value;
            }

            if (text.EndsWith(Unfinished, StringComparison.Ordinal))
                begun.Add(thread, text[..^Unfinished.Length]);
            else
                yield return Call(thread, text);
        }

        foreach (var (thread, text) in begun)
            yield return Call(thread, text + ") = ?");
    }

    private static SystemCall Call(int thread, string text)
    {
        Match call = WholeCall().Match(text);
        if (!call.Success)
            throw NotUnderstood(text);
        string result = call.Groups[3].Value;
        return new SystemCall(thread, call.Groups[1].Value, call.Groups[2].Value, ResultOf(result), ErrorOf(result, call.Groups[4].Value));
    }

    private static long? ResultOf(string text) => text switch
    {
        "?" => null,
        ['0', 'x', .. var digits] => long.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        _ => long.Parse(text, CultureInfo.InvariantCulture),
    };

    // Errors come with -1, and those that the system itself repeats the call for with no result.
    private static string? ErrorOf(string result, string error) => result is "-1" or "?" && error.Length > 0 ? error : null;

    private static bool IsNoCall(string text)
        => text.StartsWith("--- ", StringComparison.Ordinal) || text.StartsWith("+++ ", StringComparison.Ordinal);

    private static InvalidDataException NotUnderstood(string line)
        => new($"This line of the record is not understood: {line[..Math.Min(line.Length, 400)]}");

    [GeneratedRegex(@"^(\d+) +(.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^<\.\.\. (\w+) resumed>(.*)$")]
    private static partial Regex Resumption();

    [GeneratedRegex(@"^(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+|\?)(?: (E[A-Z0-9]+))?")]
    private static partial Regex WholeCall();
}
