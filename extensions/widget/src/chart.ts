// What all charts share: scales, elements of SVG, numbers as text, tabs, tables beside pictures.

import { button, element } from "./dom";

export const SERIES = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7d7d7d", "#beaf1e"];
export const DASHES = ["", "7 4", "2 3", "10 3 2 3"];

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text) made.textContent = text;
  return made;
}

/** Numbers from low to high along pixels from start to end, by their logarithm. */
export class LogScale {
  readonly low: number;
  readonly high: number;

  constructor(numbers: number[], private readonly start: number, private readonly end: number, nice = true) {
    let [low, high] = [Infinity, -Infinity];
    for (const n of numbers) {
      if (!(n > 0) || !Number.isFinite(n)) continue;
      low = Math.min(low, n);
      high = Math.max(high, n);
    }
    if (low > high) [low, high] = [1, 10];
    this.low = nice ? niceBelow(low) : low;
    this.high = Math.max(nice ? niceAbove(high) : high, this.low * 2);
  }

  at(number: number): number {
    const bounded = Math.min(Math.max(number, this.low), this.high);
    return this.start + (Math.log(bounded / this.low) / Math.log(this.high / this.low)) * (this.end - this.start);
  }

  back(pixel: number): number {
    const share = (pixel - this.start) / (this.end - this.start);
    return this.low * Math.pow(this.high / this.low, Math.min(Math.max(share, 0), 1));
  }

  ticks(most: number): number[] {
    const first = Math.floor(Math.log10(this.low) + 1e-9);
    const last = Math.ceil(Math.log10(this.high) - 1e-9);
    let found: number[] = [];
    for (const steps of [[1, 2, 5], [1, 3], [1]]) {
      found = [];
      for (let decade = first; decade <= last; decade += 1) {
        for (const step of steps) {
          const n = step * 10 ** decade;
          if (n >= this.low * 0.999 && n <= this.high * 1.001) found.push(n);
        }
      }
      if (found.length <= most) return found;
    }
    return found;
  }
}

function niceBelow(number: number): number {
  const base = 10 ** Math.floor(Math.log10(number) + 1e-9);
  return base * Math.max(...[1, 2, 5].filter((step) => step * base <= number * (1 + 1e-9)));
}

function niceAbove(number: number): number {
  const base = 10 ** Math.floor(Math.log10(number) + 1e-9);
  return base * Math.min(...[1, 2, 5, 10].filter((step) => step * base >= number * (1 - 1e-9)));
}

/** A number in few letters: 0.05, 2.5, 100, 10,000. */
export function brief(number: number): string {
  if (Math.abs(number) >= 100) return grouped(number);
  return String(Number(number.toPrecision(3)));
}

export function grouped(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}

/** Grid, numbers and names of two scales. */
export function axes(
  x: LogScale, y: LogScale, box: { left: number; top: number; right: number; bottom: number },
  labels: { x: string; y: string },
): SVGElement {
  const group = svg("g", { class: "dfdm-axes", "aria-hidden": "true" });
  for (const n of x.ticks(Math.max(3, Math.floor((box.right - box.left) / 64)))) {
    const at = x.at(n);
    group.append(svg("line", { x1: at, x2: at, y1: box.top, y2: box.bottom }));
    group.append(svg("text", { x: at, y: box.bottom + 16, "text-anchor": "middle" }, brief(n)));
  }
  for (const n of y.ticks(6)) {
    const at = y.at(n);
    group.append(svg("line", { x1: box.left, x2: box.right, y1: at, y2: at }));
    group.append(svg("text", { x: box.left - 6, y: at + 4, "text-anchor": "end" }, brief(n)));
  }
  group.append(svg("text", { x: (box.left + box.right) / 2, y: box.bottom + 33, "text-anchor": "middle" }, labels.x));
  group.append(svg("text", { x: 4, y: 13 }, labels.y));
  return group;
}

/** Call `draw` with the width whenever it changes; returns how to stop. */
export function followWidth(host: HTMLElement, draw: (width: number) => void): () => void {
  let width = 0;
  const observer = new ResizeObserver(() => {
    const now = Math.floor(host.clientWidth);
    if (now === width || now === 0) return;
    width = now;
    draw(now);
  });
  observer.observe(host);
  return () => observer.disconnect();
}

export interface Tab {
  key: string;
  label: string;
  panel: HTMLElement;
}

/** Tabs for panels: one is in view, arrow keys move along. */
export class Tabs {
  readonly element = element("div", "dfdm-tabs");
  private readonly buttons = new Map<string, HTMLButtonElement>();

  constructor(private readonly tabs: Tab[], label: string, private readonly chosen: (key: string) => void) {
    this.element.setAttribute("role", "tablist");
    this.element.setAttribute("aria-label", label);
    const own = Math.random().toString(36).slice(2);
    for (const { key, label: words, panel } of tabs) {
      const tab = button(words, "", () => this.chosen(key), "dfdm-tab");
      tab.removeAttribute("title");
      tab.setAttribute("role", "tab");
      tab.id = `dfdm-tab-${own}-${key}`;
      panel.id = `dfdm-panel-${own}-${key}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      tab.setAttribute("aria-controls", panel.id);
      this.buttons.set(key, tab);
      this.element.append(tab);
    }
    this.element.addEventListener("keydown", (event) => this.move(event));
  }

  /** Put one panel in view. */
  show(key: string, available: (key: string) => boolean = () => true): string {
    const there = this.tabs.filter((tab) => available(tab.key));
    const shown = there.some((tab) => tab.key === key) ? key : there[0]?.key ?? "";
    for (const tab of this.tabs) {
      const here = this.buttons.get(tab.key)!;
      here.hidden = !available(tab.key);
      here.setAttribute("aria-selected", String(tab.key === shown));
      here.tabIndex = tab.key === shown ? 0 : -1;
      tab.panel.hidden = tab.key !== shown;
    }
    this.element.hidden = there.length < 2;
    return shown;
  }

  private move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const there = [...this.buttons.values()].filter((b) => !b.hidden);
    const next = there[(there.indexOf(document.activeElement as HTMLButtonElement) + step + there.length) % there.length];
    next?.focus();
    next?.click();
    event.preventDefault();
  }
}

/** A table that says in text what a picture shows, folded away; it is filled when it is first unfolded. */
export function asTable(summary: string, head: string[], rows: () => string[][], open = false): HTMLDetailsElement {
  const folded = element("details", "dfdm-figures");
  const scroll = element("div", "dfdm-figures-scroll");
  const table = element("table", "");
  const line = table.createTHead().insertRow();
  for (const words of head) {
    const cell = element("th", "", words);
    cell.scope = "col";
    line.append(cell);
  }
  const body = table.createTBody();
  const fill = (): void => {
    if (body.childElementCount) return;
    for (const row of rows()) {
      const made = body.insertRow();
      row.forEach((words, place) => {
        const cell = element(place === 0 ? "th" : "td", "", words);
        if (place === 0) (cell as HTMLTableCellElement).scope = "row";
        made.append(cell);
      });
    }
  };
  folded.addEventListener("toggle", fill);
  if (open) fill();
  folded.open = open;
  scroll.append(table);
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", summary);
  folded.append(element("summary", "", summary), scroll);
  return folded;
}
