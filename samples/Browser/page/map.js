// The page map: one square for each page, shaded by how much of it is in use.
import { ask } from './client.js';

const mostPages = 16_384;
const pagesAtOnce = 64;
const meanings = ['zeros', 'less than 5 % in use', 'less than 40 % in use', 'less than 80 % in use', '80 % or more in use'];

export class PageMap {
  #element;
  #onSelect;
  #levels = new Uint8Array();
  #drawing = 0;

  constructor(element, onSelect) {
    this.#element = element;
    this.#onSelect = onSelect;
    element.addEventListener('click', event => event.target.dataset.page && onSelect(Number(event.target.dataset.page)));
    element.addEventListener('keydown', event => this.#move(event));
  }

  /** Draws so many pages, as they become known. */
  async draw(pages) {
    const drawing = ++this.#drawing;
    this.#levels = new Uint8Array(Math.min(pages, mostPages));
    this.#element.replaceChildren(...Array.from(this.#levels, (_, page) => square(page)));
    for (let first = 0; first < this.#levels.length; first += pagesAtOnce) {
      const levels = await ask('map', first, Math.min(pagesAtOnce, this.#levels.length - first));
      if (drawing !== this.#drawing)
        return; // Another one has begun.
      levels.forEach((level, i) => this.#shade(first + i, level));
    }
  }

  /** Looks at one page again. */
  async update(page) {
    if (page < this.#levels.length)
      this.#shade(page, (await ask('map', page, 1))[0]);
  }

  mark(changed) {
    for (const square of this.#element.children)
      square.classList.toggle('changed', changed.has(Number(square.dataset.page)));
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

  /** The map in a sentence. */
  describe(pages) {
    const used = this.#levels.filter(level => level > 0).length;
    const shown = pages > this.#levels.length ? ` of the first ${this.#levels.length.toLocaleString('en')}` : '';
    return `${used.toLocaleString('en')} in use, ${(this.#levels.length - used).toLocaleString('en')} of zeros${shown}`;
  }

  #shade(page, level) {
    this.#levels[page] = level;
    const square = this.#element.children[page];
    square.dataset.level = level;
    square.title = `page ${page}: ${meanings[level]}`;
  }

  #move(event) {
    const perRow = getComputedStyle(this.#element).gridTemplateColumns.split(' ').length;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow }[event.key];
    const next = step && this.#element.children[Number(event.target.dataset.page) + step];
    if (!next)
      return;
    event.preventDefault();
    this.#onSelect(Number(next.dataset.page));
    next.focus();
  }
}

function square(page) {
  const square = document.createElement('button');
  square.role = 'option';
  square.dataset.page = page;
  square.tabIndex = -1;
  square.ariaLabel = `page ${page}`;
  return square;
}
