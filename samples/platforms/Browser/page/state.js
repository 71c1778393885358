// What the page knows about the image, and how it says so: the title, the buttons, the word in the corner, what was rejected.
import { ask } from './client.js';

const at = id => document.getElementById(id);

export const image = {
  isKnown: false, // Whether the worker has tried to open it.
  isElsewhere: false,
  isOpen: false,
  generation: 0,
  name: '',
  pages: 0,
  pageSize: 65_536,
  problem: '', // Why it takes no changes.
  hash: '',
};
export const changed = new Set(); // The pages written since the last flush.
let working = []; // What is being done, in words.

export function size() {
  return image.pages * image.pageSize;
}

export function isEmpty() {
  return image.isOpen && image.pages === 0;
}

/** Takes over what the worker knows. */
export async function refresh() {
  Object.assign(image, await ask('state'), { isKnown: true, isElsewhere: false });
}

/** Shows all that is known. */
export function describe() {
  const takesChanges = image.isOpen && image.problem === '';
  document.body.classList.toggle('empty', !image.isKnown || isEmpty());
  document.body.classList.toggle('closed', !image.isOpen);
  [at('name').textContent, at('facts').textContent] = title();
  at('hash').textContent = image.hash;
  at('problem').hidden = image.problem === '';
  at('problem-text').textContent = image.problem;
  enable(['file', 'sample', 'download', 'remove', 'examine', 'measure'], image.isKnown);
  enable(['hash-it'], image.isOpen);
  enable(['grow', 'flush'], takesChanges);
  document.querySelector('label[for=file]').classList.toggle('primary', isEmpty());
  at('flush').classList.toggle('primary', takesChanges && changed.size > 0);
  const [text, kind] = summary();
  at('status').textContent = text;
  at('status').dataset.state = kind;
}

function title() {
  if (image.isElsewhere)
    return ['The image is open in another tab or window', 'Close it there, and it opens here.'];
  if (!image.isKnown)
    return ['\u00a0', ''];
  if (!image.isOpen)
    return [image.name || 'An image', 'cannot be opened'];
  return isEmpty()
    ? ['No image yet', 'Open one from your disk, drop it here, or try the sample. It stays in this browser.']
    : [image.name, `${count(image.pages, 'page')} · ${size().toLocaleString('en')} bytes`];
}

function summary() {
  if (working.length > 0)
    return [working.at(-1).text, 'busy'];
  if (image.problem !== '')
    return [image.isOpen ? 'takes no changes' : 'not open', 'rejected'];
  if (changed.size > 0)
    return [`${count(changed.size, 'page')} changed, not flushed`, 'changed'];
  return at('message').hidden && image.isKnown ? ['ready', 'ready'] : ['rejected', 'rejected'];
}

function enable(ids, isEnabled) {
  for (const id of ids)
    at(id).disabled = !isEnabled;
}

/** Runs something that may be rejected, and says why if it is. `action` gets a function that says how far it is. */
export async function attempt(action) {
  const work = { text: 'working …' };
  working.push(work);
  settle();
  try {
    await action(text => {
      work.text = text;
      describe();
    });
  } catch (error) {
    await reject(error);
  } finally {
    working = working.filter(other => other !== work);
    describe();
  }
}

/** Forgets what was rejected before, as something has gone well since. */
export function settle() {
  at('message').hidden = true;
  describe();
}

/** Says why something was rejected. If the image takes no changes from now on, that is said anyway, and for longer. */
export async function reject(error) {
  const { problem } = image;
  if (image.isKnown)
    await refresh().catch(() => {}); // A worker that has broken down is what `error` is about.
  at('message').textContent = error.message;
  at('message').hidden = image.isOpen && image.problem !== problem;
  describe();
}

export function count(number, what) {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}
