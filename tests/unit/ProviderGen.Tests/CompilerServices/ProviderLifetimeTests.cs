using ProviderGen.CompilerServices;

namespace ProviderGen.Tests.CompilerServices;

public class ProviderLifetimeTests
{
    [Fact]
    public void The_first_to_close_without_visitors_releases()
    {
        var lifetime = default(ProviderLifetime);
        Assert.True(lifetime.IsOpen);
        Assert.True(lifetime.Close());
        Assert.False(lifetime.IsOpen);
        Assert.False(lifetime.Close());
        Assert.False(lifetime.TryEnter());
    }

    [Fact]
    public void The_last_visitor_to_leave_releases_what_was_closed_meanwhile()
    {
        var lifetime = default(ProviderLifetime);
        Assert.True(lifetime.TryEnter());
        Assert.True(lifetime.TryEnter());
        Assert.False(lifetime.Close());
        Assert.False(lifetime.TryEnter());
        Assert.False(lifetime.Close());
        Assert.False(lifetime.Leave());
        Assert.True(lifetime.Leave());
    }

    [Fact]
    public void Visitors_of_an_open_provider_release_nothing()
    {
        var lifetime = default(ProviderLifetime);
        Assert.True(lifetime.TryEnter());
        Assert.False(lifetime.Leave());
        Assert.True(lifetime.Close());
    }

    [Fact]
    public void Under_contention_exactly_one_releases_and_nobody_enters_after_it()
    {
        for (int round = 0; round < 200; round++)
        {
            var shared = new Shared();
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
            {
                for (int visit = 0; visit < 50; visit++)
                {
                    if (worker == 0 && visit == 25 && shared.Lifetime.Close())
                        Interlocked.Increment(ref shared.Releases);
                    if (!shared.Lifetime.TryEnter())
                        continue;
                    if (Volatile.Read(ref shared.Releases) != 0)
                        Interlocked.Increment(ref shared.VisitsAfterRelease);
                    if (shared.Lifetime.Leave())
                        Interlocked.Increment(ref shared.Releases);
                }
            });
            Assert.Equal(1, shared.Releases);
            Assert.Equal(0, shared.VisitsAfterRelease);
        }
    }

    private sealed class Shared
    {
        public ProviderLifetime Lifetime;
        public int Releases;
        public int VisitsAfterRelease;
    }
}
