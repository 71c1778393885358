// The page map: one square for each page, shaded by how much of it is in use.
import { ask } from './client.js';

const mostPages = 16_384;
const pagesAtOnce = 64;

export class PageMap {
  /** What the levels mean, in words. */
  meanings = [];
  #element;
  #facts;
  #onSelect;
  #levels = [];
  #pages = 0;
  #scan = 0;

  /** `facts` is where the map is summed up; `onSelect(page)` shows the bytes of a page. */
  constructor(element, facts, onSelect) {
    this.#element = element;
    this.#facts = facts;
    this.#onSelect = onSelect;
    element.addEventListener('click', event => event.target.dataset.page && onSelect(Number(event.target.dataset.page)));
    element.addEventListener('keydown', event => this.#move(event));
  }

  /** Draws so many pages, and shades them as they become known: a few at a time, so that everything else goes on. */
  async draw(pages) {
    this.stop();
    const scan = this.#scan;
    this.#levels = [];
    this.#element.replaceChildren();
    this.#element.ariaBusy = 'true';
    this.grow(pages);
    try {
      for (let first = 0; first < this.#levels.length; first += pagesAtOnce) {
        const levels = await ask('map', first, Math.min(pagesAtOnce, this.#levels.length - first));
        if (scan !== this.#scan)
          return;
        levels.forEach((level, i) => this.#shade(first + i, level));
      }
    } catch (error) {
      if (scan === this.#scan)
        throw error;
    } finally {
      if (scan === this.#scan)
        this.stop();
    }
  }

  /** Stops looking at pages, as they are about to become those of another image. */
  stop() {
    this.#scan++;
    this.#element.ariaBusy = 'false';
    this.#describe();
  }

  /** Adds pages of zeros at the end, so that there are so many. */
  grow(pages) {
    const added = [];
    for (this.#pages = pages; this.#levels.length < Math.min(pages, mostPages);)
      added.push(square(this.#levels.push(0) - 1));
    this.#element.append(...added);
    for (const { dataset: { page } } of added)
      this.#shade(Number(page), 0);
    this.#describe();
  }

  /** Looks at one page again. */
  async update(page) {
    if (page >= this.#levels.length)
      return;
    this.#shade(page, (await ask('map', page, 1))[0]);
    this.#describe();
  }

  /** Marks a page as changed and not flushed. */
  mark(page) {
    this.#element.children[page]?.classList.add('changed');
    if (page < this.#levels.length)
      this.#shade(page, this.#levels[page]);
  }

  /** Removes all marks. */
  unmark() {
    for (const square of this.#element.querySelectorAll('.changed')) {
      square.classList.remove('changed');
      this.#shade(Number(square.dataset.page), Number(square.dataset.level));
    }
  }

  select(page) {
    for (const square of this.#element.querySelectorAll('[aria-selected=true]')) {
      square.ariaSelected = 'false';
      square.tabIndex = -1;
    }
    const square = this.#element.children[page];
    if (!square)
      return;
    square.ariaSelected = 'true';
    square.tabIndex = 0;
  }

  #describe() {
    if (this.#element.ariaBusy === 'true') {
      this.#facts.textContent = 'looking …';
      return;
    }
    const shown = this.#levels.length;
    const used = this.#levels.reduce((sum, level) => sum + (level > 0), 0);
    this.#facts.textContent = `${used.toLocaleString('en')} in use, ${(shown - used).toLocaleString('en')} of zeros`
      + (this.#pages > shown ? ` of the first ${shown.toLocaleString('en')}` : '');
  }

  #shade(page, level) {
    this.#levels[page] = level;
    const square = this.#element.children[page];
    square.dataset.level = level;
    const changed = square.classList.contains('changed') ? ', changed' : '';
    square.title = square.ariaLabel = `page ${page}: ${this.meanings[level]}${changed}`;
  }

  #move(event) {
    const page = Number(event.target.dataset.page);
    const style = getComputedStyle(this.#element);
    const perRow = style.gridTemplateColumns.split(' ').length;
    const rows = Math.max(1, Math.floor(this.#element.clientHeight / (event.target.offsetHeight + parseFloat(style.rowGap))));
    const last = this.#levels.length - 1;
    const goal = {
      ArrowLeft: page - 1, ArrowRight: page + 1, ArrowUp: page - perRow, ArrowDown: page + perRow,
      Home: 0, End: last, PageUp: Math.max(0, page - rows * perRow), PageDown: Math.min(last, page + rows * perRow),
    }[event.key];
    const next = this.#element.children[goal];
    if (!next)
      return;
    event.preventDefault();
    this.#onSelect(goal);
    next.focus();
  }
}

function square(page) {
  const square = document.createElement('button');
  square.role = 'option';
  square.dataset.page = page;
  square.tabIndex = -1;
  return square;
}
