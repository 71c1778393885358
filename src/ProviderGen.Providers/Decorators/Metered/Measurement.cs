using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ProviderGen.Providers;

/// <summary>One operation as it is counted, timed and traced, if anybody wants to know.</summary>
internal readonly struct Measurement
{
    private static readonly Meter Meter = new(MeteredMemoryProvider.TelemetryName);
    private static readonly ActivitySource Activities = new(MeteredMemoryProvider.TelemetryName);

    private static readonly Counter<long> Operations = Meter.CreateCounter<long>(
        "providergen.operations", "{operation}", "Operations that reached the provider, failed ones included.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "providergen.operation.duration",
        "s",
        "How long they took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10] });

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "providergen.failures", "{failure}", "Operations that failed in the provider.");

    private static readonly Counter<long> Io = Meter.CreateCounter<long>(
        "providergen.io", "By", "Bytes read and written.");

    private static readonly Counter<long> Growth = Meter.CreateCounter<long>(
        "providergen.growth", "{page}", "Pages added.");

    private readonly string _operation;
    private readonly string _provider;
    private readonly Activity? _activity;
    private readonly long _started;

    private Measurement(string operation, string provider)
    {
        _operation = operation;
        _provider = provider;
        _activity = Activities.HasListeners() ? Activities.StartActivity($"providergen {operation}", ActivityKind.Client) : null;
        _started = Duration.Enabled ? Stopwatch.GetTimestamp() : 0;
    }

    public static Measurement Begin(string operation, string provider) => new(operation, provider);

    /// <summary>Reports the operation, and passes on why it failed.</summary>
    /// <param name="error">Why it failed, or null.</param>
    /// <param name="bytes">How many bytes it was about.</param>
    /// <exception cref="MemoryException">The operation failed.</exception>
    public void End(MemoryError? error, long bytes)
    {
        if (_activity is not null || Operations.Enabled || Duration.Enabled || Failures.Enabled || Io.Enabled || Growth.Enabled)
            Report(error, bytes);
        if (error is not null)
            throw new MemoryException(error);
    }

    private void Report(MemoryError? error, long bytes)
    {
        var tags = new TagList { { "providergen.operation", _operation }, { "providergen.provider", _provider } };
        if (error is not null)
        {
            tags.Add("error.type", error is MemoryError.ProviderError failure ? failure.Reason.ToString() : nameof(MemoryError.OutOfBounds));
            Failures.Add(1, tags);
        }
        else if (_operation == "grow")
        {
            Growth.Add(bytes / MemoryProviderAttribute.DefaultPageSize, tags);
        }
        else if (bytes > 0)
        {
            Io.Add(bytes, tags);
        }

        Operations.Add(1, tags);
        if (_started != 0)
            Duration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tags);
        EndActivity(error, tags);
    }

    private void EndActivity(MemoryError? error, TagList tags)
    {
        if (_activity is null)
            return;
        foreach ((string key, object? value) in tags)
            _activity.SetTag(key, value);
        _activity.SetStatus(error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error, error?.Message);
        _activity.Dispose();
    }
}
