using System.Globalization;
using System.Reflection;

namespace ProviderGen.Tests.Results;

public class MemoryErrorTests
{
    [Fact]
    public void Errors_are_out_of_bounds_or_provider_errors_and_nobody_can_add_another()
    {
        Assert.All(
            typeof(MemoryError).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            constructor => Assert.True(constructor.IsPrivate));
        Assert.Equal(
            ["OutOfBounds", "ProviderError"],
            typeof(MemoryError).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(MemoryError))).Select(type => type.Name).Order());
        Assert.True(typeof(MemoryError.OutOfBounds).IsSealed);
        Assert.True(typeof(MemoryError.ProviderError).IsSealed);
    }

    [Fact]
    public void Out_of_bounds_carries_offset_length_and_size()
    {
        var error = new MemoryError.OutOfBounds(-5, 10, 12);
        Assert.Equal((-5, 10, 12), (error.Offset, error.Length, error.Size));
        Assert.Equal("OutOfBounds: 10 bytes at offset -5 are not inside the image of 12 bytes.", error.ToString());
    }

    [Fact]
    public void Messages_are_the_same_under_every_culture()
    {
        var swedish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        swedish.NumberFormat.NegativeSign = "\u2212";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = swedish;
            Assert.Contains("offset -5 ", new MemoryError.OutOfBounds(-5, 10, 12).Message, StringComparison.Ordinal);
            using var heap = new Providers.HeapMemoryProvider();
            Assert.Contains("by -7 pages", heap.Grow(-7).Error!.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_provider_error_carries_reason_and_cause()
    {
        var cause = new IOException("gone");
        var error = new MemoryError.ProviderError("The disk is gone.", ProviderErrorReason.Backing, cause);
        Assert.Equal("The disk is gone.", error.Message);
        Assert.Equal(ProviderErrorReason.Backing, error.Reason);
        Assert.Same(cause, error.Cause);
        Assert.Equal("ProviderError: The disk is gone.", error.ToString());
    }

    [Fact]
    public void The_exception_carries_the_error_and_its_cause()
    {
        var cause = new IOException("gone");
        var error = new MemoryError.ProviderError("The disk is gone.", cause: cause);
        var exception = new MemoryException(error);
        Assert.Same(error, exception.Error);
        Assert.Same(cause, exception.InnerException);
        Assert.Equal(error.Message, exception.Message);
        Assert.Throws<ArgumentNullException>(() => new MemoryException(null!));
    }

    [Fact]
    public void Errors_and_exceptions_made_from_interpolated_text_are_written_the_same_way_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NegativeSign = "minus ";
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            var cause = new IOException("gone");
            MemoryException exception = MemoryException.Create($"{-1.5} pages.", ProviderErrorReason.LimitExceeded, cause);
            var error = Assert.IsType<MemoryError.ProviderError>(exception.Error);
            Assert.Equal("-1.5 pages.", exception.Message);
            Assert.Equal("-1.5 pages.", error.Message);
            Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
            Assert.Same(cause, exception.InnerException);
            Assert.Equal("-1.5 pages.", MemoryError.Create($"{-1.5} pages.").Message);
            Assert.Equal(ProviderErrorReason.Backing, MemoryError.Create($"{-1.5} pages.").Reason);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
