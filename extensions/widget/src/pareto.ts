// Price against lead time: a mark for each candidate that can, larger for more CO2e; those that no other beats stand out.

import { asTable, axes, followWidth, LogScale, svg } from "./chart";
import { element } from "./dom";
import type { Candidates } from "./candidate_data";
import { say } from "./words";

const SMALL = 3;
const LARGE = 9;

export class Pareto {
  readonly element = element("div", "dfdm-pareto");
  private readonly plot = element("div", "dfdm-plot");
  private readonly readout = element("p", "dfdm-readout");
  private readonly legend = element("div", "dfdm-legend-list");
  private readonly figures = element("div", "");
  private readonly stop: () => void;
  private all: Candidates | null = null;
  private places: number[] = [];
  private front: number[] = [];
  private chosen = -1;
  private cursor = -1;

  constructor(private readonly choose: (place: number) => void) {
    this.plot.tabIndex = 0;
    this.plot.setAttribute("role", "application");
    this.plot.setAttribute("aria-roledescription", "plot");
    this.readout.setAttribute("aria-live", "polite");
    this.plot.addEventListener("keydown", (event) => this.press(event));
    this.plot.addEventListener("pointermove", (event) => this.hover(event));
    this.plot.addEventListener("pointerleave", () => this.point(this.chosen));
    this.plot.addEventListener("click", (event) => {
      const place = this.near(event);
      if (place >= 0) this.choose(place);
    });
    this.element.append(this.plot, this.readout, this.legend, this.figures);
    this.stop = followWidth(this.plot, () => this.draw());
  }

  show(all: Candidates, keep: Uint8Array, chosen: number): void {
    this.all = all;
    this.places = [];
    for (let place = 0; place < all.count; place += 1) if (keep[place] && all.able(place)) this.places.push(place);
    this.places.sort((a, b) => all.figure(a, "price") - all.figure(b, "price") || all.figure(a, "p90") - all.figure(b, "p90"));
    this.front = this.places.filter((place) => all.front(place));
    this.chosen = chosen;
    if (!this.places.includes(this.cursor)) this.cursor = this.places.includes(chosen) ? chosen : -1;
    this.plot.setAttribute("aria-label",
      say("Price against lead time of {count} candidates, {front} on the Pareto front.", { count: this.places.length, front: this.front.length }) +
      ` ${say("Left and right go along the front, up and down through all by price, Enter chooses.")}`);
    this.figures.replaceChildren(this.table());
    this.legend.replaceChildren(...this.legendEntries());
    this.draw();
  }

  dispose(): void {
    this.stop();
  }

  private table(): HTMLElement {
    const all = this.all!;
    return asTable(say("The front as a table"), [say("Node"), say("Each, delivered"), say("Days"), say("CO2e each")], () => this.front.slice(0, 100).map((p) => [
      `${all.name(p)}, ${all.process(p)}`, all.money(all.figure(p, "price")), all.days(p), all.co2e(p),
    ]), Boolean(this.figures.querySelector("details")?.open));
  }

  private sizes(): [number, number] {
    let [low, high] = [Infinity, -Infinity];
    for (const place of this.places) {
      const kg = Math.max(this.all!.figure(place, "co2e"), 1e-9);
      low = Math.min(low, kg);
      high = Math.max(high, kg);
    }
    return [low, Math.max(high, low * 1.0001)];
  }

  private radius(kg: number, [low, high]: [number, number]): number {
    return SMALL + (LARGE - SMALL) * Math.sqrt(Math.max(0, Math.log(Math.max(kg, 1e-9) / low) / Math.log(high / low)));
  }

  private legendEntries(): HTMLElement[] {
    if (!this.places.length) return [];
    const [low, high] = this.sizes();
    const entry = (mark: SVGElement, words: string): HTMLElement => {
      const made = element("span", "dfdm-legend-entry-still");
      const sample = svg("svg", { width: 22, height: 22, "aria-hidden": "true" });
      sample.append(mark);
      made.append(sample, document.createTextNode(words));
      return made;
    };
    const dot = (name: string, r: number): SVGElement => svg("circle", { cx: 11, cy: 11, r, class: name });
    const kg = (n: number): string => `${Number(n.toPrecision(2))} kg CO2e`;
    return [
      entry(dot("dfdm-dot-front", 5), say("none is better in price, time, CO2e and risk at once")),
      entry(dot("dfdm-dot", 5), say("others")),
      entry(svg("path", { d: "M2 4V12H20", class: "dfdm-front-line" }), say("none is both cheaper and quicker")),
      entry(dot("dfdm-dot", SMALL), kg(low)),
      entry(dot("dfdm-dot", LARGE), kg(high)),
    ];
  }

