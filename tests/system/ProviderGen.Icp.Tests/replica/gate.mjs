// What reads of snapshots pass through: it notes them, and can withhold replies, so that a test can end the client at a point that
// does not depend on how fast anything is.
import { EventEmitter, once } from 'node:events';

export class Gate extends EventEmitter {
    reads = [];
    #part = null;
    #remaining = 0;
    #withheld = 0;

    constructor() {
        super();
        this.setMaxListeners(0); // A client has many reads under way.
    }

    // From here on so many reads of a part are answered, and no more.
    close(part, count) {
        this.#part = part;
        this.#remaining = count;
        this.#withheld = 0;
    }

    open() {
        this.#part = null;
        this.emit('opened');
    }

    // Returns when so many reads are withheld.
    async reached(count) {
        while (this.#withheld < count)
            await once(this, 'withheld');
    }

    async pass(part) {
        this.reads.push(part);
        if (part !== this.#part || this.#remaining-- > 0)
            return;
        this.#withheld++;
        this.emit('withheld');
        await once(this, 'opened');
    }
}
