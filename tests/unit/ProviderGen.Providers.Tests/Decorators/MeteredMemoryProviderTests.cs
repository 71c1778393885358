using System.Diagnostics;
using System.Diagnostics.Metrics;
using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests.Decorators;

/// <summary>What listeners hear. Each test has names of its own, as meters are shared by the whole process.</summary>
public class MeteredMemoryProviderTests
{
    [Fact]
    public void Operations_bytes_pages_and_durations_are_counted()
    {
        using var listener = new Listener("counted");
        using MeteredMemoryProvider provider = MeteredMemoryProvider.Open(new FaultyMemoryProvider(), "counted").Value;

        provider.Grow(2).ThrowIfError();
        provider.Write(0, new byte[100]).ThrowIfError();
        provider.Read(0, new byte[30]).ThrowIfError();
        provider.Read(0, new byte[3]).ThrowIfError();
        provider.Flush().ThrowIfError();
        Assert.False(provider.Read(provider.Size, new byte[5]).IsOk); // Reaches no provider.

        Assert.Equal(
            [
                "providergen.growth grow {page}: 2",
                "providergen.io read By: 33",
                "providergen.io write By: 100",
                "providergen.operations flush {operation}: 1",
                "providergen.operations grow {operation}: 1",
                "providergen.operations read {operation}: 2",
                "providergen.operations write {operation}: 1",
            ],
            listener.Sums());
        Assert.Equal(5, listener.Durations.Count);
        Assert.All(listener.Durations, seconds => Assert.InRange(seconds, 0, 60));
    }

    [Fact]
    public void Failures_are_counted_by_their_reason()
    {
        using var listener = new Listener("failing");
        FaultyMemoryProvider inner = new();
        using MeteredMemoryProvider provider = MeteredMemoryProvider.Open(inner, "failing").Value;
        provider.Grow(1).ThrowIfError();
        inner.Faults.Arm(1, forGood: true);
        Assert.False(provider.Read(0, new byte[1]).IsOk);
        Assert.False(provider.Write(0, new byte[1]).IsOk);
        Assert.False(provider.Grow(1).IsOk);
        Assert.False(provider.Flush().IsOk);

        Assert.Equal(
            ["flush", "grow", "read", "write"],
            listener.Sums().Where(sum => sum.StartsWith("providergen.failures", StringComparison.Ordinal)).Select(sum => sum.Split(' ')[1]));
        Assert.Equal(["Backing"], listener.ErrorTypes);
        Assert.DoesNotContain(listener.Sums(), sum => sum.StartsWith("providergen.io", StringComparison.Ordinal));
    }

    [Fact]
    public void Operations_are_activities_with_their_verdict()
    {
        var ended = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MeteredMemoryProvider.TelemetryName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if ((string?)activity.GetTagItem("providergen.provider") == "traced")
                    ended.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        FaultyMemoryProvider inner = new();
        using MeteredMemoryProvider provider = MeteredMemoryProvider.Open(inner, "traced").Value;
        provider.Grow(1).ThrowIfError();
        inner.Faults.Arm(1);
        Assert.False(provider.Read(0, new byte[1]).IsOk);

        Assert.Equal(["providergen grow", "providergen read"], ended.Select(activity => activity.OperationName));
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], ended.Select(activity => activity.Status));
        Assert.Equal("Backing", ended[1].GetTagItem("error.type"));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void Nothing_is_allocated_for_an_operation()
    {
        // Metric listeners of other tests may hear of it, and counting for them allocates nothing either.
        using MeteredMemoryProvider provider = MeteredMemoryProvider.Open(new HeapMemoryProvider(), "quiet").Value;
        provider.Grow(1).ThrowIfError();
        byte[] bytes = new byte[64];
        Operate(100);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Operate(10_000);

        // The runtime itself may allocate a little, once, while it replaces code. One object for each operation would be more than this.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3 * 10_000);

        void Operate(int times)
        {
            for (int i = 0; i < times; i++)
            {
                provider.Write(i, bytes).ThrowIfError();
                provider.Read(i, bytes).ThrowIfError();
                provider.Flush().ThrowIfError();
            }
        }
    }

    private sealed class Listener : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly SortedDictionary<string, long> _sums = new(StringComparer.Ordinal);
        private readonly string _provider;

        public Listener(string provider)
        {
            _provider = provider;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == MeteredMemoryProvider.TelemetryName)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                if (Mine(tags) is { } operation)
                    _sums[$"{instrument.Name} {operation} {instrument.Unit}"] = _sums.GetValueOrDefault($"{instrument.Name} {operation} {instrument.Unit}") + value;
            });
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            {
                Assert.Equal(("providergen.operation.duration", "s"), (instrument.Name, instrument.Unit));
                if (Mine(tags) is not null)
                    Durations.Add(value);
            });
            _listener.Start();
        }

        public List<double> Durations { get; } = [];

        public SortedSet<string> ErrorTypes { get; } = [];

        public string[] Sums() => [.. _sums.Select(sum => $"{sum.Key}: {sum.Value}")];

        public void Dispose() => _listener.Dispose();

        private string? Mine(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string)tag.Value!);
            if (all["providergen.provider"] != _provider)
                return null;
            if (all.TryGetValue("error.type", out string? type))
                ErrorTypes.Add(type);
            return all["providergen.operation"];
        }
    }
}
