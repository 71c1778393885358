namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Providers that differ in the default values of their constructors' parameters.</summary>
public static class DefaultValueInputs
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["Integers"] = Core.Openers("""
            private Provider(sbyte a = sbyte.MinValue, byte b = byte.MaxValue, short c = short.MinValue, ushort d = ushort.MaxValue) { }
                private Provider(int a = int.MinValue, uint b = uint.MaxValue, long c = long.MinValue, ulong d = ulong.MaxValue) { }
                private Provider(nint a = -1, nuint b = uint.MaxValue, bool c = true, bool d = default) { }
            """),
        ["Fractions"] = Core.Openers("""
            private Provider(float a = 1.5f, float b = float.MaxValue, float c = -0.0f, float d = float.Epsilon) { }
                private Provider(double a = 0.1, double b = double.MinValue, double c = -0.0, double d = 1e300) { }
                private Provider(decimal a = 1.50m, decimal b = decimal.MinValue, decimal c = 0.0000001m, decimal d = default) { }
                private Provider(float a = float.NaN, double b = double.NaN, string c = "") { }
                private Provider(float a = float.PositiveInfinity, double b = double.NegativeInfinity, char c = 'x') { }
            """),
        ["Texts"] = Core.Openers("""
            private Provider(char a = 'a', char b = '\'', char c = '\\', char d = '\0', char e = '\ud800', char f = '"', char g = '\u2028') { }
                private Provider(string a = "a \"quoted\" word", string b = "\\ \n \r \t \0 \u2028 \ud83d\ude00", string c = "{0} {{", string d = "\ud800") { }
                private Provider(string a = @"C:\x", string? b = null, string c = "") { }
            """),
        ["Enumerations"] = Core.Openers("""
            private Provider(DayOfWeek a = DayOfWeek.Friday, Small b = Small.Less, Small c = (Small)(-100), Large d = Large.Most) { }
                private Provider(StringSplitOptions a = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries, DayOfWeek b = default) { }
                private Provider(DayOfWeek? a = DayOfWeek.Monday, Small? b = null) { }
            """, """
            public enum Small : sbyte { Less = -1 }
            public enum Large : ulong { Most = ulong.MaxValue }
            """),
        ["Nullables"] = Core.Openers("""
            private Provider(int? a = 5, int? b = null, bool? c = true, char? d = '"', decimal? e = -1.5m, double? f = double.NaN, float? g = -1f) { }
                private Provider(long? a = long.MinValue, Guid? b = default, DateTime c = default, System.Threading.CancellationToken d = default) { }
            """),
        ["Attributes"] = Core.Openers("""
            private Provider([Optional, DefaultParameterValue(7)] int a, [Optional] int b, [Optional, DefaultParameterValue("x")] string c) { }
                private Provider([Optional, DecimalConstant(1, 0, 0u, 0u, 15u)] decimal a, [Optional, DateTimeConstant(5L)] DateTime b) { }
            """, usings: "using System.Runtime.CompilerServices;\nusing System.Runtime.InteropServices;\n"),
    };
}
