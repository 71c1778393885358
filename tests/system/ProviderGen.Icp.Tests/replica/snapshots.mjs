// The snapshots of one canister, in memory, with the rejections of a replica that a client's mistake would meet.
import { createHash } from 'node:crypto';

const pageBytes = 65_536;
const largestSlice = 2_000_000;
const largestChunk = 1 << 20;
const largestMemory = 1n << 30n; // far less than a replica's, as all of it is allocated at once
const memories = ['wasm_module', 'wasm_memory', 'stable_memory'];

// What a client is told, in a certificate, instead of a reply.
export class Rejection extends Error { }

const rejectIf = (condition, message) => {
    if (condition)
        throw new Rejection(message);
};

const hex = bytes => Buffer.from(bytes).toString('hex');
const hashOf = bytes => createHash('sha256').update(bytes).digest();

export class Snapshots {
    #snapshots = new Map();
    #canister;

    constructor(canister) {
        this.#canister = canister;
    }

    // Snapshots have the identifiers of a replica: a number, and the canister it belongs to.
    add(metadata, source) {
        for (const memory of memories)
            rejectIf(metadata[`${memory}_size`] > largestMemory, `${memory} is too large`);
        for (const memory of ['wasm_memory', 'stable_memory'])
            rejectIf(metadata[`${memory}_size`] % BigInt(pageBytes) !== 0n, `${memory} is not a whole number of pages`);
        rejectIf(metadata.certified_data.length > 32, 'certified data are longer than 32 bytes');

        const number = Buffer.alloc(8);
        number.writeBigUInt64BE(BigInt(this.#snapshots.size));
        const id = Buffer.concat([number, this.#canister.toUint8Array()]);
        this.#snapshots.set(hex(id), {
            id,
            metadata: { ...metadata, source: [{ [source]: null }], taken_at_timestamp: BigInt(Date.now()) * 1_000_000n, canister_version: 7n },
            memory: Object.fromEntries(memories.map(memory => [memory, Buffer.alloc(Number(metadata[`${memory}_size`]))])),
            chunks: new Map(),
        });
        return id;
    }

    list() {
        return [...this.#snapshots.values()].map(({ id, metadata, memory }) => ({
            id,
            taken_at_timestamp: metadata.taken_at_timestamp,
            total_size: BigInt(memories.reduce((sum, name) => sum + memory[name].length, 0)),
        }));
    }

    metadata(id) {
        const { metadata, chunks } = this.#find(id);
        return { ...metadata, wasm_chunk_store: [...chunks.keys()].map(hash => ({ hash: Buffer.from(hash, 'hex') })) };
    }

    // One of the three memories, whole, or the chunk with a hash.
    bytes(id, name) {
        const { memory, chunks } = this.#find(id);
        const bytes = memory[name] ?? chunks.get(name);
        rejectIf(!bytes, `the snapshot has no ${name}`);
        return bytes;
    }

    read(id, name, offset, size) {
        rejectIf(size > largestSlice, `a slice of ${size} bytes is too large`);
        const bytes = this.bytes(id, name);
        rejectIf(offset + size > bytes.length, `bytes ${offset} to ${offset + size} are not inside the ${bytes.length} of ${name}`);
        return bytes.subarray(Number(offset), Number(offset + size));
    }

    write(id, name, offset, slice) {
        const { metadata } = this.#find(id);
        rejectIf(!('metadata_upload' in metadata.source[0]), 'only a snapshot that was uploaded can be written to');
        rejectIf(slice.length > largestSlice, `a slice of ${slice.length} bytes is too large`);
        const bytes = this.bytes(id, name);
        rejectIf(offset + BigInt(slice.length) > bytes.length, `${slice.length} bytes at ${offset} are not inside the ${bytes.length} of ${name}`);
        bytes.set(slice, Number(offset));
    }

    addChunk(id, chunk) {
        rejectIf(chunk.length > largestChunk, `a chunk of ${chunk.length} bytes is too large`);
        this.#find(id).chunks.set(hex(hashOf(chunk)), Buffer.from(chunk));
    }

    #find(id) {
        const found = this.#snapshots.get(hex(id));
        rejectIf(!found, `there is no snapshot ${hex(id)}`);
        return found;
    }
}
