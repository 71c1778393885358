using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ProviderGen.Generators.TestSupport.Verification;

/// <summary>The one way by which tests reach snapshots. Snapshot.UseVerify.cs is its twin on top of Verify itself.</summary>
public static class Snapshot
{
    /// <summary>Compares everything a run generated with the verified files of the calling test.</summary>
    /// <param name="driver">The generator, after it ran.</param>
    /// <param name="test">The calling test class.</param>
    /// <param name="arguments">The arguments of the calling test.</param>
    /// <param name="method">The calling test.</param>
    public static Task Verify(GeneratorDriver driver, object test, object?[] arguments, [CallerMemberName] string method = "")
    {
        IEnumerable<string> names = test.GetType().GetMethod(method)!.GetParameters().Select(parameter => parameter.Name!);
        string project = test.GetType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "ProjectDirectory").Value!;
        new SnapshotVerifier(Path.Combine(project, "Snapshots")).Verify(
            SnapshotName.Prefix(test.GetType(), method, names.Zip(arguments)),
            SnapshotFile.Of(driver.GetRunResult()));
        return Task.CompletedTask;
    }
}
