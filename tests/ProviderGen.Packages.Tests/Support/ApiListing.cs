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
