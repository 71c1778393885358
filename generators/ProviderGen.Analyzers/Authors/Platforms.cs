using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>The systems on which code may run, as far as a condition tells.</summary>
/// <param name="IfTrue">Those that are left where the condition is true.</param>
/// <param name="IfFalse">Those that are left where it is false.</param>
internal readonly record struct Platforms(int IfTrue, int IfFalse)
{
    public const int Windows = 1;
    public const int Linux = 2;
    public const int MacOS = 4;
    public const int Every = 15;

    // Whatever else there is: WebAssembly, the systems of phones, other kinds of Unix.
    private const int Other = 8;

    private const string Supported = "System.Runtime.Versioning.SupportedOSPlatformAttribute";
    private const string Guard = "System.Runtime.Versioning.SupportedOSPlatformGuardAttribute";

    private static readonly Platforms Unknown = new(Every, Every);

    private Platforms Negated => new(IfFalse, IfTrue);

    /// <summary>What a condition tells.</summary>
    public static Platforms Of(IOperation? condition, LocalValues locals) => Of(condition, locals, depth: 16);

    /// <summary>Whether a member runs on Windows only, as it or what is around it says.</summary>
    public static bool IsForWindowsOnly(ISymbol member)
    {
        for (ISymbol? around = member; around is not null; around = around.ContainingType)
        {
            if (SaysWindowsOnly(around))
                return true;
        }

        return SaysWindowsOnly(member.ContainingAssembly);
    }

    /// <summary>Whether a symbol says so itself.</summary>
    public static bool SaysWindowsOnly(ISymbol symbol) => NamesWindowsOnly(symbol, Supported);

    // What nests deeper tells nothing, and a local that is its own value, in code that does not compile, comes to an end.
    private static Platforms Of(IOperation? condition, LocalValues locals, int depth)
    {
        if (condition is null || depth == 0)
            return Unknown;
        switch (condition)
        {
            case IConversionOperation { Operand: var operand }:
                return Next(operand);
            case IParenthesizedOperation { Operand: var operand }:
                return Next(operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return Next(operand).Negated;
            case IBinaryOperation binary:
                return OfBinary(binary, Next);
            case ILocalReferenceOperation { Local: var local } when locals.Find(local) is { IsTakenOut: false, Source: var source }:
                return Next(source);
            case IInvocationOperation { TargetMethod.Name: "IsOSPlatform" or "IsOSPlatformVersionAtLeast", Arguments: { Length: > 0 } arguments } call:
                Platforms named = Exactly(NameOf(arguments[0].Value));
                return call.TargetMethod.Name == "IsOSPlatform" ? named : named with { IfFalse = Every };
            case IInvocationOperation { TargetMethod: var method }:
                return OfMember(method);
            case IMemberReferenceOperation { Member: var member }:
                return OfMember(member);
            default:
                return Unknown;
        }

        Platforms Next(IOperation inner) => Of(inner, locals, depth - 1);
    }

    private static Platforms OfBinary(IBinaryOperation binary, Func<IOperation, Platforms> next)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                var (left, right) = (next(binary.LeftOperand), next(binary.RightOperand));
                return new Platforms(left.IfTrue & right.IfTrue, left.IfFalse | right.IfFalse);
            case BinaryOperatorKind.ConditionalOr:
                (left, right) = (next(binary.LeftOperand), next(binary.RightOperand));
                return new Platforms(left.IfTrue | right.IfTrue, left.IfFalse & right.IfFalse);
            case BinaryOperatorKind.Equals:
                return OfSystem(binary);
            case BinaryOperatorKind.NotEquals:
                return OfSystem(binary).Negated;
            default:
                return Unknown;
        }
    }

    // Environment.OSVersion.Platform, compared with a member of its enumeration.
    private static Platforms OfSystem(IBinaryOperation comparison)
        => new[] { comparison.LeftOperand, comparison.RightOperand }
            .OfType<IFieldReferenceOperation>()
            .FirstOrDefault(operand => operand.Field.ContainingType.Is("System.PlatformID"))?.Field.Name switch
            {
                "Win32NT" => Exactly("Windows"),
                "Unix" => Exactly("Unix"),
                _ => Unknown,
            };

    // OperatingSystem.IsWindows(), and whatever people have called so to remember it.
    private static Platforms OfMember(ISymbol member)
    {
        if (member.Name == "IsWindowsVersionAtLeast" || NamesWindowsOnly(member, Guard))
            return new Platforms(Windows, Every);
        int at = member.Name.LastIndexOf("is", StringComparison.OrdinalIgnoreCase);
        return at >= 0 ? Exactly(member.Name.Substring(at + 2)) : Unknown;
    }

    private static Platforms Exactly(string? name) => name?.ToUpperInvariant() switch
    {
        "WINDOWS" => new Platforms(Windows, Every & ~Windows),
        "LINUX" => new Platforms(Linux, Every & ~Linux),
        "MACOS" or "OSX" => new Platforms(MacOS, Every & ~MacOS),
        "UNIX" => new Platforms(Every & ~Windows, Windows | Other),
        _ => Unknown,
    };

    private static string? NameOf(IOperation value) => value switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, Name: var name } } => name,
        IPropertyReferenceOperation { Property: { IsStatic: true, Name: var name } } => name,
        { ConstantValue: { HasValue: true, Value: string name } } => name,
        _ => null,
    };

    // Such an attribute may stand there once for each of several systems.
    private static bool NamesWindowsOnly(ISymbol symbol, string attribute)
    {
        AttributeData[] named = [.. symbol.GetAttributes().Where(found => found.AttributeClass.Is(attribute) && found.ConstructorArguments.Length == 1)];
        return named.Length > 0 && named.All(found => IsWindows(found.ConstructorArguments[0].Value as string));
    }

    // Perhaps with a version behind it, as in "Windows7.0".
    private static bool IsWindows(string? platform)
        => platform?.StartsWith("windows", StringComparison.OrdinalIgnoreCase) == true;
}
