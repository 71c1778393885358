using System.Diagnostics;
using System.Text.Json.Nodes;
using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests.Support;

/// <summary>
/// A stand-in for a replica of the Internet Computer, with one canister and one snapshot of it, and the real icp, which speaks to
/// it. <c>replica/replica.mjs</c> says what it can do.
/// </summary>
internal sealed class Replica : IDisposable
{
    private readonly TempDirectory _directory;
    private readonly Process _process;
    private readonly HttpClient _http = new();
    private readonly string _url;

    private Replica(TempDirectory directory, Process process, string? rootKey)
    {
        _directory = directory;
        _process = process;
        JsonNode started = JsonNode.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(process.StandardError.ReadToEnd()))!;
        _url = (string)started["url"]!;
        RootKey = rootKey ?? (string)started["rootKey"]!;
        Canister = (string)started["canister"]!;
        Sample = (string)started["snapshot"]!;
    }

    /// <summary>What icp is told to verify certificates with.</summary>
    public string RootKey { get; }

    private string Canister { get; }

    /// <summary>The snapshot that is there from the beginning: it was taken from a canister, and has something in every part.</summary>
    public string Sample { get; }

    /// <summary>Skips the test where one cannot be started.</summary>
    /// <param name="directory">Where icp works.</param>
    /// <param name="rootKey">The key that icp is given instead of the one that certificates are signed with.</param>
    public static Replica Start(TempDirectory directory, string? rootKey = null)
    {
        Tool.Require();
        return new Replica(directory, Command.Of(Tool.Node, Path.Combine(Tool.ReplicaDirectory, "replica.mjs")).Start(), rootKey);
    }

    /// <summary>Runs <c>icp canister snapshot</c> to its end.</summary>
    public Outcome Icp(string command, params string[] arguments) => IcpCommand(command, arguments).Run();

    /// <summary>Starts the same.</summary>
    public Process StartIcp(string command, params string[] arguments) => IcpCommand(command, arguments).Start();

    /// <summary>Uploads a directory, and returns the identifier of the snapshot it has become.</summary>
    public string Upload(string directory) => Icp("upload", "--input", directory, "--quiet").RequireSuccess().Output.Trim();

    /// <summary>The metadata as an upload gives them, a line for each field: without what a replica says by itself.</summary>
    public async Task<string> Metadata(string snapshot)
    {
        JsonNode fields = JsonNode.Parse(await _http.GetStringAsync($"{_url}/snapshots/{snapshot}/metadata"))!;
        return string.Join('\n', fields.AsObject()
            .Where(field => field.Key is not ("source" or "taken_at_timestamp" or "canister_version"))
            .Select(field => $"{field.Key}: {field.Value!.ToJsonString()}")
            .Order(StringComparer.Ordinal));
    }

    /// <summary>A part of a snapshot: one of its three memories, or the chunk with a hash.</summary>
    public Task<byte[]> Bytes(string snapshot, string part) => _http.GetByteArrayAsync($"{_url}/snapshots/{snapshot}/{part}");

    /// <summary>The part of each chunk that was asked for so far.</summary>
    public async Task<string[]> Reads()
        => [.. JsonNode.Parse(await _http.GetStringAsync($"{_url}/reads"))!.AsArray().Select(part => (string)part!)];

    /// <summary>From here on answers so many more reads of a part, and none after them.</summary>
    public Task CloseGate(string part, int count) => Post($"gate/close/{part}/{count}");

    public Task OpenGate() => Post("gate/open");

    /// <summary>Waits until so many reads are not answered.</summary>
    public Task GateReached(int count) => _http.GetStringAsync($"{_url}/gate/reached/{count}");

    public void Dispose()
    {
        Command.EndOf(_process); // the end of its input ends it
        _process.Dispose();
        _http.Dispose();
    }

    // Nothing of it is left outside of the directory of the test, and it speaks to nothing else.
    private Command IcpCommand(string command, string[] arguments)
    {
        string home = Directory.CreateDirectory(_directory["home"]).FullName;
        return Command.Of(
            [
                Tool.Icp, "canister", "snapshot", command, "--network", _url, "--root-key", RootKey, "--identity", "anonymous", Canister, .. arguments,
            ])
            .In(_directory.Root).With("HOME", home).With("ICP_HOME", home).With("DO_NOT_TRACK", "1");
    }

    private async Task Post(string path)
    {
        using HttpResponseMessage response = await _http.PostAsync($"{_url}/{path}", null);
        response.EnsureSuccessStatusCode();
    }
}
