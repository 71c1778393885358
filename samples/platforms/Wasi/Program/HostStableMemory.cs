using System.Globalization;
using ProviderGen.Providers;

namespace Wasi;

/// <summary>The stable memory of the host, if it has one: it says so in the environment, IC0_STABLE_MEMORY=size,grow,read,write.</summary>
internal static class HostStableMemory
{
    public static Ic0StableMemory? TryBind()
    {
        string[] addresses = Environment.GetEnvironmentVariable("IC0_STABLE_MEMORY")?.Split(',') ?? [];
        return addresses.Length == 4 ? new Ic0StableMemory(Address(0), Address(1), Address(2), Address(3)) : null;

        nint Address(int index) => nint.Parse(addresses[index], CultureInfo.InvariantCulture);
    }
}
