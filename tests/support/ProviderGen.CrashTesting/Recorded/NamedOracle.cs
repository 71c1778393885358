using ProviderGen.Testing;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>What may be found after a crash, and under which name: the one of the last flush, or one it was given since.</summary>
public sealed class NamedOracle
{
    private readonly List<string?> _names = [null];
    private readonly CrashOracle _image = new();

    /// <inheritdoc cref="CrashOracle.Current"/>
    public ReadOnlySpan<byte> Current => _image.Current;

    /// <summary>To be called when the file may have got another name.</summary>
    public void IsCalled(string? name) => _names.Add(name);

    /// <inheritdoc cref="CrashOracle.WillGrow"/>
    public void WillGrow(long length) => _image.WillGrow(length);

    /// <inheritdoc cref="CrashOracle.WillWrite"/>
    public void WillWrite(long offset, ReadOnlySpan<byte> bytes) => _image.WillWrite(offset, bytes);

    /// <inheritdoc cref="CrashOracle.Flushed"/>
    public void Flushed()
    {
        _image.Flushed();
        _names.RemoveRange(0, _names.Count - 1);
    }

    /// <summary>Judges what was found.</summary>
    /// <param name="name">The name of the file, or null if there is none.</param>
    /// <param name="image">The image found, or null if there is no file.</param>
    /// <returns>Null if it may be so, or what is wrong.</returns>
    public string? Judge(string? name, byte[]? image)
        => _image.Judge(image) ?? (_names.Contains(name) ? null : $"the file is still called {name}, where {_names[0]} had been flushed");
}
