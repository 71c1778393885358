using System.Text.Json;
using Microsoft.Playwright;

namespace ProviderGen.Browser.Tests;

/// <summary>What goes wrong in the worker, and what is counted there: the functions of files are wrapped before anything runs.</summary>
internal static class Faults
{
    public const string Script =
        """
        self.faults = { calls: { read: 0, write: 0, truncate: 0, flush: 0 }, failing: new Map(), open: () => {} };
        for (const name of Object.keys(self.faults.calls)) {
          const real = FileSystemSyncAccessHandle.prototype[name];
          FileSystemSyncAccessHandle.prototype[name] = function (...args) {
            self.faults.calls[name]++;
            const failing = self.faults.failing.get(name);
            if (failing && failing.after-- <= 0 && failing.times-- > 0)
              throw new DOMException('disk trouble.', 'InvalidStateError');
            return real.apply(this, args);
          };
        }
        """;

    /// <summary>
    /// Lets the calls of a function fail: read, write, truncate or flush. All of them if not told how many, and the next one
    /// first if not told after how many.
    /// </summary>
    public static Task FailAsync(this SamplePage sample, string function, int times = int.MaxValue, int after = 0)
        => WorkerOf(sample).EvaluateAsync<JsonElement?>(
            "([name, times, after]) => { faults.failing.set(name, { times, after }); }",
            new object[] { function, times, after });

    public static Task HealAsync(this SamplePage sample) => WorkerOf(sample).EvaluateAsync<JsonElement?>("() => faults.failing.clear()");

    /// <summary>How often a function has been called since the page was loaded.</summary>
    public static Task<int> CallsAsync(this SamplePage sample, string function) => WorkerOf(sample).EvaluateAsync<int>("name => faults.calls[name]", function);

    /// <summary>Lets uploads stop before their last bytes, until <see cref="GoOnAsync"/>.</summary>
    public static Task StopUploadsAsync(this SamplePage sample) => WorkerOf(sample).EvaluateAsync<JsonElement?>(
        """
        () => {
          const stopped = new Promise(resolve => faults.open = resolve);
          const real = Blob.prototype.stream;
          Blob.prototype.stream = async function* () {
            yield* real.call(this.slice(0, this.size - 1));
            await stopped;
            yield* real.call(this.slice(this.size - 1));
          };
        }
        """);

    public static Task GoOnAsync(this SamplePage sample) => WorkerOf(sample).EvaluateAsync<JsonElement?>("() => faults.open()");

    /// <summary>Has the worker do something past the page, and returns how it rejected.</summary>
    public static Task<string?> AskAsync(this SamplePage sample, string name, string args) => WorkerOf(sample).EvaluateAsync<string?>(
        """
        ([name, args]) => new Promise(resolve => {
          const real = self.postMessage;
          self.postMessage = (message, ...rest) => {
            real.call(self, message, ...rest);
            if (message.id === -1) {
              self.postMessage = real;
              resolve(message.error ?? null);
            }
          };
          self.onmessage({ data: { id: -1, name, args: JSON.parse(args) } });
        })
        """,
        new[] { name, args });

    private static IWorker WorkerOf(SamplePage sample) => sample.Page.Workers.Single();
}
