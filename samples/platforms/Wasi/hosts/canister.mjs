// node canister.mjs MODULE DIRECTORY [--snapshot NEW-DIRECTORY] ARGUMENT…: runs a module under node:wasi with the stable memory of a
// canister, which is empty at first. At the end it may be written out as a canister snapshot, as 'dfx canister snapshot download' does.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './node-wasi.mjs';
import { StableMemory } from './stable-memory.mjs';

const writeSnapshot = (directory, memory) => {
    const { bytes } = memory;
    mkdirSync(directory);
    if (bytes.length > 0)
        writeFileSync(path.join(directory, 'stable_memory.bin'), bytes);
    writeFileSync(path.join(directory, 'metadata.json'), JSON.stringify({
        source: null,
        taken_at_timestamp: Date.now() * 1_000_000,
        wasm_module_size: 0,
        globals: [],
        wasm_memory_size: 0,
        stable_memory_size: bytes.length,
        wasm_chunk_store: [],
        canister_version: 1,
        certified_data: [],
        global_timer: null,
        on_low_wasm_memory_hook_status: null,
    }, null, 2));
};

const [file, directory, ...args] = process.argv.slice(2);
const snapshot = args[0] === '--snapshot' ? args.splice(0, 2)[1] : null;
if (snapshot && existsSync(snapshot))
    throw new Error(`${snapshot} exists`);
const memory = new StableMemory();
process.exitCode = await run(file, directory, args, { others: instance => memory.imports(instance) });
if (snapshot && process.exitCode === 0)
    writeSnapshot(snapshot, memory);
