namespace ProviderGen.Testing;

/// <summary>A change to a file that has not reached the disk.</summary>
internal abstract record PendingChange
{
    /// <summary>The content with the whole change in it. May return the array it was given.</summary>
    public abstract byte[] Apply(byte[] image);

    /// <summary>The content with a part of the change in it.</summary>
    public abstract byte[] Tear(byte[] image, Random random);

    private static byte[] AtLeast(byte[] image, int length)
    {
        if (image.Length < length)
            Array.Resize(ref image, length);
        return image;
    }

    internal sealed record Write(int Offset, byte[] Bytes) : PendingChange
    {
        public override byte[] Apply(byte[] image)
        {
            image = AtLeast(image, Offset + Bytes.Length);
            Bytes.CopyTo(image, Offset);
            return image;
        }

        // Each sector by itself arrives or does not.
        public override byte[] Tear(byte[] image, Random random)
        {
            for (int start = 0, end; start < Bytes.Length; start = end)
            {
                int sector = (Offset + start) / SimulatedDisk.SectorBytes;
                end = Math.Min(Bytes.Length, ((sector + 1) * SimulatedDisk.SectorBytes) - Offset);
                if (random.Next(2) == 0)
                    continue;
                image = AtLeast(image, Offset + end);
                Bytes.AsSpan(start, end - start).CopyTo(image.AsSpan(Offset + start));
            }

            return image;
        }
    }

    internal sealed record Resize(int Length) : PendingChange
    {
        public override byte[] Apply(byte[] image)
        {
            if (image.Length != Length)
                Array.Resize(ref image, Length);
            return image;
        }

        // File systems change a length at once; one that does not could leave any length between.
        public override byte[] Tear(byte[] image, Random random)
            => Apply(image, Math.Min(image.Length, Length) + random.Next(Math.Abs(image.Length - Length) + 1));

        private static byte[] Apply(byte[] image, int length)
        {
            Array.Resize(ref image, length);
            return image;
        }
    }
}
