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
    private readonly Type _subject;
    private readonly FieldInfo _hook;
    private readonly string _name;

    public SubjectLoader(string name, byte[] assembly, SubjectScale scale)
    {
        _name = name;
        Scale = scale;
        _subject = _context.LoadFromStream(new MemoryStream(assembly)).GetTypes().Single(type => type.Name == "Subject");
        Options = _subject.GetCustomAttribute<MemoryProviderAttribute>()!;
        _hook = _subject.GetField("Hook")!;
        _open = _subject.GetMethod("OpenOn")!.CreateDelegate<Func<FaultyBacking, bool, MemoryResult<IMemoryProvider>>>();
    }

    public SubjectScale Scale { get; }

    /// <summary>What the author has said about the subject.</summary>
    public MemoryProviderAttribute Options { get; }

    /// <summary>Whether the author has supplied a primitive.</summary>
    public bool Has(string primitive) => _subject.GetMethod(primitive, BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    /// <summary>Everything the subject can offer, so that every clause applies that can.</summary>
    public ProviderSubject Describe() => new(_name, () => _open(NewStore(null), false).ThrowIfError())
    {
        MaxPages = Scale.MaxPages,
        CreateWithFaults = plan => _open(NewStore(plan), false).ThrowIfError(),
        Backing = Options.StartsEmpty ? null : bytes =>
        {
            FaultyBacking store = NewStore(null);
            store.Fill(bytes);
            return Describe(store);
        },
        BackingWithFaults = Options.StartsEmpty || Options.ReadOnly ? null : plan => Describe(NewStore(plan)),
    };

    private RawBacking Describe(FaultyBacking store) => RawBacking.Of(
        () => _open(store, false),
        store.ToArray,
        openReadOnly: Has("ReadOnlyCore") ? () => _open(store, true) : null,
        name: Has("NameCore") ? store.Name : null,
        setLength: store.SetLength,
        isExclusive: Has("OpenCore"),
        unlink: Has("FlushCore") ? store.Unlink : null);

    /// <summary>Lets a primitive that no backing takes part in fail; null for none.</summary>
    public void LetFail(string? primitive) => _hook.SetValue(null, (Action<string>)(name =>
    {
        if (name == primitive)
            throw new IOException($"{name} failed.");
    }));

    /// <summary>Whether the subject has <see cref="Latest"/> and <see cref="Claim"/>.</summary>
    public bool CanClaim => _subject.GetField(nameof(Claim)) is not null;

    /// <summary>The last subject whose constructor has run.</summary>
    public IMemoryProvider Latest => (IMemoryProvider)_subject.GetField(nameof(Latest))!.GetValue(null)!;

    /// <summary>Lets every backing claim to hold so many bytes; null for what it holds.</summary>
    public void Claim(long? length) => _subject.GetField(nameof(Claim))!.SetValue(null, length);

    /// <summary>Opens the subject on a backing.</summary>
    public MemoryResult<IMemoryProvider> Open(FaultyBacking? store, bool readOnly = false) => _open(store!, readOnly);

    /// <summary>Opens the subject with so many pages, whether it can be opened with content, or can grow.</summary>
    public (IMemoryProvider Provider, FaultyBacking Store) WithPages(int pages, FaultPlan? faults = null)
    {
        FaultyBacking store = NewStore(faults);
        if (!Options.StartsEmpty)
            store.Fill(new byte[pages * Scale.PageSize]);
        IMemoryProvider provider = Open(store).ThrowIfError();
        if (Options.StartsEmpty)
            provider.Grow(pages).ThrowIfError();
        return (provider, store);
    }

    public void Dispose() => _context.Unload();

    /// <summary>A backing in pieces that are shorter than a page, with rubbish in fresh bytes unless they are vouched for.</summary>
    public FaultyBacking NewStore(FaultPlan? faults = null)
        => new(Scale.IsTiny ? 3 : 50_000, Options.BackingZeroFills ? (byte)0 : Rubbish) { Faults = faults };
}
