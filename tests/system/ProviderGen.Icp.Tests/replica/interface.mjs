// The part of the management canister's Candid interface that snapshots are moved by.
import { IDL } from '@icp-sdk/core/candid';

const { Nat, Nat8, Nat64, Opt, Principal, Record, Reserved, Variant, Vec } = IDL;
const Blob = Vec(Nat8);

const Global = Variant({ i32: IDL.Int32, i64: IDL.Int64, f32: IDL.Float32, f64: IDL.Float64, v128: Nat });
const SnapshotOfCanister = { canister_id: Principal, snapshot_id: Blob };
const Range = Record({ offset: Nat64, size: Nat64 });
const Offset = Record({ offset: Nat64 });

// What an upload says about a snapshot, and a download too.
const common = {
    wasm_module_size: Nat64,
    wasm_memory_size: Nat64,
    stable_memory_size: Nat64,
    certified_data: Blob,
    global_timer: Opt(Variant({ inactive: IDL.Null, active: Nat64 })),
    on_low_wasm_memory_hook_status: Opt(Variant({ condition_not_satisfied: IDL.Null, ready: IDL.Null, executed: IDL.Null })),
};

// Argument and result of each method, by its name.
export const methods = {
    list_canister_snapshots: [
        Record({ canister_id: Principal }),
        Vec(Record({ id: Blob, taken_at_timestamp: Nat64, total_size: Nat64 })),
    ],
    read_canister_snapshot_metadata: [
        Record(SnapshotOfCanister),
        Record({
            ...common,
            source: Opt(Variant({ taken_from_canister: Reserved, metadata_upload: Reserved })),
            taken_at_timestamp: Nat64,
            globals: Vec(Opt(Global)),
            wasm_chunk_store: Vec(Record({ hash: Blob })),
            canister_version: Nat64,
        }),
    ],
    read_canister_snapshot_data: [
        Record({
            ...SnapshotOfCanister,
            kind: Variant({ wasm_module: Range, wasm_memory: Range, stable_memory: Range, wasm_chunk: Record({ hash: Blob }) }),
        }),
        Record({ chunk: Blob }),
    ],
    upload_canister_snapshot_metadata: [
        Record({ ...common, canister_id: Principal, replace_snapshot: Opt(Blob), globals: Vec(Global) }),
        Record({ snapshot_id: Blob }),
    ],
    upload_canister_snapshot_data: [
        Record({
            ...SnapshotOfCanister,
            kind: Variant({ wasm_module: Offset, wasm_memory: Offset, stable_memory: Offset, wasm_chunk: IDL.Null }),
            chunk: Blob,
        }),
        null,
    ],
};
