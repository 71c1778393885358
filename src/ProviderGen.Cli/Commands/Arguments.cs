using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ProviderGen.Cli.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Arguments
{
    public static Argument<string> Path(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result => RejectEmpty(name, result));
        return argument;
    }

    /// <summary>An option that takes a path.</summary>
    public static Option<string?> PathOption(string name, string helpName, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result => RejectEmpty(name, result));
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "Write one JSON object, for scripts." };

    public static Option<bool> Resume() => new("--resume")
    {
        Description = "Continue an interrupted copy; and keep what has been copied if this one fails.",
    };

    /// <summary>A number from 0 on, decimal or hexadecimal with 0x in front.</summary>
    public static Option<long?> Number(string name, string description)
        => new(name) { Description = description, HelpName = "number", CustomParser = result => ParseNumber(name, result) };

    // As a variable leaves behind that a script has not set.
    private static void RejectEmpty(string name, SymbolResult result)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
            result.AddError($"The path for {name} is empty.");
    }

    private static long? ParseNumber(string name, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isNumber = isHex
            ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long number)
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        if (isNumber && number >= 0)
            return number;
        result.AddError($"'{text}' is not a number for {name}: digits, or 0x and hexadecimal digits.");
        return null;
    }
}
