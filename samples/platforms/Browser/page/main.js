// The page: which button does what. The image itself lives with C# in the worker.
import { ask, askAndListen } from './client.js';
import { examine } from './contract.js';
import { HexView } from './hex.js';
import { PageMap } from './map.js';
import { attempt, changed, count, describe, image, isEmpty, refresh, reject, settle, size } from './state.js';

const at = id => document.getElementById(id);
const main = document.querySelector('main');
const map = new PageMap(at('map'), at('pages-facts'), page => look(page * image.pageSize));
const hex = new HexView(at('hex'), write, look);
let shown = 0; // The offset of the first byte in the hexadecimal view.

/** Shows the image as it has been opened. */
async function load() {
  const { generation } = image;
  await refresh();
  changed.clear();
  image.hash = '';
  if (generation !== image.generation) {
    hex.clear();
    shown = 0;
  }
  describe();
  map.draw(image.pages).catch(reject);
  await show(Math.min(shown, size() - 1));
}

/** Shows the bytes around an offset; returns false if there are none. */
async function show(offset) {
  if (!(offset >= 0 && offset < size()))
    return false;
  const start = offset - offset % hex.windowBytes;
  const bytes = await ask('read', start, hex.windowBytes);
  shown = start;
  hex.show(start, bytes);
  const page = Math.floor(start / image.pageSize);
  at('bytes-title').textContent = `Bytes of page ${page.toLocaleString('en')}`;
  at('offset').value = `0x${start.toString(16)}`;
  map.select(page);
  return true;
}

/** As `show`, where nobody waits for an error. */
async function look(offset) {
  try {
    return await show(offset);
  } catch (error) {
    await reject(error);
    return false;
  }
}

async function write(offset, byte) {
  try {
    await ask('write', image.generation, offset, new Uint8Array([byte]));
  } catch (error) {
    await look(shown); // What is there now.
    await reject(error);
    at('message').focus(); // What is typed on is not meant for the byte that failed.
    return false;
  }
  const page = Math.floor(offset / image.pageSize);
  change(page);
  map.update(page).catch(reject);
  return true;
}

function change(page) {
  changed.add(page);
  map.mark(page);
  image.hash = '';
  settle();
}

/** Puts another image in the place of this one. Until then nothing can be done to either. */
async function exchange(run) {
  const before = document.activeElement;
  const isTyping = hex.hasFocus;
  before?.blur();
  main.inert = true;
  map.stop();
  try {
    await run();
  } finally {
    try {
      await load();
    } finally {
      main.inert = false;
    }
    if (!isTyping)
      before?.focus();
  }
}

async function upload(blob, name, say) {
  if (main.inert)
    return; // Another one is on its way.
  if (blob.size === 0)
    throw new Error(`'${name}' is empty, and no image. Nothing has changed.`);
  if (!isEmpty() && !confirm(`Replace ${image.name || 'the image'} by ${name}? It is gone then, unless you have downloaded it.`))
    return;
  await exchange(() => askAndListen(bytes => say(`storing … ${Math.floor(100 * bytes / blob.size)} %`), 'replace', blob, name));
}

const actions = {
  async sample(say) {
    const { body } = await fetch('./d-library.img.gz');
    await upload(await new Response(body.pipeThrough(new DecompressionStream('gzip'))).blob(), 'd-library.img', say);
  },
  async grow() {
    const first = await ask('grow', image.generation, 1);
    image.pages = first + 1;
    map.grow(image.pages);
    change(first);
    await show(first * image.pageSize);
  },
  async flush() {
    await ask('flush');
    changed.clear();
    map.unmark();
  },
  async 'hash-it'() {
    image.hash = await ask('hash');
  },
  async download() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await ask('download'));
    link.download = image.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // When the browser has begun to save it.
  },
  async remove() {
    if (confirm(`Remove ${image.name || 'the image'} from this browser?`))
      await exchange(() => ask('remove'));
  },
  async reopen() {
    const wasOpen = image.isOpen;
    await exchange(() => ask('reopen'));
    // Here it is read, and not what is on the disk; a flush that succeeds now does not have to write what one before has lost.
    if (wasOpen && image.problem === '')
      throw new Error('The image takes changes again. What was written since the last flush that succeeded may not be on the disk, whatever a later flush says: download the image, and open it from there.');
  },
  async examine() {
    at('contract-facts').textContent = await examine(document.querySelector('#contract table'));
  },
  async measure() {
    const table = document.querySelector('#costs table');
    table.tBodies[0].replaceChildren();
    for (const texts of await ask('costs')) {
      const row = table.tBodies[0].insertRow();
      for (const text of texts)
        row.insertCell().textContent = text;
    }
    table.hidden = false;
  },
};

for (const [id, action] of Object.entries(actions))
  at(id).onclick = () => attempt(action);
at('file').onchange = async () => {
  const [file] = at('file').files;
  if (file)
    await attempt(say => upload(file, file.name, say));
  at('file').value = ''; // The same file may be chosen again.
};
at('before').onclick = () => look(shown - hex.windowBytes);
at('after').onclick = () => look(shown + hex.windowBytes);
at('jump').onsubmit = event => {
  event.preventDefault();
  const offset = Number(at('offset').value.trim() || NaN);
  attempt(async () => {
    if (!Number.isInteger(offset) || !await show(offset))
      throw new Error(`There is no byte at '${at('offset').value}': the image has ${count(size(), 'byte')}.`);
    hex.focus(offset);
  });
};
addEventListener('dragover', event => event.preventDefault());
addEventListener('drop', event => {
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (file && image.isKnown)
    attempt(say => upload(file, file.name, say));
});

await attempt(async say => {
  say('starting .NET …');
  if (!isSecureContext || !navigator.storage?.getDirectory || !navigator.locks)
    throw new Error('A browser keeps files only for a page that comes by https, or from this machine. Open this one there.');
  const { runtime, milliseconds, levels } = await ask('start');
  at('footer').textContent = `${runtime}, started in ${Math.round(milliseconds)} ms.`;
  map.meanings = levels;
  say('opening the image …');
  await askAndListen(() => {
    image.isElsewhere = true;
    say('waiting …');
  }, 'open');
  await load();
});
