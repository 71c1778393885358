using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers;

/// <summary>
/// MPG001 to MPG011, MPG015 and MPG016: says of every <c>[MemoryProvider]</c> type for which no code is generated why that
/// is so. The generator makes the same checks with the same code.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedProviderAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Live =
    [
        Rules.NotPartial, Rules.ContainerNotPartial, Rules.MissingPrimitive, Rules.WrongSignature, Rules.ReadBesideSpan,
        Rules.UnsupportedKind, Rules.Collision, Rules.InvalidOption, Rules.VisibleConstructor, Rules.NotSealed,
        Rules.AsynchronousPrimitive, Rules.ExcludeFromOpen, Rules.OldLanguage,
    ];

    // The same rules where they are reported at the end of the compilation: hosts have to know that, and those that analyze one open
    // file at a time would otherwise drop the live ones with them.
    private static readonly ImmutableDictionary<DiagnosticDescriptor, DiagnosticDescriptor> AtEnd = Live.ToImmutableDictionary(
        rule => rule,
        rule => new DiagnosticDescriptor(
            rule.Id, rule.Title, rule.MessageFormat, rule.Category, rule.DefaultSeverity, rule.IsEnabledByDefault, rule.Description, rule.HelpLinkUri,
            WellKnownDiagnosticTags.CompilationEnd));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Live, .. AtEnd.Values];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The generator reads generated files too, unless another generator made them, and leaves no word where it fails. To ask
        // for the analysis of generated code would have the compiler take apart what every generator made, for all analyzers.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            // Several assemblies may have one of that name; the generator knows it by the name, too.
            ImmutableArray<INamedTypeSymbol> attributes = start.Compilation.GetTypesByMetadataName(ProviderNames.Attribute);
            if (attributes.IsEmpty)
                return;
            var seen = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
            start.RegisterSymbolAction(
                symbol =>
                {
                    seen[symbol.Symbol] = true;
                    Analyze((INamedTypeSymbol)symbol.Symbol, attributes, static rule => rule, symbol.ReportDiagnostic, symbol.CancellationToken);
                },
                SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (INamedTypeSymbol type in TypesIn(end.Compilation.Assembly.GlobalNamespace).Where(type => !seen.ContainsKey(type)))
                    Analyze(type, attributes, static rule => AtEnd[rule], end.ReportDiagnostic, end.CancellationToken);
            });
        });
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            foreach (INamedTypeSymbol inner in TypesIn(member))
                yield return inner;
        }
    }

    private static void Analyze(
        INamedTypeSymbol type,
        ImmutableArray<INamedTypeSymbol> attributes,
        Func<DiagnosticDescriptor, DiagnosticDescriptor> place,
        Action<Diagnostic> report,
        CancellationToken cancellationToken)
    {
        AttributeData? attribute = type.GetAttributes().FirstOrDefault(
            candidate => attributes.Contains(candidate.AttributeClass!, SymbolEqualityComparer.Default));
        if (attribute is null)
            return;
        ProviderShape shape = ProviderShape.Read(type, attribute, cancellationToken);
        foreach (ShapeProblem problem in shape.Problems)
            report(Diagnostic.Create(place(RuleOf(problem.Kind)), problem.Location, type.Name, problem.Reason));
    }

    private static DiagnosticDescriptor RuleOf(ShapeProblemKind kind) => kind switch
    {
        ShapeProblemKind.NotPartial => Rules.NotPartial,
        ShapeProblemKind.ContainerNotPartial => Rules.ContainerNotPartial,
        ShapeProblemKind.MissingPrimitive => Rules.MissingPrimitive,
        ShapeProblemKind.WrongSignature => Rules.WrongSignature,
        ShapeProblemKind.ReadBesideSpan => Rules.ReadBesideSpan,
        ShapeProblemKind.Collision => Rules.Collision,
        ShapeProblemKind.InvalidOption => Rules.InvalidOption,
        ShapeProblemKind.VisibleConstructor => Rules.VisibleConstructor,
        ShapeProblemKind.NotSealed => Rules.NotSealed,
        ShapeProblemKind.AsynchronousPrimitive => Rules.AsynchronousPrimitive,
        ShapeProblemKind.WithoutOpenMethod => Rules.ExcludeFromOpen,
        ShapeProblemKind.OldLanguage => Rules.OldLanguage,
        _ => Rules.UnsupportedKind,
    };
}
