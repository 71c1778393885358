// The module worker: starts C#, and does what the page asks for. Whatever is about bytes of the image is asked of C#.
import { start } from './dotnet.js';
import * as opfs from './opfs.js';

const image = 'image';
const upload = 'upload';
const pieceBytes = 1 << 20;

const begin = performance.now();
const started = start('Browser.Worker.dll', memory => ({ opfs: opfs.imports(memory) })).then(exports => exports.Browser.Worker);

const answers = {
  async start() {
    const { CostExports } = await started;
    return { runtime: CostExports.Runtime(), milliseconds: performance.now() - begin };
  },

  async open(name) {
    const { ImageExports } = await started;
    await ImageExports.Open(image, name);
  },

  /** Replaces the image by a file, unless the provider refuses it: then nothing has changed. */
  async upload(blob, name) {
    const { ImageExports } = await started;
    try {
      await opfs.save(upload, blob);
      await ImageExports.Check(upload, name);
    } catch (error) {
      await opfs.remove(upload);
      throw error;
    }
    ImageExports.Close();
    try {
      await opfs.move(upload, image);
    } finally {
      await ImageExports.Open(image, name);
    }
  },

  /** Goes on with an empty image. */
  async remove(name) {
    const { ImageExports } = await started;
    ImageExports.Close();
    await opfs.remove(image);
    await ImageExports.Open(image, name);
  },

  async state() {
    const { ImageExports } = await started;
    return { pages: ImageExports.Pages(), pageSize: ImageExports.PageSize(), hash: ImageExports.Hash() };
  },

  map: async (first, count) => (await started).ImageExports.Map(first, count),
  read: async (offset, length) => (await started).ImageExports.Read(offset, length),
  write: async (offset, bytes) => (await started).ImageExports.Write(offset, bytes),
  grow: async pages => (await started).ImageExports.Grow(pages),
  flush: async () => (await started).ImageExports.Flush(),

  async download() {
    const { ImageExports } = await started;
    const size = ImageExports.Pages() * ImageExports.PageSize();
    const pieces = [];
    for (let offset = 0; offset < size; offset += pieceBytes)
      pieces.push(ImageExports.Read(offset, Math.min(pieceBytes, size - offset)));
    return new Blob(pieces, { type: 'application/octet-stream' });
  },

  /** Examines every clause for every subject, and tells of each verdict as it comes. */
  async contract(subjects, tell) {
    const { ContractExports } = await started;
    await ContractExports.Begin();
    try {
      for (const [index, title] of ContractExports.Titles().entries()) {
        for (const subject of subjects) {
          const [verdict, reason, ...operations] = ContractExports.Run(subject, index + 1);
          tell({ clause: index + 1, title, subject, verdict, reason, operations });
        }
      }
    } finally {
      ContractExports.End();
    }
  },

  costs: async () => (await (await started).CostExports.Measure()).split('\n').map(line => line.split('\t')),
};

// One request after the other: an image that is being replaced answers nothing else.
let last = Promise.resolve();
self.onmessage = ({ data: { id, name, args } }) => {
  last = last.then(async () => {
    try {
      const value = await answers[name](...args, note => self.postMessage({ id, note }));
      self.postMessage({ id, value });
    } catch (error) {
      self.postMessage({ id, error: error.message });
    }
  });
};
