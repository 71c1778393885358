using System.Globalization;

namespace ProviderGen.Testing;

/// <summary>Clause 1: what a backing has to hold to be opened.</summary>
internal sealed class OpeningCheck() : ClauseCheck(1, "An image opens whole or not at all",
    "A backing that is not a whole number of pages, or longer than the provider may be, is not an image of this provider: it "
    + "was torn, or belongs to something else. Rounding its length would hide bytes or make some up, and the next growth would "
    + "make the damage permanent. So opening rejects, says which length, page size and backing it is about, lets go of the "
    + "backing and leaves every byte for a repair.",
    "LengthCore has to return the exact length of the backing, in bytes. Let the constructor or OpenCore acquire the backing, throw if"
    + "that fails, and change nothing; DisposeCore has to release it. State MaxPages in [MemoryProvider], and call the backing by its name in NameCore.", 6)
{
    public override void Run(CheckRun run)
    {
        TracedProvider fresh = run.Fresh();
        Expect.PageCount(fresh, 0, run.PageSize, $"In an empty provider");
        if (run.Subject.Backing is null)
        {
            run.NotTried("opening what holds something already; give ProviderSubject.Backing");
            return;
        }

        foreach (long pages in new[] { 0, 1, run.SomePages }.Distinct())
            OpensWith(run, pages);
        foreach (long length in new[] { 1L, run.PageSize - 1, run.PageSize + 1, (run.SomePages * run.PageSize) - 1 })
        {
            if (length % run.PageSize != 0)
                Rejects(run, length, ProviderErrorReason.NotAligned);
        }

        if (run.Subject.MaxPages is not { } limit)
            return;
        if (limit < Probes.MaxBytes / run.PageSize)
            Rejects(run, (limit + 1) * run.PageSize, ProviderErrorReason.LimitExceeded);
        else
            run.NotTried("a backing longer than MaxPages, which is too large to be made here: write a test of your own");
    }

    private static void OpensWith(CheckRun run, long pages)
    {
        RawBacking backing = run.NewBacking(Pattern.Bytes(0, pages * run.PageSize));
        TracedProvider provider = run.MustOpen(backing.Open, "open");
        Expect.PageCount(provider, pages, run.PageSize, $"Opened on {pages} whole pages,");
        Expect.PatternIn(provider, run.Log, 0, pages * run.PageSize, $"Opened on {pages} whole pages,");
        provider.Dispose();
    }

    private static void Rejects(CheckRun run, long length, ProviderErrorReason reason)
    {
        byte[] before = Pattern.Bytes(0, length);
        RawBacking backing = run.NewBacking(before);
        TracedProvider? opened = run.TryOpen(backing.Open, "open", out MemoryError? error);
        Expect.That(opened is null, $"a backing of {length} bytes was opened, with pages of {run.PageSize} bytes.");
        string message = Expect.Rejected(error, reason, $"opening a backing of {length} bytes").Message;

        // Digit groups, if any, are a matter of taste.
        string plain = message.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        Expect.That(Names(plain, length), $"the message does not name the length of {length} bytes: {message}");
        Expect.That(Names(plain, run.PageSize), $"the message does not name the page size of {run.PageSize} bytes: {message}");
        Expect.That(
            backing.Name is null || message.Contains(backing.Name, StringComparison.Ordinal),
            $"the message does not name the backing '{backing.Name}': {message}");
        Expect.That(
            backing.ReadBytes().AsSpan().SequenceEqual(before),
            $"opening was rejected, but the backing of {length} bytes has been changed.");
    }

    private static bool Names(string message, long number)
        => message.Contains(number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
