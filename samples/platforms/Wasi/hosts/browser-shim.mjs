// node browser-shim.mjs MODULE DIRECTORY ARGUMENT…: runs a module under @bjorn3/browser_wasi_shim, which is all JavaScript and has files
// in memory only. Those of the directory are put there before, as /data, and taken from there afterwards, each at once; what is in
// directories below it is not.
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { WASI, ConsoleStdout, Fd, File, PreopenDirectory } from '@bjorn3/browser_wasi_shim';

const [file, directory, ...args] = process.argv.slice(2);
const names = readdirSync(directory, { withFileTypes: true }).filter(entry => entry.isFile()).map(entry => entry.name);
const data = new PreopenDirectory('/data', new Map(names.map(name => [name, new File(readFileSync(path.join(directory, name)))])));
const print = to => new ConsoleStdout(bytes => writeSync(to, bytes));
const wasi = new WASI([file, ...args], [], [new Fd(), print(1), print(2), data], { debug: false });
const { instance } = await WebAssembly.instantiate(readFileSync(file), { wasi_snapshot_preview1: wasi.wasiImport });
process.exitCode = wasi.start(instance);
for (const name of names.filter(name => !data.dir.contents.has(name)))
    rmSync(path.join(directory, name));
for (const [name, entry] of data.dir.contents) {
    if (!(entry instanceof File))
        continue;
    const target = path.join(directory, name);
    writeFileSync(`${target}.new`, entry.data);
    renameSync(`${target}.new`, target);
}
