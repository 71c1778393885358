using System.Diagnostics;
using ProviderGen.Postgres.Tests.Support;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Postgres.Tests;

/// <summary>What is where, and how often the server is asked.</summary>
[Collection(nameof(OneServer))]
public class StorageTests(PostgresServer server)
{
    private const int PageSize = 65_536;

    public static TheoryData<string, string> Sums
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, sum) in TestImages.All)
                data.Add(name, sum);
            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Sums))]
    public void An_image_goes_to_the_database_and_back_and_stays_the_same(string image, string sum)
    {
        using var original = new HeapMemoryProvider();
        byte[] bytes = TestImages.Read(image);
        original.Grow(bytes.Length / PageSize).ThrowIfError();
        original.Write(0, bytes).ThrowIfError();

        string name = server.NewName();
        using (PostgresMemoryProvider stored = server.Open(name))
        {
            original.CopyTo(stored).ThrowIfError();
            stored.Flush().ThrowIfError();
        }

        using var back = new HeapMemoryProvider();
        using PostgresMemoryProvider reopened = server.Open(name, new PostgresMemoryProviderOptions { ReadOnly = true });
        reopened.CopyTo(back).ThrowIfError();
        byte[] found = new byte[back.Size];
        back.Read(0, found).ThrowIfError();

        Assert.Equal(sum, Sha256.Of(found));
        Assert.Equal(sum, Sha256.Of(server.Bytes(name)));
    }

    [SkippableFact]
    public void Pages_that_were_never_written_are_no_rows()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.Open(name);
        provider.Grow(1_000_000).ThrowIfError();
        provider.Write((999_999L * PageSize) - 1, new byte[] { 1, 2 }).ThrowIfError();
        provider.Flush().ThrowIfError();

        byte[] bytes = new byte[4];
        provider.Read((999_999L * PageSize) - 2, bytes).ThrowIfError();
        Assert.Equal([0, 1, 2, 0], bytes);
        Assert.Equal(2L, server.Execute("SELECT count(*) FROM providergen.pages p JOIN providergen.images i ON i.id = p.image WHERE i.name = $1", name));
    }

    [SkippableFact]
    public void The_last_byte_that_a_long_can_address_is_like_any_other()
    {
        using PostgresMemoryProvider provider = server.Open(server.NewName());
        long most = long.MaxValue / PageSize;
        provider.Grow(most).ThrowIfError();
        long last = (most * PageSize) - 1;

        provider.Write(last - PageSize, new byte[PageSize + 1].AsSpan()).ThrowIfError();
        provider.Write(last, new byte[] { 7 }).ThrowIfError();
        provider.Flush().ThrowIfError();

        byte[] found = new byte[PageSize + 2];
        provider.Read(last - PageSize - 1, found).ThrowIfError();
        Assert.Equal(7, found[^1]);
        Assert.Equal(-1, found.AsSpan(0, found.Length - 1).IndexOfAnyExcept((byte)0));
        Assert.False(provider.Grow(1).IsOk);
    }

    [SkippableFact]
    public void Rows_left_behind_the_end_do_not_show_up_when_the_image_grows()
    {
        string name = server.NewName();
        server.OpenWith(name, 3, 9).Dispose();
        server.Execute("UPDATE providergen.images SET length = $2 WHERE name = $1", name, (long)PageSize);
        using PostgresMemoryProvider provider = server.Open(name);

        provider.Grow(2).ThrowIfError();

        byte[] fresh = new byte[2 * PageSize];
        provider.Read(PageSize, fresh).ThrowIfError();
        Assert.Equal(-1, fresh.AsSpan().IndexOfAnyExcept((byte)0));
    }

    [SkippableFact]
    public void A_page_that_is_too_short_is_an_error_and_takes_nothing_with_it()
    {
        PostgresMemoryProviderOptions options = server.NewSchema();
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 2, 1, options);
        server.Execute($"ALTER TABLE {options.Schema}.pages DROP CONSTRAINT pages_bytes_check");
        server.Execute($"UPDATE {options.Schema}.pages SET bytes = substring(bytes FOR 100) WHERE number = 1");

        provider.Write(0, new byte[] { 2 }).ThrowIfError();
        Expect.Error(provider.Read(PageSize, new byte[200]).Error, "page 1 does not hold");
        provider.Flush().ThrowIfError();
        byte[] first = new byte[2];
        provider.Read(0, first).ThrowIfError();
        Assert.Equal([2, 1], first);
    }

    [SkippableFact]
    public void An_access_of_many_pages_is_one_round_trip()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 40, 1);
        byte[] bytes = new byte[30 * PageSize];

        Assert.Equal(1, RoundTrips(() => provider.Read(100, bytes).ThrowIfError()));
        Assert.Equal(1, RoundTrips(() => provider.Write(100, bytes).ThrowIfError()));
        Assert.Equal(1, RoundTrips(() => provider.Write(200, bytes).ThrowIfError()));
        Assert.Equal(1, RoundTrips(() => provider.Read(200, bytes).ThrowIfError()));
        Assert.Equal(2, RoundTrips(() => provider.Grow(1_000).ThrowIfError()));
        Assert.Equal(1, RoundTrips(() => provider.Flush().ThrowIfError()));
        Assert.Equal(0, RoundTrips(() => provider.Flush().ThrowIfError()));
    }

    [SkippableFact]
    public void An_access_beyond_what_one_round_trip_carries_takes_several()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.Open(name);
        byte[] bytes = new byte[(17 << 20) + 5];
        new Random(1).NextBytes(bytes);
        provider.Grow(300).ThrowIfError();

        Assert.Equal(2, RoundTrips(() => provider.Write(777, bytes).ThrowIfError()));
        provider.Flush().ThrowIfError();
        byte[] found = new byte[bytes.Length];
        Assert.Equal(2, RoundTrips(() => provider.Read(777, found).ThrowIfError()));

        Assert.True(found.AsSpan().SequenceEqual(bytes));
        Assert.True(server.Bytes(name).AsSpan(777, bytes.Length).SequenceEqual(bytes));
    }

    /// <summary>Npgsql reports an activity for each batch that it sends and waits for.</summary>
    private static int RoundTrips(Action action)
    {
        int count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ => Interlocked.Increment(ref count),
        };
        ActivitySource.AddActivityListener(listener);
        action();
        return count;
    }
}
