// node node-wasi.mjs MODULE DIRECTORY ARGUMENT…: runs a module under node:wasi. It sees the directory as /data.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { WASI } from 'node:wasi';

// Returns the exit code. `others` makes the imports that are not WASI's, and is given a function that returns the module's memory.
export const run = async (file, directory, args, others = () => ({})) => {
    const wasi = new WASI({ version: 'preview1', args: [file, ...args], preopens: { '/data': directory }, returnOnExit: true });
    // Behind closures: V8 calls some of node's native functions directly from WebAssembly, and crashes.
    const wasi_snapshot_preview1 = Object.fromEntries(Object.entries(wasi.wasiImport).map(([name, call]) => [name, (...given) => call(...given)]));
    const { instance } = await WebAssembly.instantiate(readFileSync(file), { wasi_snapshot_preview1, ...others(() => instance.exports.memory) });
    return wasi.start(instance);
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [file, directory, ...args] = process.argv.slice(2);
    process.exitCode = await run(file, directory, args);
}
