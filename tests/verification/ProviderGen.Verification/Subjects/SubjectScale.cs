using System.Globalization;
using System.Text.RegularExpressions;

namespace ProviderGen.Verification.Subjects;

/// <summary>How large the pages of a subject are, and how many it may have.</summary>
internal sealed partial record SubjectScale(int PageSize, long MaxPages)
{
    /// <summary>The scale most checks run at: several bytes in a page, and everything within reach.</summary>
    public static SubjectScale Usual { get; } = new(4, 3);

    /// <summary>
    /// The scales at which a fault of the template may show. What is the same for pages of 4 bytes need not be for pages of 1,
    /// and zeros are written in pieces of 65,536 bytes.
    /// </summary>
    public static IReadOnlyList<SubjectScale> All { get; } = [Usual, new(1, 3), new(2, 3), new(65_536, 5)];

    /// <summary>Whether every state can be visited.</summary>
    public bool IsTiny => PageSize <= 4;

    /// <summary>Changes a generated source from one scale to this one.</summary>
    public string Rescale(string source) => MaxPagesConstant().Replace(
        PageSizeConstant().Replace(source, $"const int __PageSize = {PageSize.ToString(CultureInfo.InvariantCulture)};"),
        $"const long __MaxPages = {MaxPages.ToString(CultureInfo.InvariantCulture)};");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"pages of {PageSize}");

    [GeneratedRegex(@"const int __PageSize = [\d_]+;")]
    private static partial Regex PageSizeConstant();

    [GeneratedRegex(@"const long __MaxPages = [\d_]+;")]
    private static partial Regex MaxPagesConstant();
}
