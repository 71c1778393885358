using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using VerifyTests;
using VerifyXunit;

namespace ProviderGen.Generators.TestSupport.Verification;

/// <summary>The twin of Snapshot.cs on top of Verify. Compiled with <c>-p:UseVerify=true</c> only.</summary>
public static class Snapshot
{
    [ModuleInitializer]
    internal static void Initialize() => VerifySourceGenerators.Initialize();

    /// <inheritdoc cref="Verify"/>
    public static Task Verify(
        GeneratorDriver driver,
        object test,
        object?[] arguments,
        [CallerMemberName] string method = "",
        [CallerFilePath] string sourceFile = "")
    {
        var settings = new VerifySettings();
        settings.UseDirectory("Snapshots");
        settings.UseTypeName(test.GetType().Name);
        settings.UseMethodName(method);
        if (arguments.Length > 0)
            settings.UseParameters(arguments);
        return Verifier.Verify(driver, settings, sourceFile);
    }
}
