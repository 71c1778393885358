// Certificates as the interface specification defines them: a tree of what is certified, and a signature on its root hash. The
// client has nothing but the root key to believe a reply by, so this is real cryptography, with a key of this process's own.
import { webcrypto } from 'node:crypto';
import { BLS12_381_G2_OID, Cbor, IC_STATE_ROOT_DOMAIN_SEPARATOR, reconstruct, wrapDER } from '@icp-sdk/core/agent';
import { lebEncode } from '@icp-sdk/core/candid';
import { bls12_381 } from '@noble/curves/bls12-381.js';

globalThis.crypto ??= webcrypto; // Node 18 has it by this name only.
const bls = bls12_381.shortSignatures; // signatures in G1, keys in G2
const { secretKey, publicKey } = bls.keygen();

export const rootKey = Buffer.from(wrapDER(publicKey.toBytes(), BLS12_381_G2_OID)).toString('hex');

const fork = 1, labeled = 2, leaf = 3;

// Nested pairs of a label and what is below it. Clients search the labels, so they have to be in order.
const toTree = content => {
    if (!Array.isArray(content))
        return [leaf, content];
    return content
        .map(([label, below]) => [Buffer.from(label), below])
        .sort(([one], [other]) => Buffer.compare(one, other))
        .map(([label, below]) => [labeled, new Uint8Array(label), toTree(below)])
        .reduceRight((right, left) => [fork, left, right]);
};

// The certificate of one request's status, whose fields are byte strings.
export const certify = async (requestId, status) => {
    const now = lebEncode(BigInt(Date.now()) * 1_000_000n);
    const tree = toTree([['request_status', [[requestId, Object.entries(status)]]], ['time', now]]);
    const message = Buffer.concat([IC_STATE_ROOT_DOMAIN_SEPARATOR, await reconstruct(tree)]);
    const signature = bls.sign(bls.hash(new Uint8Array(message)), secretKey).toBytes();
    return Cbor.encode({ tree, signature });
};
