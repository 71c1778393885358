// A snapshot that was taken from a canister, with something in every field that a snapshot has.
import { createHash } from 'node:crypto';

const pages = (count, seed) => Buffer.from(Array.from({ length: count * 65_536 }, (_, index) => (index * seed) >> 3));

const wasmModule = Buffer.from('0061736d01000000', 'hex');
const heap = pages(2, 7);
const stableMemory = pages(3, 11);

export const addSample = snapshots => {
    const id = snapshots.add({
        wasm_module_size: BigInt(wasmModule.length),
        wasm_memory_size: BigInt(heap.length),
        stable_memory_size: BigInt(stableMemory.length),
        globals: [{ i32: -1 }, { i64: 2n ** 63n - 1n }, { f32: Math.fround(0.1) }, { f64: 1 / 3 }, { v128: 2n ** 127n + 1n }].map(known => [known]),
        certified_data: createHash('sha256').update('certified').digest(),
        global_timer: [{ active: 2n ** 63n + 1n }],
        on_low_wasm_memory_hook_status: [{ condition_not_satisfied: null }],
    }, 'taken_from_canister');
    snapshots.bytes(id, 'wasm_module').set(wasmModule);
    snapshots.bytes(id, 'wasm_memory').set(heap);
    snapshots.bytes(id, 'stable_memory').set(stableMemory);
    snapshots.addChunk(id, Buffer.from('a chunk'));
    snapshots.addChunk(id, Buffer.alloc(1 << 20, 5));
    return id;
};
