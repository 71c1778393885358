namespace ProviderGen.Tests.Files;

public class FileDurabilityTests
{
    // The code fix of MPG017 makes this of stream.Flush(true), which writes out what the stream holds back.
    [Fact]
    public void A_stream_that_is_asked_for_its_handle_has_written_everything()
    {
        string path = Path.GetTempFileName();
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 65_536);
            for (int written = 3; written <= 9; written += 3)
            {
                stream.Write([1, 2, 3]);
                Assert.Equal(written - 3, new FileInfo(path).Length);

                FileDurability.Sync(stream.SafeFileHandle);

                Assert.Equal(written, new FileInfo(path).Length);
                Assert.Equal(written, stream.Position);
            }

            stream.Position = 0;
            Assert.Equal(1, stream.ReadByte());
            FileDurability.Sync(stream.SafeFileHandle);
            Assert.Equal(2, stream.ReadByte());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
