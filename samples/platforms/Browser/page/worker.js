// The module worker: starts C#, and does what the page asks for. Whatever is about bytes of the image is asked of C#.
import { start } from './dotnet.js';
import * as opfs from './opfs.js';

const scratch = 'scratch'; // The folder of files that nobody needs for long.
const pieceBytes = 1 << 20;

const begin = performance.now();
const started = start('Browser.Worker.dll', memory => ({ opfs: opfs.imports(memory) })).then(exports => exports.Browser.Worker);
let problem = ''; // Why the image could not be opened.

/** Opens the image, anew if it is open. That this fails is part of the state. */
async function open() {
  const { ImageExports } = await started;
  try {
    await ImageExports.Open();
    problem = '';
  } catch (error) {
    problem = error.message;
  }
}

/** Puts another image in the place of the one there is, or an empty one. If anything fails, nothing has changed. */
async function replace(name, fill) {
  const { ImageExports } = await started;
  try {
    await ImageExports.OpenFiles();
    ImageExports.BeginReplacement();
    await fill(ImageExports);
    ImageExports.CommitReplacement(name);
  } finally {
    await open();
  }
}

async function fill(exports, blob, tell) {
  let at = 0;
  try {
    for await (const piece of blob.stream()) {
      const taken = exports.Append(at, piece);
      if (taken !== piece.length)
        throw new DOMException(`${taken} of ${piece.length} bytes were taken`, 'QuotaExceededError');
      at += taken;
      tell(at);
    }
  } catch (error) {
    throw error.name === 'QuotaExceededError'
      ? new Error(`The browser has no space for ${blob.size.toLocaleString('en')} bytes more. What it keeps is left as it is.`)
      : error;
  }
}

/** Runs what needs files for a while, and leaves none of them behind. */
async function withScratch(what, run) {
  try {
    return await run();
  } catch (error) {
    throw new Error(`${what} stopped: ${error.message}`);
  } finally {
    await opfs.remove(scratch);
  }
}

const answers = {
  async start() {
    const { CostExports, ImageExports } = await started;
    return { runtime: CostExports.Runtime(), milliseconds: performance.now() - begin, levels: ImageExports.MapLevels() };
  },

  /** Waits until no other page has the image, which it tells of, and keeps it from then on. */
  async open(tell) {
    await opfs.lock('image', () => tell('waiting'));
    await opfs.remove(scratch); // A page that was closed while it measured has left it.
    await open();
  },

  reopen: open,

  replace: (blob, name, tell) => replace(name, exports => fill(exports, blob, tell)),
  async remove() {
    await replace(null, () => {});
    const leftover = (await started).ImageExports.Leftover();
    if (leftover)
      throw new Error(`The image is removed, but its bytes are still on the disk, and go when this page is loaded again: ${leftover}`);
  },

  async state() {
    const { ImageExports } = await started;
    const isOpen = ImageExports.IsOpen();
    return {
      isOpen,
      generation: ImageExports.Generation(),
      name: ImageExports.Name(),
      pages: isOpen ? ImageExports.Pages() : 0,
      ...isOpen && { pageSize: ImageExports.PageSize() },
      problem: problem || ImageExports.Latch(),
    };
  },

  map: async (first, count) => (await started).ImageExports.Map(first, count),
  read: async (offset, length) => (await started).ImageExports.Read(offset, length),
  write: async (generation, offset, bytes) => (await started).ImageExports.Write(generation, offset, bytes),
  grow: async (generation, pages) => (await started).ImageExports.Grow(generation, pages),
  flush: async () => (await started).ImageExports.Flush(),
  hash: async () => (await started).ImageExports.Hash(),

  async download() {
    const { ImageExports } = await started;
    const size = ImageExports.FileSize();
    const pieces = [];
    // A blob for each piece, as the browser may keep blobs elsewhere than in memory.
    for (let offset = 0; offset < size; offset += pieceBytes)
      pieces.push(new Blob([ImageExports.ReadFile(offset, Math.min(pieceBytes, size - offset))]));
    return new Blob(pieces, { type: 'application/octet-stream' });
  },

  /** Examines every clause for every subject, and tells of each verdict as it comes. */
  contract: (subjects, tell) => withScratch('The examination', async () => {
    const { ContractExports } = await started;
    try {
      await ContractExports.Begin();
      for (const [index, title] of ContractExports.Titles().entries()) {
        for (const subject of subjects) {
          const [verdict, reason, ...operations] = ContractExports.Run(subject, index + 1);
          tell({ clause: index + 1, title, subject, verdict, reason, operations });
        }
      }
    } finally {
      ContractExports.End();
    }
  }),

  costs: () => withScratch('The measurement', async () =>
    (await (await started).CostExports.Measure()).split('\n').map(line => line.split('\t'))),
};

// One request after the other: an image that is being replaced answers nothing else.
let last = Promise.resolve();
self.onmessage = ({ data: { id, name, args } }) => {
  last = last.then(async () => {
    try {
      const value = await answers[name](...args, note => self.postMessage({ id, note }));
      self.postMessage({ id, value });
    } catch (error) {
      self.postMessage({ id, error: error?.message || String(error) });
    }
  });
};
