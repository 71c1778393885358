namespace ProviderGen.Shapes;

/// <summary>Which primitives a type supplies.</summary>
[Flags]
internal enum ProviderPrimitives
{
    None = 0,
    Length = 1 << 0,
    Grow = 1 << 1,
    Read = 1 << 2,
    Write = 1 << 3,
    Span = 1 << 4,
    Open = 1 << 5,
    Zero = 1 << 6,
    Flush = 1 << 7,
    Dispose = 1 << 8,
    ReadOnly = 1 << 9,
    Name = 1 << 10,
}
