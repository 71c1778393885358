namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Every input for which no code is generated, by name.</summary>
public static class UnsupportedInputs
{
    public static IReadOnlyDictionary<string, UnsupportedInput> All { get; } = new[]
    {
        UnsupportedKinds.All, UnsupportedMembers.All, UnsupportedNames.All,
    }.SelectMany(inputs => inputs).ToDictionary(input => input.Key, input => input.Value);
}
