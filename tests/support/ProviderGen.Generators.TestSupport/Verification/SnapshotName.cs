using System.Globalization;
using System.Text;

namespace ProviderGen.Generators.TestSupport.Verification;

/// <summary>The part of a snapshot's file name that says which test it belongs to.</summary>
public static class SnapshotName
{
    private const string Forbidden = "\"\\<>|:*?/#";

    /// <summary>As in <c>Outer.Inner.Method_first=1_second=text</c>.</summary>
    public static string Prefix(Type test, string method, IEnumerable<(string Name, object? Value)> parameters)
    {
        var name = new StringBuilder(test.Name);
        for (Type? outer = test.DeclaringType; outer is not null; outer = outer.DeclaringType)
            name.Insert(0, outer.Name + ".");
        name.Append('.').Append(method);
        foreach ((string parameter, object? value) in parameters)
            name.Append('_').Append(parameter).Append('=').Append(Convert.ToString(value ?? "null", CultureInfo.InvariantCulture));
        return Escape(name.ToString());
    }

    /// <summary>Replaces what a file name cannot hold on every system.</summary>
    public static string Escape(string name) => string.Concat(name.Select(c => Forbidden.Contains(c) ? '-' : c));
}
