using ProviderGen.Verification.Subjects;

namespace ProviderGen.Verification.Template;

/// <summary>
/// What the template promises beyond the contract of providers: how it treats primitives that break their own contract, that
/// it releases a backing exactly once, that success costs nothing. Each check returns null or what is wrong, and runs for the
/// subjects that it can be asked of.
/// </summary>
internal static class TemplateChecks
{
    /// <summary>The page size of the subjects that face these checks.</summary>
    public const int Page = 4;

    public static IEnumerable<(string Name, string? Failure)> Run(SubjectLoader loader)
    {
        bool opens = !loader.Options.StartsEmpty;
        bool grows = !loader.Options.ReadOnly;
        IEnumerable<(bool Applies, string Name, Func<SubjectLoader, string?> Check)> checks =
        [
            (opens, "a null argument of an opener", OpeningChecks.NullArgument),
            (opens, "a constructor, a name and a release that fail", OpeningChecks.FailsWithoutBacking),
            (opens && grows, "growing what was opened with content", OpeningChecks.GrowsAfterOpening),
            (loader.CanClaim, "a length that only a long can tell", OpeningChecks.AnyLengthOfPages),
            (loader.CanClaim, "a subject that was rejected", OpeningChecks.DisposesWhatWasRejected),
            (opens, "a length below zero", OpeningChecks.NegativeLength),
            (loader.Has("DisposeCore"), "release, once", ReleaseChecks.ReleasesOnce),
            (loader.Has("DisposeCore"), "release, after the last visitor", ReleaseChecks.ReleasesAfterVisitors),
            (loader.Has("SpanCore"), "visitors who have left", ReleaseChecks.ForgetsVisitors),
            (true, "runs and counts that are impossible", AnswerChecks.ImpossibleAnswers),
            (true, "success allocates nothing", AnswerChecks.AllocatesNothing),
            (grows, "a length that changes during a growth", subject => GrowthChecks.ForeignGrowthDuringOurs(subject, by: Page)),
            (grows, "a backing that is cut during a growth", subject => GrowthChecks.ForeignGrowthDuringOurs(subject, by: -Page)),
            (grows, "a length that cannot be asked", GrowthChecks.ForeignGrowthUnseen),
            (grows, "a length that cannot be asked after a growth that failed", GrowthChecks.NothingCanBeAskedAfterwards),
            (grows, "a growth torn exactly at its end", GrowthChecks.TornAtTheEnd),
            (grows, "a length changed by the primitive's own account", GrowthChecks.LengthChangedByPrimitive),
            (grows && loader.Options.MaxPages == 0, "all that a long can address", GrowthChecks.AsksForWhatALongCanAddress),
        ];
        return checks.Where(check => check.Applies).Select(check => (check.Name, check.Check(loader)));
    }
}
