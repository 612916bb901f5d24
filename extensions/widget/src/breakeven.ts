// The price of a piece over the quantity, one line for each way, with bands; a cursor reads the prices at a quantity.

import { asTable, axes, DASHES, followWidth, grouped, LogScale, SERIES, svg } from "./chart";
import { button, element } from "./dom";
import { counted, say } from "./words";

export interface Curves {
  at: number[];
  lines: { name: string; chosen: boolean; unit: number[]; low: number[]; high: number[] }[];
  marks: { at: number; price: number }[];
}

export class BreakEven {
  readonly element = element("div", "dfdm-breakeven");
  private readonly plot = element("div", "dfdm-plot");
  private readonly said = element("p", "dfdm-readout");
  private readonly entries: HTMLButtonElement[] = [];
  private readonly stop: () => void;
  private lit: number;
  private place: number;

  constructor(
    private readonly curves: Curves, private readonly quantity: number, private readonly money: (n: number) => string,
    private readonly currency: string, words: string[],
  ) {
    this.lit = Math.max(0, curves.lines.findIndex((line) => line.chosen));
    this.place = nearest(curves.at, quantity);
    const list = element("ul", "dfdm-words");
    for (const text of words) list.append(element("li", "", text));
    this.plot.tabIndex = 0;
    this.plot.setAttribute("role", "slider");
    this.plot.setAttribute("aria-label", say("Quantity at which the prices are read"));
    this.plot.setAttribute("aria-valuemin", String(curves.at[0]));
    this.plot.setAttribute("aria-valuemax", String(curves.at[curves.at.length - 1]));
    this.plot.addEventListener("keydown", (event) => this.press(event));
    this.plot.addEventListener("pointermove", (event) => this.point(event));
    this.plot.addEventListener("pointerdown", (event) => this.point(event));
    const some = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].map((q) => nearest(curves.at, q));
    const table = asTable(
      say("The figures as a table"), [say("Pieces"), ...curves.lines.map((line) => line.name)],
      () => [...new Set(some)].map((place) => [
        grouped(curves.at[place]), ...curves.lines.map((line) => this.worded(line, place)),
      ]),
    );
    this.element.append(list, this.plot, this.said, this.legend(), table);
    this.stop = followWidth(this.plot, () => this.draw());
    this.draw();
  }

  dispose(): void {
    this.stop();
  }

  private worded(line: Curves["lines"][number], place: number): string {
    return say("{price} ({low} to {high})", {
      price: this.money(line.unit[place]), low: this.money(line.low[place]), high: this.money(line.high[place]),
    });
  }

  private legend(): HTMLElement {
    const host = element("div", "dfdm-legend-list");
    this.curves.lines.forEach((line, number) => {
      const entry = button("", say("Show the range of this line"), () => {
        this.lit = number;
        this.draw();
      }, "dfdm-legend-entry");
      const sample = svg("svg", { width: 28, height: 10, "aria-hidden": "true" });
      sample.append(svg("line", {
        x1: 1, x2: 27, y1: 5, y2: 5, stroke: SERIES[number % SERIES.length], "stroke-width": 3,
        "stroke-dasharray": DASHES[number % DASHES.length],
      }));
      entry.append(sample, document.createTextNode(line.name + (line.chosen ? ` ${say("(shown above)")}` : "")));
      this.entries.push(entry);
      host.append(entry);
    });
    return host;
  }

  private box(): { left: number; top: number; right: number; bottom: number; width: number; height: number } {
    const width = Math.max(this.plot.clientWidth, 240);
    const height = Math.round(Math.min(Math.max(width * 0.5, 230), 340));
    return { left: 52, top: 24, right: width - 22, bottom: height - 42, width, height };
  }

  private scales(): { x: LogScale; y: LogScale } {
    const box = this.box();
    const all = this.curves.lines.flatMap((line) => [...line.low, ...line.high]);
    return {
      x: new LogScale(this.curves.at, box.left, box.right, false), y: new LogScale(all, box.bottom, box.top),
    };
  }

  private draw(): void {
    const box = this.box();
    const { x, y } = this.scales();
    const root = svg("svg", { width: box.width, height: box.height, "aria-hidden": "true" });
    root.append(axes(x, y, box, { x: say("Pieces"), y: say("{currency} a piece", { currency: this.currency }) }));
    this.curves.lines.forEach((line, number) => {
      const there = this.curves.at.map((q, i) => `${x.at(q).toFixed(1)},${y.at(line.low[i]).toFixed(1)}`);
      const back = this.curves.at.map((q, i) => `${x.at(q).toFixed(1)},${y.at(line.high[i]).toFixed(1)}`).reverse();
      root.append(svg("polygon", {
        points: [...there, ...back].join(" "), fill: SERIES[number % SERIES.length],
        "fill-opacity": number === this.lit ? 0.24 : 0.07,
      }));
    });
    const here = x.at(this.quantity);
    root.append(svg("line", { x1: here, x2: here, y1: box.top, y2: box.bottom, class: "dfdm-here" }));
    this.curves.lines.forEach((line, number) => {
      const points = this.curves.at.map((q, i) => `${x.at(q).toFixed(1)},${y.at(line.unit[i]).toFixed(1)}`);
      root.append(svg("polyline", {
        points: points.join(" "), fill: "none", stroke: SERIES[number % SERIES.length],
        "stroke-width": number === this.lit ? 3 : 2, "stroke-dasharray": DASHES[number % DASHES.length],
      }));
    });
    for (const { at, price } of this.curves.marks) {
      root.append(svg("circle", { cx: x.at(at), cy: y.at(price), r: 5, class: "dfdm-crossing" }));
      root.append(svg("text", {
        x: x.at(at), y: y.at(price) - 10, "text-anchor": "middle", class: "dfdm-crossing-words",
      }, grouped(at)));
    }
    const cursor = x.at(this.curves.at[this.place]);
    root.append(svg("line", { x1: cursor, x2: cursor, y1: box.top, y2: box.bottom, class: "dfdm-cursor" }));
    this.curves.lines.forEach((line, number) => {
      root.append(svg("circle", {
        cx: cursor, cy: y.at(line.unit[this.place]), r: 3.5, fill: SERIES[number % SERIES.length],
      }));
    });
    this.plot.replaceChildren(root);
    this.entries.forEach((entry, number) => entry.setAttribute("aria-pressed", String(number === this.lit)));
    this.say();
  }

  private say(): void {
    const pieces = this.curves.at[this.place];
    const sorted = [...this.curves.lines].sort((a, b) => a.unit[this.place] - b.unit[this.place]);
    const prices = sorted.map((line) => `${line.name} ${this.worded(line, this.place)} ${this.currency}`);
    const text = `${counted(pieces)}: ${prices.join("; ")}`;
    this.said.textContent = text;
    this.plot.setAttribute("aria-valuenow", String(pieces));
    this.plot.setAttribute("aria-valuetext", text);
  }

  private press(event: KeyboardEvent): void {
    const last = this.curves.at.length - 1;
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -last, End: last };
    const by = step[event.key as keyof typeof step];
    if (by === undefined) return;
    this.place = Math.min(Math.max(this.place + by, 0), last);
    this.draw();
    event.preventDefault();
    event.stopPropagation();
  }

  private point(event: PointerEvent): void {
    const left = this.plot.getBoundingClientRect().left;
    const place = nearest(this.curves.at, this.scales().x.back(event.clientX - left));
    if (place === this.place) return;
    this.place = place;
    this.draw();
  }
}

function nearest(at: number[], quantity: number): number {
  let best = 0;
  at.forEach((q, place) => {
    if (Math.abs(Math.log(q / quantity)) < Math.abs(Math.log(at[best] / quantity))) best = place;
  });
  return best;
}

