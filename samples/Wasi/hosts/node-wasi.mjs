// node node-wasi.mjs MODULE DIRECTORY ARGUMENT…: runs a module under node:wasi. It sees the directory as /data.
import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

const [file, directory, ...args] = process.argv.slice(2);
const wasi = new WASI({ version: 'preview1', args: [file, ...args], preopens: { '/data': directory }, returnOnExit: true });
// Behind closures: V8 calls some of node's native functions directly from WebAssembly, and crashes.
const wasi_snapshot_preview1 = Object.fromEntries(Object.entries(wasi.wasiImport).map(([name, call]) => [name, (...given) => call(...given)]));
const { instance } = await WebAssembly.instantiate(readFileSync(file), { wasi_snapshot_preview1 });
process.exitCode = wasi.start(instance);
