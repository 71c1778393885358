using System.Reflection;

namespace ProviderGen.Packages.Tests.Support;

/// <summary>
/// The public API of an assembly as text: each type, and below it one line for each member that it declares and that others can
/// see. Overrides are left out, as they add nothing that can be called, and so is whether references may be null.
/// </summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly)
    {
        foreach (Type type in assembly.GetExportedTypes().OrderBy(ApiNames.Full, StringComparer.Ordinal))
        {
            yield return ApiDeclarations.Type(type);
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
                yield return $"    {member}";
        }
    }

    /// <summary>What is gone and what is new, each member with its type.</summary>
    public static IEnumerable<string> Changes(IEnumerable<string> before, IEnumerable<string> now)
    {
        List<string> old = Qualified(before);
        List<string> current = Qualified(now);
        return [.. old.Except(current).Select(line => $"- {line}"), .. current.Except(old).Select(line => $"+ {line}")];
    }

    private static List<string> Qualified(IEnumerable<string> listing)
    {
        List<string> lines = [];
        string type = "";
        foreach (string line in listing)
        {
            if (!line.StartsWith(' '))
                type = line.Split(" : ")[0].Split(" where ")[0];
            lines.Add(line.StartsWith(' ') ? $"{type}: {line.Trim()}" : line);
        }

        return lines;
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return [ApiDeclarations.Method(type.GetMethod("Invoke")!)];
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => $"{constant.Name} = {constant.GetRawConstantValue()}");
        return
        [
            .. type.GetConstructors(Declared).Where(constructor => IsVisible(constructor) && !constructor.IsStatic).Select(ApiDeclarations.Constructor),
            .. type.GetFields(Declared).Where(IsVisible).Select(ApiDeclarations.Field),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsNew)).Select(ApiDeclarations.Property),
            .. type.GetEvents(Declared).Where(@event => IsNew(@event.AddMethod!)).Select(ApiDeclarations.Event),
            .. type.GetMethods(Declared).Where(method => IsNew(method) && (!method.IsSpecialName || IsOperator(method))).Select(ApiDeclarations.Method),
        ];
    }

    private static bool IsNew(MethodInfo method) => IsVisible(method) && method.GetBaseDefinition() == method && !method.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsVisible(MethodBase member) => member.IsPublic || ((member.IsFamily || member.IsFamilyOrAssembly) && !member.DeclaringType!.IsSealed);

    private static bool IsVisible(FieldInfo field) => field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed);

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);
}
