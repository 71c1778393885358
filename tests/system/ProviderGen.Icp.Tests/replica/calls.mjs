// POST /api/v4/canister/<canister>/call: a call in CBOR comes in, and a certificate of its reply goes out.
import { Cbor, requestIdOf } from '@icp-sdk/core/agent';
import { lebEncode } from '@icp-sdk/core/candid';
import { Principal } from '@icp-sdk/core/principal';
import { certify } from './certificate.mjs';
import { Rejection } from './snapshots.mjs';

const utf8 = text => new TextEncoder().encode(text);
const longestExpiry = 5 * 60_000 + 60_000; // what replicas allow, and some drift

// What is wrong with a call before anything is done, or null. Such a call gets no certificate.
const whyMalformed = ({ content, sender_sig }) => {
    if (content?.request_type !== 'call')
        return 'this is not a call';
    if (Principal.fromUint8Array(content.canister_id).toText() !== Principal.managementCanister().toText())
        return 'nobody but the management canister is here';
    if (!Principal.fromUint8Array(content.sender).isAnonymous() || sender_sig)
        return 'only anonymous calls are understood, which have no signature';
    const expiresIn = Number(BigInt(content.ingress_expiry) / 1_000_000n) - Date.now();
    return expiresIn <= 0 || expiresIn > longestExpiry ? `the call expires in ${expiresIn} ms` : null;
};

const statusOf = async (call, content) => {
    try {
        return { status: utf8('replied'), reply: await call(content.method_name, content.arg) };
    } catch (error) {
        if (!(error instanceof Rejection))
            throw error;
        return { status: utf8('rejected'), reject_code: lebEncode(5n), reject_message: utf8(error.message) };
    }
};

// The HTTP status and body for a body.
export const answer = async (call, body) => {
    const envelope = Cbor.decode(new Uint8Array(body)); // a Buffer would be cut up into Buffers, which Candid does not take
    const problem = whyMalformed(envelope);
    if (problem)
        return [400, utf8(problem)];
    const status = await statusOf(call, envelope.content);
    return [200, Cbor.encode({ status: 'replied', certificate: await certify(requestIdOf(envelope.content), status) })];
};
