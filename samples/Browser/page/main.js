// The page: what is shown, and which button does what. The image itself lives with C# in the worker.
import { ask } from './client.js';
import { examine } from './contract.js';
import { HexView, windowBytes } from './hex.js';
import { PageMap } from './map.js';

const at = id => document.getElementById(id);
const image = { name: localStorage.name ?? '', pages: 0, pageSize: 65_536, hash: '' };
const changed = new Set(); // The pages written since the last flush.
let shown = 0; // The offset of the first byte in the hexadecimal view.
const map = new PageMap(at('map'), page => look(page * image.pageSize));
const hex = new HexView(at('hex'), write, look);

/** Shows the image as it is now. */
async function load() {
  Object.assign(image, await ask('state'));
  describe();
  await map.draw(image.pages);
  map.mark(changed);
  at('pages-facts').textContent = map.describe(image.pages);
  await show(Math.min(shown, size() - 1));
}

function describe() {
  const empty = image.pages === 0;
  document.body.classList.toggle('empty', empty);
  at('name').textContent = empty ? 'No image yet' : image.name;
  at('facts').textContent = empty
    ? 'Open one from your disk, drop it here, or try the sample. It stays in this browser.'
    : `${count(image.pages, 'page')} · ${size().toLocaleString('en')} bytes`;
  at('hash').textContent = empty ? '' : changed.size === 0 ? image.hash : 'flush to see the SHA-256';
  for (const id of ['flush', 'download', 'remove'])
    at(id).disabled = empty;
  document.querySelector('label[for=file]').classList.toggle('primary', empty);
  at('flush').classList.toggle('primary', changed.size > 0);
}

/** Shows the bytes around an offset; returns false if there are none. */
async function show(offset) {
  if (!(offset >= 0 && offset < size()))
    return false;
  shown = offset - offset % windowBytes;
  hex.show(shown, await ask('read', shown, windowBytes));
  const page = Math.floor(shown / image.pageSize);
  at('bytes-title').textContent = `Bytes of page ${page.toLocaleString('en')}`;
  at('offset').value = `0x${shown.toString(16)}`;
  map.select(page);
  return true;
}

/** As `show`, where nobody waits for an error. */
async function look(offset) {
  try {
    return await show(offset);
  } catch (error) {
    refuse(error);
    return false;
  }
}

async function write(offset, byte) {
  try {
    await ask('write', offset, new Uint8Array([byte]));
    const page = Math.floor(offset / image.pageSize);
    changed.add(page);
    describe();
    settle();
    map.mark(changed);
    await map.update(page);
  } catch (error) {
    refuse(error);
    await look(offset); // What is there, instead of what was typed.
  }
}

async function upload(blob, name) {
  await ask('upload', blob, name);
  image.name = localStorage.name = name;
  changed.clear();
  shown = 0;
  await load();
}

const actions = {
  async sample() {
    const { body } = await fetch('./d-library.img.gz');
    await upload(await new Response(body.pipeThrough(new DecompressionStream('gzip'))).blob(), 'd-library.img');
  },
  async grow() {
    await ask('grow', 1);
    image.name ||= localStorage.name = 'new.img';
    shown = size();
    changed.add(image.pages);
    await load();
  },
  async flush() {
    await ask('flush');
    changed.clear();
    await load();
  },
  async download() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await ask('download'));
    link.download = image.name;
    link.click();
    URL.revokeObjectURL(link.href);
  },
  async remove() {
    if (!confirm(`Remove ${image.name} from this browser?`))
      return;
    await ask('remove', image.name);
    image.name = localStorage.name = '';
    changed.clear();
    shown = 0;
    await load();
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

/** Runs something that may be refused, and says why if it is. */
async function attempt(action) {
  at('message').hidden = true;
  status('working …', 'busy');
  try {
    await action();
    settle();
  } catch (error) {
    refuse(error);
  }
}

function settle() {
  if (changed.size === 0)
    status('ready', 'ready');
  else
    status(`${count(changed.size, 'page')} changed, not flushed`, 'changed');
}

function refuse(error) {
  at('message').textContent = error.message;
  at('message').hidden = false;
  status('refused', 'refused');
}

function status(text, kind) {
  at('status').textContent = text;
  at('status').dataset.state = kind;
}

function size() {
  return image.pages * image.pageSize;
}

function count(number, what) {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}

for (const [id, action] of Object.entries(actions))
  at(id).onclick = () => attempt(action);
at('file').onchange = async () => {
  const [file] = at('file').files;
  if (file)
    await attempt(() => upload(file, file.name));
  at('file').value = ''; // The same file may be chosen again.
};
at('before').onclick = () => look(shown - windowBytes);
at('after').onclick = () => look(shown + windowBytes);
at('jump').onsubmit = event => {
  event.preventDefault();
  const offset = Number(at('offset').value.trim() || NaN);
  attempt(async () => {
    if (!Number.isInteger(offset) || !await show(offset))
      throw new Error(`There is no byte at '${at('offset').value}': the image has ${size().toLocaleString('en')} bytes.`);
    hex.focus(offset);
  });
};
addEventListener('dragover', event => event.preventDefault());
addEventListener('drop', event => {
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (file && !at('file').disabled)
    attempt(() => upload(file, file.name));
});

await attempt(async () => {
  status('starting .NET …', 'busy');
  const { runtime, milliseconds } = await ask('start');
  at('footer').textContent = `${runtime}, started in ${Math.round(milliseconds)} ms.`;
  await ask('open', image.name || 'image');
  await load();
  for (const id of ['file', 'sample', 'grow', 'examine', 'measure'])
    at(id).disabled = false;
});
