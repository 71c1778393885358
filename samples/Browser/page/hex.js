// The bytes from an offset on, as digits to type over and as text.
const perRow = 16;
const rows = 32;

export const windowBytes = perRow * rows;

export class HexView {
  #element;
  #onWrite;
  #onLeave;
  #bytes = new Uint8Array();
  #start = 0;
  #cursor = 0;
  #isHalf = false; // Whether the first digit at the cursor has been typed.
  #pressed = Promise.resolve();

  /** `onWrite(offset, byte)` stores a byte; `onLeave(offset)` shows other bytes, and resolves to false if there are none. */
  constructor(element, onWrite, onLeave) {
    this.#element = element;
    this.#onWrite = onWrite;
    this.#onLeave = onLeave;
    element.tabIndex = -1;
    element.addEventListener('keydown', event => this.#press(event));
    element.addEventListener('click', event => event.target.dataset.offset && this.focus(Number(event.target.dataset.offset)));
  }

  show(start, bytes) {
    // Who types on meanwhile is still heard.
    if (this.#element.contains(document.activeElement))
      this.#element.focus({ preventScroll: true });
    this.#start = start;
    this.#bytes = bytes;
    this.#cursor = start;
    this.#isHalf = false;
    this.#element.replaceChildren();
    for (let row = 0; row < bytes.length; row += perRow) {
      const cells = Array.from({ length: perRow }, (_, i) => this.#cell(row + i));
      this.#element.append(part('at', (start + row).toString(16).padStart(8, '0')), ...cells, part('text', this.#text(row)));
    }
  }

  async focus(offset) {
    if (!this.#cellAt(offset) && !await this.#onLeave(offset))
      return;
    this.#cellAt(this.#cursor).tabIndex = -1;
    this.#cursor = offset;
    this.#isHalf = false;
    this.#cellAt(offset).tabIndex = 0;
    this.#cellAt(offset).focus();
  }

  // One key after the other, as some have to wait for other bytes.
  #press(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow }[event.key];
    const isDigit = /^[0-9a-f]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!step && !isDigit)
      return;
    event.preventDefault();
    this.#pressed = this.#pressed.then(() => step ? this.focus(this.#cursor + step) : this.#enter(parseInt(event.key, 16)));
  }

  // A digit shows at once; whether the provider takes it is for onWrite to say.
  async #enter(digit) {
    const i = this.#cursor - this.#start;
    this.#bytes[i] = this.#isHalf ? (this.#bytes[i] & 0xf0) | digit : (digit << 4) | (this.#bytes[i] & 0x0f);
    this.#fill(this.#cellAt(this.#cursor), this.#bytes[i]);
    const row = Math.floor(i / perRow);
    this.#element.querySelectorAll('.text')[row].textContent = this.#text(row * perRow);
    this.#onWrite(this.#cursor, this.#bytes[i]);
    if (this.#isHalf)
      await this.focus(this.#cursor + 1);
    else
      this.#isHalf = true;
  }

  #cell(i) {
    const cell = part('byte', '');
    cell.dataset.offset = this.#start + i;
    cell.tabIndex = i === 0 ? 0 : -1;
    cell.role = 'textbox';
    cell.ariaLabel = `byte ${this.#start + i}`;
    this.#fill(cell, this.#bytes[i]);
    return cell;
  }

  #fill(cell, byte) {
    cell.textContent = byte.toString(16).padStart(2, '0');
    cell.classList.toggle('zero', byte === 0);
  }

  #cellAt(offset) {
    return this.#element.querySelector(`[data-offset="${offset}"]`);
  }

  #text(row) {
    return Array.from(this.#bytes.subarray(row, row + perRow), printable).join('');
  }
}

function part(name, text) {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}

function printable(byte) {
  return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·';
}
