using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>MPG014: finds a provider on a file or a stream that nobody can make durable.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackingNotFlushedAnalyzer() : ProviderGenAnalyzer(Rules.BackingNotFlushed)
{
    private static readonly string[] Changing =
        [ProviderNames.GrowCore, ProviderNames.WriteCore, ProviderNames.SpanCore, ProviderNames.ZeroCore];

    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
        => context.RegisterSymbolStartAction(start => Start(start, types), SymbolKind.NamedType);

    private static void Start(SymbolStartAnalysisContext context, KnownTypes types)
    {
        // One that starts empty is for scratch data: nobody opens again what it leaves behind.
        var type = (INamedTypeSymbol)context.Symbol;
        if (types.FindAttribute(type) is not { } attribute
            || ProviderOptions.Read(attribute, []) is { ReadOnly: true } or { StartsEmpty: true }
            || type.GetMembers(ProviderNames.FlushCore).OfType<IMethodSymbol>().Any())
        {
            return;
        }

        ISymbol[] backings = [.. StoredMembers.Of(type).Where(member => IsFile(StoredMembers.TypeOf(member)) || IsMapping(StoredMembers.TypeOf(member)))];
        if (backings.Length == 0)
            return;

        var found = new Findings();
        context.RegisterOperationAction(
            operation => found.Refer(operation.Operation, operation.ContainingSymbol), OperationKind.FieldReference, OperationKind.PropertyReference);
        context.RegisterOperationAction(
            operation => found.Call((IInvocationOperation)operation.Operation, operation.ContainingSymbol), OperationKind.Invocation);
        context.RegisterOperationAction(
            operation => found.Assign(operation.Operation),
            OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        context.RegisterSymbolEndAction(end =>
        {
            // One is enough: a mapping has a file, a map and a view, and FlushCore takes care of all of them.
            if (backings.FirstOrDefault(found.IsBacking) is { } backing)
                end.ReportDiagnostic(Diagnostic.Create(Rules.BackingNotFlushed, backing.Locations[0], type.Name, backing.Name));
        });
    }

    private static bool IsFile(ITypeSymbol type) => type.Is("Microsoft.Win32.SafeHandles.SafeFileHandle")
        || (Derives(type, "System.IO.Stream") && !Derives(type, "System.IO.MemoryStream"));

    private static bool IsFlush(IMethodSymbol method)
        => method.Name.StartsWith("Flush", StringComparison.Ordinal) || (method.Name == "Sync" && method.ContainingType.Is("ProviderGen.FileDurability"));

    private static bool IsMapping(ITypeSymbol type)
        => type.Is("System.IO.MemoryMappedFiles.MemoryMappedFile") || type.Is("System.IO.MemoryMappedFiles.MemoryMappedViewAccessor");

    private static bool Derives(ITypeSymbol? type, string from)
    {
        while (type is not null && !type.Is(from))
            type = type.BaseType;
        return type is not null;
    }

    /// <summary>What the members of the class say, in whatever order they are analyzed.</summary>
    private sealed class Findings
    {
        private readonly ConcurrentDictionary<ISymbol, bool> _changed = new(SymbolEqualityComparer.Default);
        private readonly ConcurrentDictionary<ISymbol, bool> _inMemory = new(SymbolEqualityComparer.Default);
        private volatile bool _needsNoFlush;
        private volatile bool _mapsFile;

        public bool IsBacking(ISymbol member) => !_needsNoFlush && (IsMapping(StoredMembers.TypeOf(member))
            ? _mapsFile
            : _changed.ContainsKey(member) && !(_inMemory.TryGetValue(member, out bool only) && only));

        public void Refer(IOperation operation, ISymbol user)
        {
            // A file that is gone when it is closed, or that every write reaches the disk of.
            if (operation is IFieldReferenceOperation { Field: { ContainingType.Name: "FileOptions", Name: "DeleteOnClose" or "WriteThrough" } })
                _needsNoFlush = true;
            else if (Changing.Contains(user.Name) && StoredMembers.Find(operation) is { } member)
                _changed[member] = true;
        }

        public void Call(IInvocationOperation call, ISymbol user)
        {
            if (call.TargetMethod.Name == "CreateFromFile" && IsMapping(call.TargetMethod.ContainingType))
                _mapsFile = true;
            else if (user.Name == ProviderNames.WriteCore && IsFlush(call.TargetMethod))
                _needsNoFlush = true;
        }

        public void Assign(IOperation operation)
        {
            var (members, value) = StoredMembers.Assigned(operation);
            while (value is IConversionOperation conversion)
                value = conversion.Operand;
            bool isInMemory = value is IObjectCreationOperation && Derives(value.Type, "System.IO.MemoryStream");
            foreach (ISymbol member in members)
                _inMemory.AddOrUpdate(member, isInMemory, (_, before) => before && isInMemory);
        }
    }
}
