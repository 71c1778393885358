using System.Security.Cryptography;
using Encrypted;
using ProviderGen;
using ProviderGen.Providers;

// Writes a secret into an encrypted image, and looks at what is left of it without the key.
// Exit codes: 0 all is as it should be, 1 it is not.
string directory = Directory.CreateTempSubdirectory("encrypted-").FullName;
try
{
    string path = Path.Combine(directory, "secret.img");
    byte[] key = RandomNumberGenerator.GetBytes(32);
    ReadOnlySpan<byte> secret = "the treasure is under the oak"u8;

    using (EncryptedMemoryProvider memory = Open(path, key))
    {
        memory.Grow(2).ThrowIfError();
        memory.Write(100, secret).ThrowIfError();
        memory.Flush().ThrowIfError();
    }

    byte[] stored = File.ReadAllBytes(path);
    bool hidden = stored.AsSpan().IndexOf(secret) < 0;
    Console.WriteLine($"in the file of {stored.Length} bytes the secret is {(hidden ? "not to be found" : "there for everybody")}");

    using (EncryptedMemoryProvider memory = Open(path, key))
    {
        byte[] read = new byte[secret.Length];
        memory.Read(100, read).ThrowIfError();
        Console.WriteLine($"with the key:    {System.Text.Encoding.UTF8.GetString(read)}");
    }

    string stranger = Try(path, RandomNumberGenerator.GetBytes(32));
    Console.WriteLine($"another key:     {stranger}");

    stored[40_000] ^= 1;
    File.WriteAllBytes(path, stored);
    string damaged = Try(path, key);
    Console.WriteLine($"one bit changed: {damaged}");
    return hidden && stranger.Contains("not authentic", StringComparison.Ordinal) && damaged.Contains("not authentic", StringComparison.Ordinal) ? 0 : 1;
}
catch (MemoryException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
finally
{
    Directory.Delete(directory, recursive: true);
}

static EncryptedMemoryProvider Open(string path, byte[] key)
    => EncryptedMemoryProvider.Open(WasiMemoryProvider.Open(path).ThrowIfError(), key).ThrowIfError();

static string Try(string path, byte[] key)
{
    using EncryptedMemoryProvider memory = Open(path, key);
    return memory.Read(100, new byte[1]).ToString();
}
