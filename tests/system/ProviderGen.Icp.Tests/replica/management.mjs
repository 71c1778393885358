// The management canister: its methods, from Candid to Candid.
import { IDL } from '@icp-sdk/core/candid';
import { methods } from './interface.mjs';
import { Rejection } from './snapshots.mjs';

const hex = bytes => Buffer.from(bytes).toString('hex');

// A variant has one field, whose name says which.
const caseOf = variant => Object.entries(variant)[0];

const implementation = (snapshots, gate) => ({
    list_canister_snapshots: () => snapshots.list(),

    read_canister_snapshot_metadata: ({ snapshot_id }) => snapshots.metadata(snapshot_id),

    read_canister_snapshot_data: async ({ snapshot_id, kind }) => {
        const [name, { hash, offset, size }] = caseOf(kind);
        await gate.pass(name);
        return { chunk: hash ? snapshots.bytes(snapshot_id, hex(hash)) : snapshots.read(snapshot_id, name, offset, size) };
    },

    upload_canister_snapshot_metadata: ({ canister_id, replace_snapshot, globals, ...metadata }) => {
        if (replace_snapshot.length > 0)
            throw new Rejection('snapshots cannot be replaced here');
        // A download may have globals that it does not know, and an upload may not.
        return { snapshot_id: snapshots.add({ ...metadata, globals: globals.map(known => [known]) }, 'metadata_upload') };
    },

    upload_canister_snapshot_data: ({ snapshot_id, kind, chunk }) => {
        const [name, where] = caseOf(kind);
        if (name === 'wasm_chunk')
            snapshots.addChunk(snapshot_id, chunk);
        else
            snapshots.write(snapshot_id, name, where.offset, chunk);
    },
});

export const managementCanister = (canister, snapshots, gate) => {
    const implemented = implementation(snapshots, gate);
    return async (method, argument) => {
        if (!(method in methods))
            throw new Rejection(`there is no method ${method}`);
        const [from, to] = methods[method];
        const [given] = IDL.decode([from], argument);
        if (given.canister_id.toText() !== canister.toText())
            throw new Rejection(`there is no canister ${given.canister_id.toText()}`);
        const result = await implemented[method](given);
        return to ? IDL.encode([to], [result]) : IDL.encode([], []);
    };
};
