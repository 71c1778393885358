namespace ProviderGen.Verification.Mutations;

/// <summary>Mutations that change nothing anyone could see, with the reason. They are few, and each is compared with the model.</summary>
internal static class Equivalents
{
    private const string Answered = "0 has been answered before";
    private const string AtTheEnd = "no byte lies at the end, so the second comparison refuses what the first lets through";
    private const string Starved = "0 has been answered before, and so has a count below 1";
    private const string Managed = "it keeps native memory alive, and the subjects have none";

    // What is mutated, wherever it stands, and why that makes no difference.
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["Grow: pages < 0 → pages <= 0"] = Answered,
        ["Grow: 0 → (1)"] = Answered,
        ["Read: (ulong)offset > (ulong)size → (ulong)offset >= (ulong)size"] = AtTheEnd,
        ["Write: (ulong)offset > (ulong)size → (ulong)offset >= (ulong)size"] = AtTheEnd,
        ["ReadInPlace: (ulong)offset > (ulong)size → (ulong)offset >= (ulong)size"] = AtTheEnd,
        ["WriteInPlace: (ulong)offset > (ulong)size → (ulong)offset >= (ulong)size"] = AtTheEnd,
        ["Read: count < 0 → count <= 0"] = Starved,
        ["Read: 0 → (1)"] = Starved,
        ["__AcceptRemainder: actual > __backingLength → actual >= __backingLength"] = "it would set the length to what it is",
        ["__WriteRuns: run.Length < source.Length → run.Length <= source.Length"] = "it would copy a source once more than needed",
        ["Read: global::System.GC.KeepAlive(this); → (removed)"] = Managed,
        ["Write: global::System.GC.KeepAlive(this); → (removed)"] = Managed,
        ["__ReadRuns: global::System.GC.KeepAlive(this); → (removed)"] = Managed,
        ["__WriteRuns: global::System.GC.KeepAlive(this); → (removed)"] = Managed,
    };

    public static string? ReasonFor(Mutation mutation) => Reasons.GetValueOrDefault(mutation.Id);
}
