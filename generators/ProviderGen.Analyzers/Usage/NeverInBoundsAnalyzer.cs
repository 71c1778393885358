using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>MPG104: an access that is rejected whatever the provider holds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NeverInBoundsAnalyzer() : ProviderGenAnalyzer(Rules.NeverInBounds)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
    {
        var members = new ProviderMembers(types);
        context.RegisterOperationBlockStartAction(start =>
        {
            var locals = new LocalValues(start.OperationBlocks);
            start.RegisterOperationAction(
                operation =>
                {
                    if (members.Find((IInvocationOperation)operation.Operation) is { IsGrowth: false } access
                        && Judge(access, types, members, locals) is var (culprit, reason))
                        operation.ReportDiagnostic(Diagnostic.Create(
                            Rules.NeverInBounds,
                            culprit.Syntax.GetLocation(),
                            access.Name,
                            reason.ToString(CultureInfo.InvariantCulture)));
                },
                OperationKind.Invocation);
        });
    }

    /// <summary>Why an access always fails, and because of which argument; or null if it may succeed.</summary>
    private static (IOperation Culprit, FormattableString Reason)? Judge(
        ProviderCall access, KnownTypes types, ProviderMembers members, LocalValues locals)
    {
        long? length = AccessRange.Of(access, locals);
        if (length < 0)
            return (access.Extent!, $"the length {length} is negative");
        if (Constants.Evaluate(access.Number, locals, PageSizeOf) is not { } offset)
            return null;
        if (offset < 0)
            return (access.Number!, $"the offset {offset} is negative");

        // A single value has at least one byte, whatever its type is.
        long least = length ?? (access.Extent is null ? 1 : 0);
        if (offset > long.MaxValue - least)
            return (access.Number!, $"{least} bytes at offset {offset} are beyond what a long can address");
        if (types.OptionsOf(access.Provider, locals)?.LargestSize() is not { } largest || offset <= largest - least)
            return null;
        if (least == 0)
            return (access.Number!, $"the offset {offset} is beyond the {largest} bytes that the provider can have");
        return (access.Number!, $"{least} bytes at offset {offset} are beyond the {largest} bytes that the provider can have");

        long? PageSizeOf(IOperation operation)
            => operation is IPropertyReferenceOperation property && members.IsPageSize(property)
                ? types.OptionsOf(property.Instance, locals)?.PageSize
                : null;
    }
}
