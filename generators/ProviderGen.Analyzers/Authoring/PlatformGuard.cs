using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// Tells whether code may run on Linux or macOS: from the conditions directly around it, the guards before it that leave the block, and
/// the attributes for platforms. Variables and the names of members tell nothing.
/// </summary>
internal static class PlatformGuard
{
    private const int Windows = 1;
    private const int Linux = 2;
    private const int MacOS = 4;
    private const int Other = 8;
    private const int Every = Windows | Linux | MacOS | Other;

    private const string Supported = "System.Runtime.Versioning.SupportedOSPlatformAttribute";
    private const string Guard = "System.Runtime.Versioning.SupportedOSPlatformGuardAttribute";

    /// <summary>Whether an operation may run on Linux or macOS.</summary>
    public static bool MayRunOnUnix(IOperation operation)
    {
        int systems = Every;
        for (IOperation inner = operation; inner.Parent is { } outer; inner = outer)
        {
            switch (outer)
            {
                case IConditionalOperation guard when inner != guard.Condition:
                    systems &= Left(guard.Condition, inner == guard.WhenTrue);
                    break;
                case IBlockOperation block:
                    foreach (IConditionalOperation guard in block.Operations.TakeWhile(each => each != inner).OfType<IConditionalOperation>().Where(Leaves))
                        systems &= Left(guard.Condition, outcome: false);
                    break;
                case ILocalFunctionOperation { Symbol: var local } when SaysWindowsOnly(local):
                    return false;
            }
        }

        return (systems & (Linux | MacOS)) != 0;
    }

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

    private static bool Leaves(IConditionalOperation guard)
        => guard.WhenFalse is null
            && (guard.WhenTrue is IBlockOperation { Operations: var body } ? body.LastOrDefault() : guard.WhenTrue) is IReturnOperation or IExpressionStatementOperation { Operation: IThrowOperation } or IThrowOperation;

    // The systems that are left where a condition has an outcome.
    private static int Left(IOperation condition, bool outcome) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => Left(operand, !outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => outcome
            ? Left(both.LeftOperand, true) & Left(both.RightOperand, true)
            : Left(both.LeftOperand, false) | Left(both.RightOperand, false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => outcome
            ? Left(either.LeftOperand, true) | Left(either.RightOperand, true)
            : Left(either.LeftOperand, false) & Left(either.RightOperand, false),
        IInvocationOperation { TargetMethod: var method } => Told(method, outcome),
        IMemberReferenceOperation { Member: var member } => Told(member, outcome),
        _ => Every,
    };

    private static int Told(ISymbol member, bool outcome)
    {
        if (NamesWindowsOnly(member, Guard))
            return outcome ? Windows : Every;
        if (!member.ContainingType.Is("System.OperatingSystem"))
            return Every;
        return member.Name switch
        {
            "IsWindows" => outcome ? Windows : Every & ~Windows,
            "IsWindowsVersionAtLeast" => outcome ? Windows : Every,
            "IsLinux" => outcome ? Linux : Every & ~Linux,
            "IsMacOS" => outcome ? MacOS : Every & ~MacOS,
            _ => Every,
        };
    }

    // Such an attribute may stand there once for each of several systems, and name a version, as in "windows7.0".
    private static bool NamesWindowsOnly(ISymbol symbol, string attribute)
    {
        AttributeData[] named = [.. symbol.GetAttributes().Where(found => found.AttributeClass.Is(attribute) && found.ConstructorArguments.Length == 1)];
        return named.Length > 0
            && named.All(found => found.ConstructorArguments[0].Value is string platform && platform.StartsWith("windows", StringComparison.OrdinalIgnoreCase));
    }
}
