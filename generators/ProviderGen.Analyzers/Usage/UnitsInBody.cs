using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Checks the units in one body, all of it at once: whatever reaches two calls is reported once.</summary>
internal sealed class UnitsInBody(KnownTypes types, ProviderMembers members, LocalValues locals, Action<Diagnostic> report)
{
    /// <summary>The page size of a provider that does not say otherwise.</summary>
    public const int UsualPageSize = 65_536;

    /// <summary>Tells code fixes whether bytes are a whole number of pages, so that a division loses nothing.</summary>
    public const string IsWhole = nameof(IsWhole);

    /// <summary>Tells code fixes which constant stands for the page size.</summary>
    public const string PageSize = nameof(PageSize);

    /// <summary>Tells code fixes the quotient of a constant and the page size.</summary>
    public const string Quotient = nameof(Quotient);

    /// <summary>Tells code fixes that a calculation is reported, not only the constant in it.</summary>
    public const string IsCalculation = nameof(IsCalculation);

    // A multiple of a smaller page size may well be a number of pages.
    private const int SmallestTellingPageSize = 512;

    // No backing holds as many bytes, so whoever asks for them wants to see the rejection.
    private const long LargestCredibleSize = 1L << 48;

    private readonly ReportedSpans _reported = new();
    private int _steps = 4096;

    public void Check(IEnumerable<ProviderCall> calls, IEnumerable<PageSizeFactor> factors)
    {
        foreach (ProviderCall call in calls.OrderBy(call => call.Operation.Syntax.SpanStart))
        {
            // Where pages are bytes, nobody can take one for the other.
            ProviderOptions? options = types.OptionsOf(call.Provider, locals);
            int pageSize = options?.PageSize ?? UsualPageSize;
            if (pageSize == 1)
                continue;
            long? hardCoded = pageSize < SmallestTellingPageSize ? null : pageSize;
            foreach (IOperation number in Branches(call.Number))
            {
                bool isReported = call.IsGrowth
                    ? CheckGrowth(call, number, hardCoded, options)
                    : CheckOffset(call, number, hardCoded);
                if (!isReported)
                    FindHardCoded(number, call, hardCoded);
            }
        }

        foreach (PageSizeFactor factor in factors.OrderBy(factor => factor.Site.Syntax.SpanStart))
            CheckFactor(factor);
    }

    private bool CheckGrowth(ProviderCall call, IOperation number, long? hardCoded, ProviderOptions? options)
    {
        Quantity quantity = new UnitInference(members, locals, hardCoded, isCertain: options is not null).Of(number);
        long? constant = Constants.Evaluate(number, locals, static _ => null);

        // All the pages that there can be are meant to be pages.
        bool isMultiple = options is { MaxPages: var most }
            && constant > 0 && constant % hardCoded == 0 && constant <= LargestCredibleSize / hardCoded
            && constant != most
            && !SaysPages(number);
        if (quantity.Unit != Unit.Bytes && !(isMultiple && quantity.Unit == Unit.Unknown))
            return false;
        bool isWhole = isMultiple || (quantity.IsWhole && Quantity.IsSame(quantity.Provider, call.Provider));
        Report(
            Rules.BytesForPages,
            number.Syntax,
            call.Provider,
            ImmutableDictionary<string, string?>.Empty
                .Add(IsWhole, isWhole ? bool.TrueString : bool.FalseString)
                .Add(PageSize, Text(hardCoded))
                .Add(Quotient, isWhole ? Text(constant / hardCoded) : null),
            number.Syntax.ToString(),
            call.Name);
        return true;
    }

