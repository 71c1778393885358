namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Every input for which code is generated, by name.</summary>
public static class SupportedInputs
{
    public static IReadOnlyDictionary<string, string> All { get; } = new[]
    {
        FamilyInputs.All, ContainerInputs.All, OpenerInputs.All, DefaultValueInputs.All, AccessibilityInputs.All,
        AttributeInputs.All, SilencedInputs.All,
    }.SelectMany(inputs => inputs).ToDictionary(input => input.Key, input => input.Value);
}
