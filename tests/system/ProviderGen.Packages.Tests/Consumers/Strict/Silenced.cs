// All that is said of this part is silenced here. Its author cannot do so in the generated part, so nothing may be said there.
#pragma warning disable
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using ProviderGen;

namespace Strict.größe;

[RequiresPreviewFeatures]
public sealed class early;

[Obsolete("Use another one.")]
public sealed class late;

[Experimental("STRICT1")]
public enum kind { none, some }

public partial class outer<t>
{
    [MemoryProvider(PageSize = 1, MaxPages = 1)]
    public sealed partial class größter<u> where u : notnull
    {
        private readonly byte[] _bytes = new byte[1];
        private long _length;

        private größter(uint number, Dictionary<t, u> map) => _ = (number, map);

        [RequiresPreviewFeatures("Not yet.")]
        private größter(early early, kind kind = kind.some) => _ = (early, kind);

        [Obsolete("Use another one."), RequiresUnreferencedCode("Reflects."), RequiresDynamicCode("Emits."), RequiresAssemblyFiles("Looks.")]
        private größter(late late, [ConstantExpected] int length) => _length = length;

        [SupportedOSPlatform("windows"), CLSCompliant(false)]
        private größter(ref readonly ulong number = 5) => _length = (long)number;

        private unsafe größter(string* names, List<int*[]> pointers) => _ = (names == null, pointers);

        [RequiresPreviewFeatures]
        private long LengthCore() => _length;

        [Obsolete]
        private void GrowCore(long oldLength, long newLength) => _length = newLength;

        private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);

        [Experimental("STRICT2"), RequiresUnreferencedCode("Reflects.")]
        private void FlushCore() => _ = 0;
    }
}
