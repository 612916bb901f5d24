// Small makers of elements. Text is always set as text: it comes from files of others.

const LONGEST = 2000;
const MOST_TEXTS = 500;

/** Text of a file, no longer than a page can show, and without signs that turn the direction of reading or hide. */
export function plain(value: unknown): string {
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
  const seen = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '\ufffd');
  return seen.length > LONGEST ? `${seen.slice(0, LONGEST)}…` : seen;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  text: unknown = ''
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  const shown = plain(text);
  if (shown) made.textContent = shown;
  return made;
}

export function button(label: string, act: () => void): HTMLButtonElement {
  const made = element('button', 'dfdm-doc-button', label);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

/** A section with a heading; none where there is nothing in it. */
export function section(title: string, ...content: (Node | null)[]): HTMLElement | null {
  const inside = content.filter((node): node is Node => node !== null);
  if (inside.length === 0) return null;
  const made = element('section', 'dfdm-doc-section');
  made.append(element('h2', '', title), ...inside);
  return made;
}

/** A part of a section with a smaller heading; none where there is nothing in it. */
export function subsection(title: string, ...content: (Node | null)[]): HTMLElement | null {
  const inside = content.filter((node): node is Node => node !== null);
  if (inside.length === 0) return null;
  const made = element('div', 'dfdm-doc-sub');
  made.append(element('h3', '', title), ...inside);
  return made;
}

/** A line of text; none where there is nothing to say. */
export function line(text: unknown, className = ''): HTMLElement | null {
  return plain(text) === '' ? null : element('p', className, text);
}

/** A picture of the server's, checked there to be a PNG of a bounded size; shown as data, so that nothing is fetched. */
export function picture(base64: unknown, caption: unknown): HTMLElement | null {
  if (typeof base64 !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const made = element('figure', 'dfdm-doc-figure');
  const image = element('img', 'dfdm-doc-shot');
  image.alt = '';
  image.loading = 'lazy';
  image.src = `data:image/png;base64,${base64}`;
  made.append(image, element('figcaption', '', caption));
  return made;
}

/** Names and values, those without a value left out. */
export function facts(pairs: [string, unknown][]): HTMLElement | null {
  const told = pairs.filter(([, value]) => plain(value) !== '');
  if (told.length === 0) return null;
  const list = element('dl', 'dfdm-doc-facts');
  for (const [name, value] of told) list.append(element('dt', '', name), element('dd', '', value));
  return list;
}

/** A table of plain text (or of elements made here); `more` says in words how many rows are not shown. Empty columns are left out. */
export function grid(heads: string[], rows: unknown[][], more: (count: number) => string, most = 500): HTMLElement | null {
  if (rows.length === 0) return null;
  const frame = element('div', 'dfdm-doc-scroll');
  frame.tabIndex = 0; // so that the keys can scroll it
  frame.setAttribute('role', 'group');
  const made = element('table', 'dfdm-doc-table');
  made.setAttribute('role', 'table'); // said again for all of it: browsers forget it where rows are stacked
  const head = made.createTHead().insertRow();
  const shown = rows.slice(0, most);
  const filled = heads.map((_head, place) => shown.some(row => row[place] instanceof Node || plain(row[place]) !== ''));
  for (const text of heads.filter((_head, place) => filled[place])) {
    const cell = element('th', '', text);
    cell.scope = 'col';
    cell.setAttribute('role', 'columnheader');
    head.append(cell);
  }
  head.setAttribute('role', 'row');
  const labels = heads.filter((_head, place) => filled[place]);
  const body = made.createTBody();
  for (const row of shown) {
    const made = body.insertRow();
    made.setAttribute('role', 'row');
    for (const [place, value] of row.filter((_value, place) => filled[place]).entries()) {
      const cell = element('td', '', value instanceof Node ? '' : value);
      cell.setAttribute('role', 'cell');
      cell.dataset.label = labels[place];
      if (value instanceof Node) cell.append(value);
      made.append(cell);
    }
  }
  frame.append(made);
  if (rows.length > most) frame.append(element('p', '', more(rows.length - most)));
  return frame;
}

export function lines(texts: unknown[]): HTMLElement | null {
  if (texts.length === 0) return null;
  const list = element('ul', 'dfdm-doc-lines');
  if (texts.every(text => /^\d+\. /.test(plain(text)))) list.classList.add('dfdm-doc-numbered');
  list.append(...texts.slice(0, 500).map(text => element('li', '', text)));
  return list;
}

/** A list where one was expected, whatever a hostile file has there. */
export function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(object) : [];
}

/** Texts where a list of them was expected. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.slice(0, MOST_TEXTS).map(plain) : [];
}

/** A number as people write it; nothing for what is no number. */
export function figure(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : '';
}

/** A time as people read it; what is no time in UTC stays as it is written. */
export function moment(value: unknown): string {
  return plain(value).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)Z$/, '$1 $2 UTC');
}

/** A unit as people write it, with the space before it. */
export function unitWords(value: unknown): string {
  const units: Record<string, string> = {
    text: '', ratio: '', share: '', 1: '', flag: '', count: '', it_grade: '', deg: '°', um: ' µm', mm2: ' mm²', mm3: ' mm³'
  };
  const name = plain(value);
  return owns(units, name) ? units[name] : name && ` ${name.replace(/^um /, 'µm ')}`;
}

/** Whether a table of ours has an entry; what every object has is none (`constructor`). */
export function owns(table: Record<string, unknown>, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(table, key);
}

/** An object where one was expected. */
export function object(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