  private box(): { left: number; top: number; right: number; bottom: number; width: number; height: number } {
    const width = Math.max(this.plot.clientWidth, 240);
    const height = Math.round(Math.min(Math.max(width * 0.48, 240), 380));
    return { left: 48, top: 26, right: width - 24, bottom: height - 42, width, height };
  }

  private scales(): { x: LogScale; y: LogScale } {
    const [all, box] = [this.all!, this.box()];
    return {
      x: new LogScale(this.places.map((p) => all.figure(p, "price")), box.left, box.right),
      y: new LogScale(this.places.map((p) => all.figure(p, "p90")), box.bottom, box.top),
    };
  }

  private draw(): void {
    const all = this.all;
    if (!all || !this.plot.clientWidth) return;
    if (!this.places.length) {
      this.plot.replaceChildren(element("p", "dfdm-small", say("No candidate that can make it is among those shown.")));
      this.readout.textContent = "";
      return;
    }
    const box = this.box();
    const { x, y } = this.scales();
    const root = svg("svg", { width: box.width, height: box.height, "aria-hidden": "true" });
    root.append(axes(x, y, box, {
      x: say("{currency} a piece, delivered", { currency: all.words.currency }), y: say("Days until it is there (P90)"),
    }));
    const sizes = this.sizes();
    const spot = (place: number): [number, number, number] => [
      x.at(all.figure(place, "price")), y.at(all.figure(place, "p90")), this.radius(all.figure(place, "co2e"), sizes),
    ];
    // All others in one path: thousands of elements would be slow.
    let others = "";
    for (const place of this.places) {
      if (all.front(place)) continue;
      const [cx, cy, r] = spot(place);
      others += `M${(cx - r).toFixed(1)} ${cy.toFixed(1)}a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(2 * r).toFixed(1)} 0a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(-2 * r).toFixed(1)} 0`;
    }
    root.append(svg("path", { d: others, class: "dfdm-dot" }));
    root.append(svg("path", { d: this.staircase(x, y, box.right), class: "dfdm-front-line" }));
    for (const place of this.front) {
      const [cx, cy, r] = spot(place);
      root.append(svg("circle", { cx, cy, r, class: "dfdm-dot-front" }));
    }
    for (const [place, name] of [[this.chosen, "dfdm-dot-chosen"], [this.cursor, "dfdm-dot-cursor"]] as const) {
      if (place < 0 || !this.places.includes(place)) continue;
      const [cx, cy, r] = spot(place);
      root.append(svg("circle", { cx, cy, r: r + 4, class: name }));
    }
    this.plot.replaceChildren(root);
    this.say();
  }

  /** Along those that none beats in price and time: down where the next is quicker, to the right where it is dearer. */
  private staircase(x: LogScale, y: LogScale, right: number): string {
    const all = this.all!;
    let [best, path] = [Infinity, ""];
    for (const place of this.places) {
      const days = all.figure(place, "p90");
      if (days >= best) continue;
      const [px, py] = [x.at(all.figure(place, "price")).toFixed(1), y.at(days).toFixed(1)];
      path += path ? `H${px}V${py}` : `M${px} ${py}`;
      best = days;
    }
    return path ? `${path}H${right}` : "";
  }

  private say(): void {
    const place = this.cursor >= 0 ? this.cursor : this.chosen;
    this.readout.textContent = place >= 0 && this.all && this.places.includes(place) ? this.all.sentence(place)
      : say("Point at a mark, or move with the arrow keys, to read it here.");
  }

  private point(place: number): void {
    if (place === this.cursor) return;
    this.cursor = place;
    this.draw();
  }

  private press(event: KeyboardEvent): void {
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const through = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (along || through) {
      const list = along ? this.front : this.places;
      const here = list.indexOf(this.cursor);
      const next = here < 0 ? 0 : Math.min(Math.max(here + (along ?? through!), 0), list.length - 1);
      if (list.length) this.point(list[next]);
    } else if ((event.key === "Enter" || event.key === " ") && this.cursor >= 0) {
      this.choose(this.cursor);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private near(event: MouseEvent): number {
    const all = this.all;
    if (!all || !this.places.length) return -1;
    const frame = this.plot.getBoundingClientRect();
    const { x, y } = this.scales();
    const [px, py] = [event.clientX - frame.left, event.clientY - frame.top];
    let [best, found] = [14 ** 2, -1];
    for (const place of [...this.places, ...this.front]) {
      const away = (x.at(all.figure(place, "price")) - px) ** 2 + (y.at(all.figure(place, "p90")) - py) ** 2;
      if (away <= best) [best, found] = [away, place];
    }
    return found;
  }

  private hover(event: PointerEvent): void {
    const place = this.near(event);
    this.plot.style.cursor = place >= 0 ? "pointer" : "";
    if (place >= 0) this.point(place);
  }
}
