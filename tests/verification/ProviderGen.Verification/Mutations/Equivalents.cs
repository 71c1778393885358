namespace ProviderGen.Verification.Mutations;

/// <summary>Mutations that change nothing anyone could see, with the reason. They are few, and each is compared with the model.</summary>
internal static class Equivalents
{
    private const string Collector = "it matters to native memory alone, when a collection falls into the copy just before it; "
        + "the memory of the subjects is managed, and the snapshots show the call";

    // What is mutated, wherever it stands, and why that makes no difference here.
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["Read: global::System.GC.KeepAlive(this); → (removed)"] = Collector,
        ["Write: global::System.GC.KeepAlive(this); → (removed)"] = Collector,
        ["__ReadRuns: global::System.GC.KeepAlive(this); → (removed)"] = Collector,
        ["__WriteRuns: global::System.GC.KeepAlive(this); → (removed)"] = Collector,
    };

    public static string? ReasonFor(Mutation mutation) => Reasons.GetValueOrDefault(mutation.Id);
}
