// Stable memory as the Internet Computer interface specification has it: pages of 64 KiB, zero when fresh, accesses out of bounds trap.
// It is a WebAssembly memory of its own, which has the same pages and the same growth; and of those there are 65,536 at the most.
const PAGE = 65_536;

export class StableMemory {
    #memory = new WebAssembly.Memory({ initial: 0, maximum: PAGE });

    get bytes() {
        return new Uint8Array(this.#memory.buffer);
    }

    size() {
        return BigInt(this.bytes.length / PAGE);
    }

    grow(pages) { // signed in JavaScript, unsigned where it comes from
        const wanted = BigInt.asUintN(64, pages);
        if (wanted > BigInt(PAGE) - this.size())
            return -1n;
        try {
            return BigInt(this.#memory.grow(Number(wanted)));
        } catch (error) {
            if (error instanceof RangeError)
                return -1n; // This machine has not that much memory.
            throw error;
        }
    }

    read(to, offset) {
        to.set(this.#range(offset, to.length));
    }

    write(offset, from) {
        this.#range(offset, from.length).set(from);
    }

    #range(offset, length) {
        const start = BigInt.asUintN(64, offset);
        if (start + BigInt(length) > BigInt(this.bytes.length))
            throw new WebAssembly.RuntimeError('stable memory out of bounds');
        return this.bytes.subarray(Number(start), Number(start) + length);
    }

    // The imports of a canister whose memory a function returns: it moves when it grows.
    imports(memory) {
        const range = (start, length) => new Uint8Array(memory().buffer, Number(start), Number(length));
        return {
            ic0: {
                stable64_size: () => this.size(),
                stable64_grow: pages => this.grow(pages),
                stable64_read: (to, offset, length) => this.read(range(to, length), offset),
                stable64_write: (offset, from, length) => this.write(offset, range(from, length)),
            },
        };
    }
}
