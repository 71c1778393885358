using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ProviderGen.Packages.Tests.Support;

/// <summary>Types and members as they would be declared in C#.</summary>
internal static class ApiDeclarations
{
    public static string Type(Type type)
    {
        string kind = type switch
        {
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => $"{(Has<IsReadOnlyAttribute>(type) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        string[] bases = [.. Bases(type)];
        return $"{kind} {ApiNames.Full(type)}{(bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}")}{Constraints(ApiNames.OwnArguments(type))}";
    }

    public static string Constructor(ConstructorInfo constructor)
        => $"{Access(constructor)}{ApiNames.Simple(constructor.DeclaringType!)}({Parameters(constructor)})";

    public static string Field(FieldInfo field)
        => field.IsLiteral
            ? $"const {ApiNames.Of(field.FieldType)} {field.Name} = {Value(field.GetRawConstantValue())}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{ApiNames.Of(field.FieldType)} {field.Name}";

    public static string Property(PropertyInfo property)
    {
        MethodInfo first = property.GetAccessors(nonPublic: true)[0];
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        string set = property.SetMethod is { } setter && IsVisible(setter) ? IsInit(setter) ? "init; " : "set; " : "";
        string required = Has<RequiredMemberAttribute>(property) ? "required " : "";
        return $"{Access(first)}{Modifiers(first)}{required}{ApiNames.Of(property.PropertyType)} {name} {{ {get}{set}}}";
    }

    public static string Event(EventInfo @event)
        => $"{Modifiers(@event.AddMethod!)}event {ApiNames.Of(@event.EventHandlerType!)} {@event.Name}";

    public static string Method(MethodInfo method)
    {
        Type[] arguments = method.GetGenericArguments();
        string generic = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(ApiNames.Of))}>";
        string extension = Has<ExtensionAttribute>(method) ? "this " : "";
        return $"{Access(method)}{Modifiers(method)}{ApiNames.Of(method.ReturnType)} {method.Name}{generic}({extension}{Parameters(method)}){Constraints(arguments)}";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
            return [];
        IEnumerable<Type> inherited = type.BaseType is { } parent ? [parent, .. parent.GetInterfaces()] : [];
        Type[] own = [.. type.GetInterfaces().Except(inherited).Where(contract => contract.IsVisible)];
        IEnumerable<Type> direct = own.Where(contract => !own.Any(other => other != contract && other.GetInterfaces().Contains(contract)));
        IEnumerable<string> contracts = direct.Select(ApiNames.Of).Order(StringComparer.Ordinal);
        return type.BaseType is { } and not { FullName: "System.Object" or "System.ValueType" } ? contracts.Prepend(ApiNames.Of(type.BaseType)) : contracts;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string kind = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } when Has<IsReadOnlyAttribute>(parameter) => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when Has<ParamArrayAttribute>(parameter) || Has<ParamCollectionAttribute>(parameter) => "params ",
            _ => "",
        };
        string value = parameter.HasDefaultValue ? $" = {Value(parameter.DefaultValue)}" : "";
        return $"{kind}{ApiNames.Of(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Where(argument => argument.IsGenericParameter).Select(Constraints));

    private static string Constraints(Type argument)
    {
        GenericParameterAttributes special = argument.GenericParameterAttributes;
        bool isValue = special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        bool isUnmanaged = argument.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "IsUnmanagedAttribute");
        List<string> constraints = [];
        if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            constraints.Add("class");
        if (isValue)
            constraints.Add(isUnmanaged ? "unmanaged" : "struct");
        constraints.AddRange(argument.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(ApiNames.Of));
        if (special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isValue)
            constraints.Add("new()");
        if (special.HasFlag(GenericParameterAttributes.AllowByRefLike))
            constraints.Add("allows ref struct");
        return constraints.Count == 0 ? "" : $" where {argument.Name} : {string.Join(", ", constraints)}";
    }

    private static string Access(MethodBase member) => member.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) => method switch
    {
        { DeclaringType.IsInterface: true, IsStatic: false } => "",
        { IsStatic: true, IsAbstract: true } => "static abstract ",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } when !method.DeclaringType!.IsSealed => "virtual ",
        _ => "",
    };

    private static bool IsVisible(MethodInfo accessor) => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly;

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool Has<TAttribute>(ICustomAttributeProvider member)
        where TAttribute : Attribute
        => member.IsDefined(typeof(TAttribute), inherit: false);

    private static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum constant => $"{ApiNames.Of(constant.GetType())}.{constant}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
