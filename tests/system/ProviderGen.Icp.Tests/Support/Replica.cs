using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ProviderGen.Icp.Tests.Support;

/// <summary>
/// A stand-in for a replica of the Internet Computer, with one canister and one snapshot of it, and the real icp, which speaks to
/// it. <c>replica/replica.mjs</c> says what it can do.
/// </summary>
internal sealed class Replica : IDisposable
{
    private readonly Workplace _workplace;
    private readonly Process _process;
    private readonly HttpClient _http = new();
    private readonly string _url;

    private Replica(Workplace workplace, Process process, string? rootKey)
    {
        _workplace = workplace;
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
    /// <param name="workplace">Where icp works.</param>
    /// <param name="rootKey">The key that icp is given instead of the one that certificates are signed with.</param>
    public static Replica Start(Workplace workplace, string? rootKey = null)
    {
        Tool.Require();
        return new Replica(workplace, Tool.Start(Tool.Node, [Path.Combine(Tool.ReplicaDirectory, "replica.mjs")]), rootKey);
    }

    /// <summary>Runs <c>icp canister snapshot</c> to its end.</summary>
    public Outcome Icp(string command, params string[] arguments) => Tool.EndOf(StartIcp(command, arguments));

    /// <summary>Starts the same. Nothing of it is left outside of the workplace, and it speaks to nobody else.</summary>
    public Process StartIcp(string command, params string[] arguments) => Tool.Start(
        Tool.Icp,
        ["canister", "snapshot", command, "--network", _url, "--root-key", RootKey, "--identity", "anonymous", Canister, .. arguments],
        start =>
        {
            start.WorkingDirectory = _workplace.Root;
            start.Environment["HOME"] = start.Environment["ICP_HOME"] = Directory.CreateDirectory(_workplace["home"]).FullName;
            start.Environment["DO_NOT_TRACK"] = "1";
        });

    /// <summary>Uploads a directory, and returns the identifier of the snapshot it has become.</summary>
    public string Upload(string directory) => Icp("upload", "--input", directory, "--quiet").Succeeded().Output.Trim();

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
        _process.StandardInput.Close(); // which ends it
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }

    private async Task Post(string path)
    {
        using HttpResponseMessage response = await _http.PostAsync($"{_url}/{path}", null);
        response.EnsureSuccessStatusCode();
    }
}
