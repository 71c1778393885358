// The bytes from an offset on, as digits to type over and as text.
const rows = 32;
const narrow = matchMedia('(max-width: 600px)');

export class HexView {
  #element;
  #onWrite;
  #onLeave;
  #perRow;
  #cells = [];
  #chars = [];
  #bytes = new Uint8Array();
  #start = 0;
  #cursor = 0;
  #typed = 0; // How many digits of the byte at the cursor have been typed.
  #waiting = []; // What has been pressed and clicked, and is still to be done.
  #isBusy = false;

  /**
   * `onWrite(offset, byte)` stores a byte, and resolves to whether that went well; if not, it takes the focus away.
   * `onLeave(offset)` shows other bytes, and resolves to false if there are none.
   */
  constructor(element, onWrite, onLeave) {
    this.#element = element;
    this.#onWrite = onWrite;
    this.#onLeave = onLeave;
    element.addEventListener('keydown', event => this.#press(event));
    element.addEventListener('click', event => event.target.dataset.at && this.focus(Number(event.target.dataset.at)));
    narrow.addEventListener('change', () => this.#bytes.length > 0 && onLeave(this.#cursor));
  }

  /** How many bytes are shown at once. */
  get windowBytes() {
    return rows * this.#columns;
  }

  get hasFocus() {
    return this.#element.contains(document.activeElement);
  }

  /** Shows bytes. The cursor stays where it is, with its focus, if it is among them. */
  show(start, bytes) {
    const { hasFocus } = this;
    if (this.#cursor < start || this.#cursor >= start + bytes.length) {
      this.#cursor = start;
      this.#typed = 0;
    }
    const isSame = start === this.#start && bytes.length === this.#bytes.length && this.#perRow === this.#columns;
    this.#start = start;
    this.#bytes = bytes;
    if (isSame)
      bytes.forEach((_, i) => this.#fill(i));
    else
      this.#build(hasFocus);
  }

  /** Shows nothing, and forgets what was pressed: the next bytes are those of another image. */
  clear() {
    this.#waiting = [];
    this.#element.replaceChildren();
    this.#cells = [];
    this.#bytes = new Uint8Array();
    this.#cursor = this.#typed = 0;
  }

  /** Puts the cursor on a byte, when all that was pressed before is done. */
  focus(offset) {
    this.#later(() => this.#go(offset));
  }

  // Only where the cursor can be seen are digits digits.
  #press(event) {
    const isDigit = /^[0-9a-f]$/i.test(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || !(isDigit || this.#goal(event.key) !== undefined))
      return;
    event.preventDefault();
    this.#later(() => {
      if (this.hasFocus)
        return isDigit ? this.#enter(parseInt(event.key, 16)) : this.#go(this.#goal(event.key));
    });
  }

  // One after the other, as storing a byte and showing others takes a moment.
  async #later(action) {
    this.#waiting.push(action);
    if (this.#isBusy)
      return;
    this.#isBusy = true;
    while (this.#waiting.length > 0)
      await this.#waiting.shift()();
    this.#isBusy = false;
  }

  #goal(key) {
    const perRow = this.#perRow;
    const column = this.#cursor % perRow;
    return {
      ArrowLeft: this.#cursor - 1, ArrowRight: this.#cursor + 1, ArrowUp: this.#cursor - perRow, ArrowDown: this.#cursor + perRow,
      Home: this.#cursor - column, End: this.#cursor - column + perRow - 1,
      PageUp: this.#cursor - this.windowBytes, PageDown: this.#cursor + this.windowBytes,
    }[key];
  }

  async #go(offset) {
    if (!this.#cell(offset) && !await this.#onLeave(offset))
      return;
    const cell = this.#cell(offset);
    if (!cell)
      return; // Something else is shown by now.
    this.#cell(this.#cursor).tabIndex = -1;
    this.#cursor = offset;
    this.#typed = 0;
    cell.tabIndex = 0;
    cell.focus();
  }

  // A digit shows when it is stored. If it is not, `onWrite` takes the focus away: what is typed on would hit other bytes.
  async #enter(digit) {
    if (this.#typed === 2)
      return; // At the end of the image.
    const offset = this.#cursor;
    const old = this.#bytes[offset - this.#start];
    const byte = this.#typed === 0 ? (digit << 4) | (old & 0x0f) : (old & 0xf0) | digit;
    if (!await this.#onWrite(offset, byte) || !this.#cell(offset))
      return; // Not stored, or not shown any more.
    this.#bytes[offset - this.#start] = byte;
    this.#fill(offset - this.#start);
    if (this.#cursor === offset && ++this.#typed === 2)
      await this.#go(offset + 1);
  }

  get #columns() {
    return narrow.matches ? 8 : 16;
  }

  #build(hasFocus) {
    this.#perRow = this.#columns;
    this.#element.style.setProperty('--per-row', this.#perRow);
    const offsets = Array.from(this.#bytes, (_, i) => this.#start + i);
    this.#cells = offsets.map(cell);
    this.#chars = offsets.map(offset => part('char', offset));
    this.#element.replaceChildren();
    for (let row = 0; row < offsets.length; row += this.#perRow) {
      const address = part('at');
      address.textContent = offsets[row].toString(16).padStart(8, '0');
      const text = part('text');
      text.append(...this.#chars.slice(row, row + this.#perRow));
      this.#element.append(address, ...this.#cells.slice(row, row + this.#perRow), text);
    }
    offsets.forEach((_, i) => this.#fill(i));
    const cursor = this.#cell(this.#cursor);
    cursor.tabIndex = 0;
    if (hasFocus)
      cursor.focus({ preventScroll: true });
  }

  #fill(i) {
    const byte = this.#bytes[i];
    this.#cells[i].textContent = byte.toString(16).padStart(2, '0');
    this.#cells[i].classList.toggle('zero', byte === 0);
    this.#chars[i].textContent = printable(byte);
  }

  #cell(offset) {
    return this.#cells[offset - this.#start];
  }
}

function cell(offset) {
  const cell = part('byte', offset);
  cell.tabIndex = -1;
  cell.role = 'textbox';
  cell.ariaLabel = `byte ${offset}`;
  return cell;
}

function part(name, offset) {
  const span = document.createElement('span');
  span.className = name;
  if (offset !== undefined)
    span.dataset.at = offset;
  return span;
}

function printable(byte) {
  return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·';
}