    /// <summary>Whether a constant is called a number of pages, or is a quotient, and so no number of bytes any more.</summary>
    private bool SaysPages(IOperation constant) => --_steps < 0 || constant.DescendantsAndSelf().Any(part
        => part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.RightShift }
            || part.IsCalledCount()
            || (part is ILocalReferenceOperation { Local: var local }
                && locals.Find(local) is { IsTakenOut: false, Source: var source }
                && SaysPages(source)));

    private bool CheckOffset(ProviderCall call, IOperation number, long? hardCoded)
    {
        // In a table with a byte for every page, the page number is the offset. Entries of more bytes would overlap.
        if (new UnitInference(members, locals, hardCoded).Of(number).Unit != Unit.Pages || AccessRange.Of(call, locals) == 1)
            return false;
        Report(Rules.PagesForBytes, number.Syntax, call.Provider, null, number.Syntax.ToString(), call.Name);
        return true;
    }

    /// <summary>A constant that pages are multiplied by, or bytes divided by, is the page size wherever it stands.</summary>
    private void CheckFactor(PageSizeFactor factor)
    {
        Quantity other = new UnitInference(members, locals, UsualPageSize).Of(factor.Other);
        bool isPageSize = factor.IsDivisor
            ? other is { Unit: Unit.Bytes, IsPageSize: false } && !factor.IsNamed
            : other.Unit == Unit.Pages;
        if (isPageSize
            && other.Provider is { } provider
            && (types.OptionsOf(provider, locals)?.PageSize ?? UsualPageSize) == UsualPageSize)
            ReportHardCoded(factor, provider);
    }

    /// <summary>What is multiplied by a page size to get an offset, or divided by it to get a number of pages.</summary>
    private void FindHardCoded(IOperation number, ProviderCall call, long? hardCoded)
    {
        // Without recursion, as a sum may have thousands of parts.
        var pending = new Stack<IOperation>([number]);
        while (call.Provider is not null && pending.Count > 0 && --_steps >= 0)
        {
            switch (pending.Pop())
            {
                case IConversionOperation { Operand: var operand }:
                    pending.Push(operand);
                    break;
                case ILocalReferenceOperation { Local: { IsConst: false } local }
                    when locals.Find(local) is { IsTakenOut: false, Source: var source }:
                    pending.Push(source);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum:
                    pending.Push(sum.RightOperand);
                    pending.Push(sum.LeftOperand);
                    break;

                // A name may be that of something else of the same size, unless the quotient is a number of pages.
                case IBinaryOperation binary when PageSizeFactor.Find(binary, hardCoded) is { } factor:
                    if (call.IsGrowth ? factor.IsDivisor : !factor.IsDivisor && !factor.IsNamed)
                        ReportHardCoded(factor, call.Provider);
                    break;
            }
        }
    }

    private void ReportHardCoded(PageSizeFactor factor, IOperation provider)
    {
        SyntaxNode site = factor.Site.Syntax;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (site.Span.Contains(factor.Other.Syntax.Span))
            properties = properties.Add(IsCalculation, bool.TrueString);
        else if (site.Parent is ParenthesizedExpressionSyntax parenthesized)
            site = parenthesized;
        if (!_reported.Contain(site.Span))
            Report(Rules.HardCodedPageSize, site, provider, properties, NameOf(provider), factor.Text);
    }

    private void Report(
        DiagnosticDescriptor rule,
        SyntaxNode site,
        IOperation? provider,
        ImmutableDictionary<string, string?>? properties,
        params object[] arguments)
    {
        _reported.Add(site.Span);
        IEnumerable<Location> places = provider is null or IInstanceReferenceOperation { IsImplicit: true }
            ? []
            : [provider.Syntax.GetLocation()];
        report(Diagnostic.Create(rule, site.GetLocation(), places, properties, arguments));
    }

    private static string NameOf(IOperation provider)
        => provider is IInstanceReferenceOperation ? "this" : provider.Syntax.ToString().TrimStart('.');

    /// <summary>The numbers that a choice is made of.</summary>
    private static IEnumerable<IOperation> Branches(IOperation? number)
    {
        var pending = new Stack<IOperation>(number is null ? [] : [number]);
        while (pending.Count > 0)
        {
            IOperation next = pending.Pop();
            if ((next is IConversionOperation { Operand: IConditionalOperation inner } ? inner : next) is IConditionalOperation { WhenFalse: { } otherwise } choice)
            {
                pending.Push(otherwise);
                pending.Push(choice.WhenTrue);
            }
            else
            {
                yield return next;
            }
        }
    }

    private static string? Text(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
