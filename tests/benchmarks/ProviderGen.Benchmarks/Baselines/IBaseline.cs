namespace ProviderGen.Benchmarks.Baselines;

/// <summary>
/// One way to keep an image. Baselines are structures and harnesses are generic over them, so that every harness is compiled
/// for each of them and calls them directly: what a virtual call costs is not what is compared.
/// </summary>
/// <typeparam name="TSelf">The baseline itself.</typeparam>
public interface IBaseline<TSelf> : IDisposable
    where TSelf : struct, IBaseline<TSelf>
{
    /// <summary>The name in tables.</summary>
    static abstract string Name { get; }

    /// <summary>Begins with an empty image.</summary>
    /// <param name="path">Where to keep it; no matter to one in memory. There is no file yet.</param>
    static abstract TSelf Open(string path);

    /// <summary>Makes the image longer by zeros.</summary>
    void Grow(long oldLength, long newLength);

    void Read(long offset, Span<byte> destination);

    void Write(long offset, ReadOnlySpan<byte> source);

    /// <summary>Makes the image durable; nothing in memory.</summary>
    void Flush();
}
