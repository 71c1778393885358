// node assemblies.mjs MAIN.dll LIST OUTPUT: the list names a file in each line.
// Puts assemblies into a WebAssembly module, as one passive segment of data, so that the program is one file. The module exports
// size() and copy(to), which copies the segment into the memory of the runtime. What the segment looks like is said in adapter/start.c.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [main, names, output] = process.argv.slice(2);
const files = new Map(readFileSync(names, 'utf8').split(/\r?\n/).filter(line => line).map(file => [path.basename(file), file]));
if (!files.has(main))
    throw new Error(`${main} is not among the assemblies`);

// Everything starts at a multiple of 16 bytes: the runtime takes addresses in memory for offsets in the file when it looks for what a
// method does about exceptions.
const aligned = bytes => Buffer.concat([bytes], Math.ceil(bytes.length / 16) * 16);
const record = name => {
    const file = aligned(readFileSync(files.get(name)));
    const text = aligned(Buffer.from(name + '\0'));
    const lengths = Buffer.alloc(16);
    lengths.writeUInt32LE(text.length, 0);
    lengths.writeUInt32LE(file.length, 4);
    return Buffer.concat([lengths, text, file]);
};
const order = [main, ...[...files.keys()].filter(name => name !== main).sort()];
const data = Buffer.concat(order.map(record));

// The binary format, by hand: https://webassembly.github.io/spec/core/binary/modules.html
const number = value => {
    const bytes = [];
    for (; value >= 0x80; value = Math.floor(value / 0x80))
        bytes.push((value & 0x7f) | 0x80);
    return Buffer.from([...bytes, value]);
};
const signed = value => { // The i32 constants are below 2^31.
    const bytes = [];
    for (; value >= 0x40; value = Math.floor(value / 0x80))
        bytes.push((value & 0x7f) | 0x80);
    return Buffer.from([...bytes, value]);
};
const bytes = (...parts) => Buffer.concat(parts.map(part => Buffer.isBuffer(part) ? part : typeof part === 'string' ? sized(Buffer.from(part)) : Buffer.from([part])));
const sized = content => Buffer.concat([number(content.length), content]);
const list = (...items) => bytes(number(items.length), ...items);
const section = (id, content) => bytes(id, sized(content));

const [I32, FUNCTION, FUNC, MEMORY, END] = [0x7f, 0x60, 0x00, 0x02, 0x0b];
const constant = value => bytes(0x41, signed(value));
const body = (...code) => sized(bytes(0, ...code, END)); // without locals
writeFileSync(output, bytes(
    Buffer.from('\0asm\x01\0\0\0', 'latin1'),
    section(1, list(bytes(FUNCTION, list(), list(I32)), bytes(FUNCTION, list(I32), list()))),
    section(2, list(bytes('runtime', 'memory', MEMORY, 0, 0))),
    section(3, list(0, 1)),
    section(7, list(bytes('size', FUNC, 0), bytes('copy', FUNC, 1))),
    section(12, number(1)),
    section(10, list(
        body(constant(data.length)),
        body(bytes(0x20, 0), constant(0), constant(data.length), bytes(0xfc, 8, 0, 0)))), // memory.init of segment 0
    section(11, list(bytes(1, sized(data))))));
