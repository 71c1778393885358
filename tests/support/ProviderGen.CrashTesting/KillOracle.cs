using System.Globalization;

namespace ProviderGen.CrashTesting;

/// <summary>
/// What an image may hold after its process was killed: everything up to the last reported flush, and of the step after
/// it any part, byte by byte.
/// </summary>
public sealed class KillOracle(byte[] image)
{
    private byte[] _flushed = image;

    /// <summary>The page count as of the last reported flush.</summary>
    public long Pages => _flushed.Length / KillStep.PageSize;

    /// <summary>Takes note of a step whose flush has been reported.</summary>
    public void Report(KillStep step)
    {
        Array.Resize(ref _flushed, _flushed.Length + Bytes(step));
        foreach (KillWrite write in step.Writes)
            write.Bytes().CopyTo(_flushed, write.Offset);
    }

    /// <summary>Compares an image with what it may hold.</summary>
    /// <param name="actual">The image.</param>
    /// <param name="next">The step that may have been under way.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? FindFault(byte[] actual, KillStep next)
    {
        int grown = _flushed.Length + Bytes(next);
        if (actual.Length != _flushed.Length && actual.Length != grown)
            return Text($"the image holds {actual.Length} bytes, not {_flushed.Length} or {grown}.");

        bool[] allowed = new bool[actual.Length];
        for (int i = 0; i < actual.Length; i++)
            allowed[i] = actual[i] == (i < _flushed.Length ? _flushed[i] : 0);
        foreach (KillWrite write in next.Writes)
        {
            byte[] bytes = write.Bytes();
            for (int i = 0; i < bytes.Length && write.Offset + i < actual.Length; i++)
                allowed[write.Offset + i] |= actual[write.Offset + i] == bytes[i];
        }

        int fault = Array.IndexOf(allowed, false);
        return fault < 0 ? null : Text($"byte {fault} is neither what was flushed nor what was being written.");
    }

    /// <summary>Whether nothing of the step under way has reached the image.</summary>
    public bool HoldsNothingElse(byte[] actual) => actual.AsSpan().SequenceEqual(_flushed);

    private static int Bytes(KillStep step) => checked((int)(step.Pages * KillStep.PageSize));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
