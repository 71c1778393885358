// node node-runtime.mjs LAYOUT DIRECTORY ARGUMENT…: runs the program in the runtime as it comes, loaded by its own scripts, without WASI.
// It sees the directory as /data, and has stable memory.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { mount } from './host-directory.mjs';
import { StableMemory } from './stable-memory.mjs';

const [layout, directory, ...args] = process.argv.slice(2);
const place = (folder, name) => ({ name, virtualPath: name, resolvedUrl: pathToFileURL(path.resolve(layout, folder, name)).href });
const assemblies = ['framework', 'app'].flatMap(folder =>
    readdirSync(path.join(layout, folder)).filter(name => name.endsWith('.dll')).map(name => place(folder, name)));
const isCore = ({ name }) => name === 'System.Private.CoreLib.dll' || name === 'System.Runtime.InteropServices.JavaScript.dll';

const { dotnet } = await import(place('native', 'dotnet.js').resolvedUrl);
const runtime = await dotnet.withConfig({
    mainAssemblyName: 'Wasi.dll',
    globalizationMode: 'invariant',
    resources: {
        jsModuleNative: [place('native', 'dotnet.native.js')],
        jsModuleRuntime: [place('native', 'dotnet.runtime.js')],
        wasmNative: [place('native', 'dotnet.native.wasm')],
        coreAssembly: assemblies.filter(isCore),
        assembly: assemblies.filter(assembly => !isCore(assembly)),
    },
}).create();
const { Module } = runtime;
mount(Module, directory, '/data');

// The signatures that Ic0StableMemory calls; the second argument of addFunction is the result, then the parameters (i: 32 bits, j: 64).
const memory = new StableMemory();
const range = (start, length) => runtime.localHeapViewU8().subarray(start >>> 0, (start >>> 0) + length);
const tried = call => {
    try {
        call();
        return 0;
    } catch (error) {
        if (error instanceof WebAssembly.RuntimeError)
            return 1; // JavaScript cannot trap.
        throw error;
    }
};
const slots = [
    Module.addFunction(() => memory.size(), 'j'),
    Module.addFunction(pages => Number(memory.grow(pages)), 'ij'),
    Module.addFunction((to, offset, length) => tried(() => memory.read(range(to, length), offset)), 'iiji'),
    Module.addFunction((from, offset, length) => tried(() => memory.write(offset, range(from, length))), 'iiji'),
];
runtime.setEnvironmentVariable('IC0_STABLE_MEMORY', slots.join());

process.exit(await runtime.runMain('Wasi.dll', args));
