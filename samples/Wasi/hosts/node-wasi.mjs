// node node-wasi.mjs MODULE DIRECTORY[=NAME] [--failing FUNCTION ERRNO] ARGUMENT…: runs a module under node:wasi. It sees the directory
// as /data, or by the name that is given. A function of WASI that is named fails at every call, as it would on a disk that is full (51)
// or broken (29).
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { WASI } from 'node:wasi';

// Returns the exit code. `others` makes the imports that are not WASI's, and is given a function that returns the module's memory.
// `instead` are functions to be called instead of those of node.
export const run = async (file, directory, args, { others = () => ({}), instead = {} } = {}) => {
    const [from, to = '/data'] = directory.split('=');
    const wasi = new WASI({ version: 'preview1', args: [file, ...args], preopens: { [to]: from }, returnOnExit: true });
    // Behind closures: V8 calls some of node's native functions directly from WebAssembly, and crashes.
    const wasi_snapshot_preview1 = Object.fromEntries(Object.entries({ ...wasi.wasiImport, ...instead }).map(([name, call]) => [name, (...given) => call(...given)]));
    const { instance } = await WebAssembly.instantiate(readFileSync(file), { wasi_snapshot_preview1, ...others(() => instance.exports.memory) });
    return wasi.start(instance);
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [file, directory, ...args] = process.argv.slice(2);
    const [, name, errno] = args[0] === '--failing' ? args.splice(0, 3) : [];
    process.exitCode = await run(file, directory, args, name && { instead: { [name]: () => Number(errno) } });
}
