// node node-wasi.mjs MODULE DIRECTORY [--as NAME] [--failing FUNCTION ERRNO] ARGUMENT…: runs a module under node:wasi. It sees the
// directory as /data, or by the name that is given. A function of WASI that is named fails at every call, as it would on a disk that is
// full (51) or broken (29).
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { WASI } from 'node:wasi';

// Returns the exit code. `others` makes the imports that are not WASI's, and is given a function that returns the module's memory.
// `instead` are functions to be called instead of those of node.
export const run = async (file, directory, args, { name = '/data', others = () => ({}), instead = {} } = {}) => {
    const wasi = new WASI({ version: 'preview1', args: [file, ...args], preopens: { [name]: directory }, returnOnExit: true });
    // Behind closures: V8 calls some of node's native functions directly from WebAssembly, and crashes.
    const wasi_snapshot_preview1 = Object.fromEntries(Object.entries({ ...wasi.wasiImport, ...instead }).map(([name, call]) => [name, (...given) => call(...given)]));
    const { instance } = await WebAssembly.instantiate(readFileSync(file), { wasi_snapshot_preview1, ...others(() => instance.exports.memory) });
    return wasi.start(instance);
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [file, directory, ...args] = process.argv.slice(2);
    const option = (name, length) => args[0] === name ? args.splice(0, length).slice(1) : [];
    const [name] = option('--as', 2);
    const [failing, errno] = option('--failing', 3);
    process.exitCode = await run(file, directory, args, { name, instead: failing ? { [failing]: () => Number(errno) } : {} });
}
