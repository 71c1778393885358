using System.CommandLine;
using System.Text.RegularExpressions;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen new</c></summary>
internal static partial class NewCommand
{
    private const string Suffix = "MemoryProvider";

    public static Command Create(ToolContext context)
    {
        Argument<string> name = Arguments.Path("name", "The name of the class; 'MemoryProvider' is added if it does not end so.");
        Option<string> family = new("--family")
        {
            Description = "What the backing is like: 'transfer' moves bytes, as files do; 'addressable' hands out spans, as memory does.",
            DefaultValueFactory = _ => "transfer",
        };
        family.AcceptOnlyFromAmong("transfer", "addressable");
        Option<string> space = new("--namespace") { Description = "The namespace of the class.", HelpName = "name", DefaultValueFactory = _ => "MyProviders" };
        Option<string> output = new("--output") { Description = "The directory to write the file to.", HelpName = "directory", DefaultValueFactory = _ => "." };
        var command = new Command("new", "Writes a memory provider in C# to start from, which works as it is.") { name, family, space, output };
        command.SetAction(parsed => Run(
            context,
            parsed.GetRequiredValue(name),
            parsed.GetRequiredValue(family),
            parsed.GetRequiredValue(space),
            parsed.GetRequiredValue(output)));
        return command;
    }

    /// <summary>The source of a provider.</summary>
    public static string Source(string family, string space, string className)
    {
        using Stream template = typeof(NewCommand).Assembly.GetManifestResourceStream($"{family}.txt")!;
        using var reader = new StreamReader(template);
        return reader.ReadToEnd()
            .ReplaceLineEndings("\n")
            .Replace("__NAMESPACE__", space, StringComparison.Ordinal)
            .Replace("__PROVIDER__", className, StringComparison.Ordinal);
    }

    private static int Run(ToolContext context, string name, string family, string space, string directory)
    {
        string className = name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix;
        if (!Identifier().IsMatch(name))
            throw ToolFailureException.BadInput($"'{name}' is not a name for a class: letters, digits and _, and no digit in front.");
        if (!space.Split('.').All(part => Identifier().IsMatch(part)))
            throw ToolFailureException.BadInput($"'{space}' is not a name for a namespace: letters, digits, _ and points, and no digit in front.");
        if (!Directory.Exists(directory))
            throw ToolFailureException.BadInput($"There is no directory '{directory}'.");
        string path = Path.Combine(directory, className + ".cs");
        using (NewTextFile file = NewTextFile.Create(path, FilePermissions.Open))
        {
            string source = Source(family, string.Join('.', space.Split('.').Select(Escaped)), className);
            file.Write(writer => writer.Write(source));
            context.Cancelled.ThrowIfCancellationRequested();
            file.Publish();
        }

        context.Console.Line($"[bold]{path}[/]: a provider of the family '{family}', which needs the package ProviderGen.");
        return ExitCodes.Ok;
    }

    // A namespace called 'class' has to be written as '@class', and any name may be.
    private static string Escaped(string part) => Keyword().IsMatch(part) ? "@" + part : part;

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[a-z]+\z")]
    private static partial Regex Keyword();
}
