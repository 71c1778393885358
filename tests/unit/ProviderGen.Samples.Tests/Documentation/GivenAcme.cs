// The provider that the reader of docs/getting-started.md makes there, for the pages that go on from it; compiled with every block of code
// that does not declare it itself. Another test has the template make the real one.
namespace Acme.Storage
{
    using System.IO;
    using Microsoft.Win32.SafeHandles;

    [ProviderGen.MemoryProvider(BackingZeroFills = true)]
    public sealed partial class AcmeMemoryProvider
    {
        private readonly SafeFileHandle _file;

        private AcmeMemoryProvider(string path) => _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

        internal System.Action<string>? BeforeRawCall { get; set; }

        private long LengthCore() => RandomAccess.GetLength(_file);

        private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(_file, newLength);

        private int ReadCore(long offset, System.Span<byte> destination) => RandomAccess.Read(_file, destination, offset);

        private void WriteCore(long offset, System.ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);

        private void DisposeCore() => _file.Dispose();
    }
}
