namespace ProviderGen.Verification.Subjects;

/// <summary>Providers of the same primitives and options, for which the template makes the same code.</summary>
/// <param name="Name">The name of the family, and of its source.</param>
/// <param name="NotExamined">
/// The clauses that do not apply, or of which not all can be examined, said beforehand: one more is something that has got lost, and is
/// examined no longer.
/// </param>
internal sealed record SubjectFamily(string Name, params int[] NotExamined)
{
    /// <summary>Between them they have every line of the template, and lack every line that can be lacking.</summary>
    public static IReadOnlyList<SubjectFamily> All { get; } =
    [
        new("Transfer", 17), // nothing to visit in place
        new("Addressable", 9), // spans do not fail
        new("Mapped"),
        new("Minimal", 10, 14, 15, 16, 17), // no flush, no owner, no name, never read-only, nothing to visit
        new("MinimalAddressable", 1, 5, 9, 10, 13, 14, 15, 16), // the same, and a backing that nobody else can reach
        new("ReadOnly", 2, 3, 4, 5, 9, 10, 13, 15), // no changes
    ];

    public override string ToString() => Name;
}
