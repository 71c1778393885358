using System.Buffers;
using System.Globalization;

namespace ProviderGen.Testing;

/// <summary>
/// A provider under examination: writes every operation to the log, and turns an exception that escapes, which no
/// provider may let happen, into the failure of the clause being examined.
/// </summary>
internal sealed class TracedProvider(IMemoryProvider inner, string name, OperationLog log)
{
    public IMemoryProvider Inner => inner;

    public bool IsAddressable => inner is IAddressableMemoryProvider;

    public bool IsMutableInPlace => inner is IMutableAddressableMemoryProvider;

    public bool IsDurable => inner is IDurableMemoryProvider;

    public int PageSize => Get("PageSize", () => inner.PageSize);

    public long Pages => Get("Pages", () => inner.Pages);

    public long Size => Get("Size", () => inner.Size);

    public bool IsReadOnly => Get("IsReadOnly", () => inner.IsReadOnly);

    public MemoryResult<long> Grow(long pages)
    {
        string operation = Text($"Grow({pages})");
        try
        {
            MemoryResult<long> result = inner.Grow(pages);
            log.Add($"{operation} -> {result}");
            return result;
        }
        catch (Exception exception)
        {
            throw Escaped(operation, exception);
        }
    }

    public MemoryResult Read(long offset, Span<byte> destination)
    {
        string operation = Text($"Read({offset}, {destination.Length} bytes)");
        try
        {
            return Done(operation, inner.Read(offset, destination));
        }
        catch (Exception exception)
        {
            throw Escaped(operation, exception);
        }
    }

    public MemoryResult Write(long offset, ReadOnlySpan<byte> source)
    {
        string operation = Text($"Write({offset}, {source.Length} bytes)");
        try
        {
            return Done(operation, inner.Write(offset, source));
        }
        catch (Exception exception)
        {
            throw Escaped(operation, exception);
        }
    }

    public MemoryResult Flush() => Perform("Flush()", () => ((IDurableMemoryProvider)inner).Flush());

    public MemoryResult ReadInPlace<TState>(long offset, long length, TState state, ReadOnlySpanAction<byte, TState>? action)
        => Perform(
            $"ReadInPlace({Number(offset)}, {Number(length)} bytes{(action is null ? ", null" : "")})",
            () => ((IAddressableMemoryProvider)inner).ReadInPlace(offset, length, state, action!));

    public MemoryResult WriteInPlace<TState>(long offset, long length, TState state, SpanAction<byte, TState>? action)
        => Perform(
            $"WriteInPlace({Number(offset)}, {Number(length)} bytes{(action is null ? ", null" : "")})",
            () => ((IMutableAddressableMemoryProvider)inner).WriteInPlace(offset, length, state, action!));

    public void Dispose()
    {
        try
        {
            inner.Dispose();
            log.Add(Text($"Dispose()"));
        }
        catch (Exception exception)
        {
            throw Escaped(Text($"Dispose()"), exception);
        }
    }

    private MemoryResult Perform(string operation, Func<MemoryResult> call)
    {
        operation = $"{name}.{operation}";
        try
        {
            return Done(operation, call());
        }
        catch (Exception exception) when (exception is not (CallbackException or CheckFailedException))
        {
            throw Escaped(operation, exception);
        }
    }

    private T Get<T>(string property, Func<T> get)
    {
        try
        {
            return get();
        }
        catch (Exception exception)
        {
            throw Escaped($"{name}.{property}", exception);
        }
    }

    private MemoryResult Done(string operation, MemoryResult result)
    {
        log.Add($"{operation} -> {result}");
        return result;
    }

    private CheckFailedException Escaped(string operation, Exception exception)
    {
        log.Add($"{operation} threw {exception.GetType().Name}");
        return new CheckFailedException($"{operation} threw {exception.GetType().Name}: {exception.Message} Nothing may throw.");
    }

    private string Text(FormattableString operation) => name + "." + operation.ToString(CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Thrown by a callback of the suite itself, to see that it passes through the provider.</summary>
internal sealed class CallbackException()
    : Exception("A callback was called that should not have been, or what it threw was not expected to come out here.");
