using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    /// <param name="condition">The condition.</param>
    /// <param name="locals">The locals that it may mention.</param>
    /// <param name="model">That of the file, in which members that the condition mentions may be found.</param>
    public static Platforms Of(IOperation condition, LocalValues locals, SemanticModel? model) => Of(condition, locals, model, depth: 16);

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

    // What nests deeper tells nothing, and what is its own value, in code that does not compile, comes to an end.
    private static Platforms Of(IOperation? condition, LocalValues locals, SemanticModel? model, int depth)
    {
        if (condition is null || depth <= 0)
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
            case IIsPatternOperation { Value: var value, Pattern: var pattern }:
                return OfPattern(value, pattern, Next);
            case ILocalReferenceOperation { Local: var local }:
                Platforms told = locals.Find(local) is { IsTakenOut: false, Source: var source } ? Next(source) : Unknown;
                return told == Unknown ? OfNamed(local) : told;
            case IParameterReferenceOperation { Parameter: var parameter }:
                return OfNamed(parameter);
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

        Platforms Next(IOperation inner) => Of(inner, locals, model, depth - 1);

        // Members may mention one another over and over, and each has to be bound.
        Platforms OfMember(ISymbol member)
            => OfNamed(member) is var told && told != Unknown ? told : Of(Definition(member, model), locals, model, depth - 4);
    }

    // What a field is for all its life, or a property or a method returns, if that stands in the same file.
    private static IOperation? Definition(ISymbol member, SemanticModel? model)
    {
        ExpressionSyntax? value = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var initial } when member is IFieldSymbol { IsReadOnly: true } => initial,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            MethodDeclarationSyntax { ExpressionBody.Expression: var body } => body,
            _ => null,
        };
        return value is not null && value.SyntaxTree == model?.SyntaxTree ? model.GetOperation(value) : null;
    }

    private static Platforms OfBinary(IBinaryOperation binary, Func<IOperation, Platforms> next) => binary.OperatorKind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => Both(next(binary.LeftOperand), next(binary.RightOperand)),
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => Either(next(binary.LeftOperand), next(binary.RightOperand)),
        BinaryOperatorKind.Equals => OfEqual(binary.LeftOperand, binary.RightOperand, next),
        BinaryOperatorKind.NotEquals => OfEqual(binary.LeftOperand, binary.RightOperand, next).Negated,
        _ => Unknown,
    };

    private static Platforms OfPattern(IOperation value, IPatternOperation pattern, Func<IOperation, Platforms> next) => pattern switch
    {
        IConstantPatternOperation { Value: var constant } => OfEqual(value, constant, next),
        INegatedPatternOperation { Pattern: var negated } => OfPattern(value, negated, next).Negated,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And, LeftPattern: var left, RightPattern: var right }
            => Both(OfPattern(value, left, next), OfPattern(value, right, next)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or, LeftPattern: var left, RightPattern: var right }
            => Either(OfPattern(value, left, next), OfPattern(value, right, next)),
        _ => Unknown,
    };

    // A condition that is true or false, or Environment.OSVersion.Platform that is a member of its enumeration.
    private static Platforms OfEqual(IOperation left, IOperation right, Func<IOperation, Platforms> next)
    {
        if (right.ConstantValue is { HasValue: true, Value: bool value })
            return value ? next(left) : next(left).Negated;
        return new[] { left, right }
            .OfType<IFieldReferenceOperation>()
            .FirstOrDefault(operand => operand.Field.ContainingType.Is("System.PlatformID"))?.Field.Name switch
            {
                "Win32NT" => Exactly("Windows"),
                "Unix" => Exactly("Unix"),
                _ => Unknown,
            };
    }

    private static Platforms Both(Platforms left, Platforms right) => new(left.IfTrue & right.IfTrue, left.IfFalse | right.IfFalse);

    private static Platforms Either(Platforms left, Platforms right) => new(left.IfTrue | right.IfTrue, left.IfFalse & right.IfFalse);

    // OperatingSystem.IsWindows(), and whatever people have called so to remember it.
    private static Platforms OfNamed(ISymbol symbol)
    {
        if (symbol.Name == "IsWindowsVersionAtLeast" || NamesWindowsOnly(symbol, Guard))
            return new Platforms(Windows, Every);
        int at = symbol.Name.LastIndexOf("is", StringComparison.OrdinalIgnoreCase);
        return at >= 0 ? Exactly(symbol.Name.Substring(at + 2)) : Unknown;
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
