using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Encrypted;

/// <summary>
/// Turns a page into a frame and back. A frame is the nonce, the tag and the ciphertext, one behind the other; nonce and tag of
/// zeros stand for a page that was never written.
/// </summary>
internal sealed class PageCipher : IDisposable
{
    public const int HeaderBytes = NonceBytes + TagBytes;
    public const int FrameBytes = HeaderBytes + EncryptedPages.PageBytes;

    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly AesGcm _aes;

    public PageCipher(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyBytes)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the key has {key.Length} bytes, and {KeyBytes} are needed."));
        _aes = new AesGcm(key, TagBytes);
    }

    public void Encrypt(long number, ReadOnlySpan<byte> page, Span<byte> frame)
    {
        // Random for every write, so that a crash or a restored backup cannot bring one back, as it would a counter.
        RandomNumberGenerator.Fill(frame[..NonceBytes]);
        _aes.Encrypt(frame[..NonceBytes], page, frame[HeaderBytes..], frame[NonceBytes..HeaderBytes], Place(number, stackalloc byte[sizeof(long)]));
    }

    /// <exception cref="InvalidDataException">The frame is not what was written to this page with this key.</exception>
    public void Decrypt(long number, ReadOnlySpan<byte> frame, Span<byte> page)
    {
        if (!frame[..HeaderBytes].ContainsAnyExcept((byte)0))
        {
            page.Clear();
            return;
        }

        try
        {
            _aes.Decrypt(frame[..NonceBytes], frame[HeaderBytes..], frame[NonceBytes..HeaderBytes], page, Place(number, stackalloc byte[sizeof(long)]));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"page {number} is not authentic: it was damaged or changed, or the key is another one."), exception);
        }
    }

    public void Dispose() => _aes.Dispose();

    // Authenticated with the page, so that it cannot be passed for another one.
    private static Span<byte> Place(long number, Span<byte> place)
    {
        BinaryPrimitives.WriteInt64LittleEndian(place, number);
        return place;
    }
}
