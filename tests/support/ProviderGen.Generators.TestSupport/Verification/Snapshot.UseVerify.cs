using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ProviderGen.Generators.TestSupport.Verification;

/// <summary>
/// The twin of Snapshot.cs on top of Verify, compiled with <c>-p:UseVerify=true</c> only. Tried with Verify.Xunit 30.5.0 and
/// Verify.SourceGenerators 2.5.0, built from their sources: every snapshot passes, and what is received is the same byte for byte.
/// </summary>
public static class Snapshot
{
    [ModuleInitializer]
    internal static void Initialize() => VerifySourceGenerators.Initialize();

    /// <summary>Compares everything a run generated with the verified files of the running test, whose class and name Verify knows.</summary>
    public static Task Verify(
        GeneratorDriver driver,
        object test,
        object?[] arguments,
        [CallerMemberName] string method = "",
        [CallerFilePath] string sourceFile = "")
    {
        var settings = new VerifySettings();
        settings.UseDirectory("Snapshots");
        if (arguments.Length > 0)
            settings.UseParameters(arguments);
        return Verifier.Verify(driver, settings, sourceFile);
    }
}
