using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ProviderGen.Generators.TestSupport;

/// <summary>Walks everything an object holds on to, through private fields of every base class too.</summary>
public static class ObjectGraph
{
    private static readonly Type[] Forbidden =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SemanticModel), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Location),
        typeof(AttributeData),
    ];

    /// <summary>Paths to objects that must not outlive the compilation they come from.</summary>
    public static IEnumerable<string> FindCompilerObjects(object root)
        => from found in Walk(root)
           where Forbidden.Any(type => type.IsInstanceOfType(found.Value))
           select $"{found.Path} is {found.Value.GetType()}";

    /// <summary>Paths to collections whose equality is by reference, other than inside the array that compares its items.</summary>
    public static IEnumerable<string> FindUnequalCollections(object root)
        => from found in Walk(root)
           where found.Value is IEnumerable and not string && !IsEquatableArray(found.Value.GetType())
               && !IsEquatableArray(found.Owner?.GetType())
           select $"{found.Path} is {found.Value.GetType()}";

    /// <summary>Everything reachable, each object once, with the path that leads there.</summary>
    public static IEnumerable<(string Path, object Value, object? Owner)> Walk(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(string Path, object Value, object? Owner)>([(root.GetType().Name, root, null)]);
        while (open.TryPop(out (string Path, object Value, object? Owner) current))
        {
            if (!seen.Add(current.Value))
                continue;
            yield return current;
            if (Forbidden.Any(type => type.IsInstanceOfType(current.Value)))
                continue;
            foreach ((string name, object value) in Parts(current.Value))
                open.Push(($"{current.Path}.{name}", value, current.Value));
        }
    }

    private static IEnumerable<(string Name, object Value)> Parts(object value)
    {
        if (value is Array array)
        {
            int index = 0;
            foreach (object? item in array)
            {
                if (item is not null)
                    yield return ($"[{index}]", item);
                index++;
            }

            yield break;
        }

        if (value is string or Type or Pointer || value.GetType().IsPrimitive || value.GetType().IsEnum)
            yield break;
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike && field.GetValue(value) is { } part)
                    yield return (field.Name, part);
            }
        }
    }

    private static bool IsEquatableArray(Type? type) => type is { Name: "EquatableArray`1" };
}
