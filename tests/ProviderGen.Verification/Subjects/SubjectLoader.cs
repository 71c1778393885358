using System.Reflection;
using System.Runtime.Loader;
using ProviderGen.Testing;

namespace ProviderGen.Verification.Subjects;

/// <summary>Loads a compiled subject and describes it for the checks.</summary>
internal sealed class SubjectLoader : IDisposable
{
    private const byte Rubbish = 0xAA;

    private readonly AssemblyLoadContext _context = new("subject", isCollectible: true);
    private readonly Func<FaultyBacking, bool, MemoryResult<IMemoryProvider>> _open;
    private readonly FieldInfo _hook;
    private readonly string _name;

    public SubjectLoader(string name, byte[] assembly, SubjectScale scale)
    {
        _name = name;
        Scale = scale;
        Type subject = _context.LoadFromStream(new MemoryStream(assembly)).GetType("Subject", throwOnError: true)!;
        _hook = subject.GetField("Hook")!;
        _open = subject.GetMethod("OpenOn")!.CreateDelegate<Func<FaultyBacking, bool, MemoryResult<IMemoryProvider>>>();
    }

    public SubjectScale Scale { get; }

    /// <summary>Everything a subject can offer, so that every clause applies.</summary>
    public ProviderSubject Describe() => new(_name, () => _open(NewStore(null), false).ThrowIfError())
    {
        MaxPages = Scale.MaxPages,
        CreateWithFaults = plan => _open(NewStore(plan), false).ThrowIfError(),
        Backing = bytes =>
        {
            FaultyBacking store = NewStore(null);
            store.Fill(bytes);
            return Describe(store);
        },
        BackingWithFaults = plan => Describe(NewStore(plan)),
    };

    private RawBacking Describe(FaultyBacking store) => RawBacking.Of(
        () => _open(store, false),
        store.ToArray,
        openReadOnly: () => _open(store, true),
        name: store.Name,
        setLength: store.SetLength,
        isExclusive: true,
        unlink: store.Unlink);

    /// <summary>Lets a primitive that no backing takes part in fail; null for none.</summary>
    public void LetFail(string? primitive) => _hook.SetValue(null, (Action<string>)(name =>
    {
        if (name == primitive)
            throw new IOException($"{name} failed.");
    }));

    /// <summary>Opens the subject on a backing.</summary>
    public MemoryResult<IMemoryProvider> Open(FaultyBacking? store, bool readOnly = false) => _open(store!, readOnly);

    public void Dispose() => _context.Unload();

    /// <summary>A backing in pieces that are shorter than a page, with rubbish in fresh bytes.</summary>
    public FaultyBacking NewStore(FaultPlan? faults = null) => new(Scale.IsTiny ? 3 : 50_000, Rubbish) { Faults = faults };
}
