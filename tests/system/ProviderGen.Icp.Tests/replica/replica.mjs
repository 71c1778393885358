// node replica.mjs: as much of an Internet Computer replica as 'icp canister snapshot' speaks to. It has one canister, which has one
// snapshot at first. What a client needs is the first line of output, in JSON; it ends when its input does, so that it never
// outlives the test that started it.
//
// Beside the interface of a replica it has one for tests:
//   GET  /snapshots/<id>/metadata          the metadata, in JSON
//   GET  /snapshots/<id>/<part>            wasm_module, wasm_memory, stable_memory, or the hash of a chunk
//   GET  /reads                            the part that each read_canister_snapshot_data has asked for so far
//   POST /gate/close/<part>/<count>        answers so many more reads of a part, and withholds those that follow
//   GET  /gate/reached/<count>             answers when so many reads are withheld
//   POST /gate/open                        answers everything again
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Principal } from '@icp-sdk/core/principal';
import { answer } from './calls.mjs';
import { rootKey } from './certificate.mjs';
import { Gate } from './gate.mjs';
import { managementCanister } from './management.mjs';
import { addSample } from './sample.mjs';
import { Snapshots } from './snapshots.mjs';

const canister = Principal.fromText('rrkah-fqaaa-aaaaa-aaaaq-cai');
const snapshots = new Snapshots(canister);
const sample = addSample(snapshots);
const gate = new Gate();
const call = managementCanister(canister, snapshots, gate);

// Bytes in hex. A buffer would write itself otherwise, so it is looked at before it can.
const toJson = value => JSON.stringify(value, function (key, written) {
    const field = this[key];
    return typeof field === 'bigint' ? field.toString() : field instanceof Uint8Array ? Buffer.from(field).toString('hex') : written;
});

const forTests = {
    'GET snapshots': (id, part) => part === 'metadata'
        ? toJson(snapshots.metadata(Buffer.from(id, 'hex')))
        : snapshots.bytes(Buffer.from(id, 'hex'), part),
    'GET reads': () => toJson(gate.reads),
    'POST gate': (action, part, count) => action === 'close' ? gate.close(part, Number(count)) : gate.open(),
    'GET gate': (_, count) => gate.reached(Number(count)),
};

const respond = async (method, path, body) => {
    if (`${method} ${path}` === `POST /api/v4/canister/${canister}/call`)
        return answer(call, body);
    const [name, ...rest] = path.slice(1).split('/');
    const handle = forTests[`${method} ${name}`];
    return handle ? [200, await handle(...rest) ?? ''] : [404, `there is no ${method} ${path} here`];
};

const server = createServer(async (request, response) => {
    let status, body;
    try {
        [status, body] = await respond(request.method, request.url, await buffer(request));
    } catch (error) {
        [status, body] = [400, error.stack];
    }
    response.writeHead(status).end(body);
});
server.keepAliveTimeout = 0; // or a client may send a request just as its connection is closed
server.listen(0, '127.0.0.1', () => console.log(toJson({
    url: `http://127.0.0.1:${server.address().port}`,
    rootKey,
    canister: canister.toText(),
    snapshot: sample,
})));
process.stdin.resume().on('end', () => process.exit());
