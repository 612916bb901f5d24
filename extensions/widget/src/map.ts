// A map of the nodes around the place of delivery: outlines that come with the widget, no tiles, no request.

import { asTable, followWidth, svg } from "./chart";
import { button, element } from "./dom";
import { drawLand } from "./land";
import { mercator, NORTHMOST, ring, SOUTHMOST } from "./outlines";
import { followTheme } from "./theme";
import { donut, type Group, groups, type Mark, nameBeside, shape, type Spot } from "./marks";
import type { Candidates, Kind } from "./candidate_data";
import { phrase, say } from "./words";

const RINGS_KM = [25, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
const NEAR = 10;
const MOST_PER_DEGREE = 160;
const WORDS: Record<Kind, string> = {
  yes: phrase("can make it"), unknown: phrase("nobody can say"), no: phrase("cannot"),
};
const [TOP, FOOT] = [mercator(0, NORTHMOST)[1], mercator(0, SOUTHMOST)[1]];

export class WorldMap {
  readonly element = element("div", "dfdm-map");
  private readonly plot = element("div", "dfdm-plot dfdm-map-plot");
  private readonly readout = element("p", "dfdm-readout");
  private readonly legend = element("div", "dfdm-legend-list");
  private readonly figures = element("div", "");
  private readonly root = svg("svg", { role: "group" });
  private readonly ground = element("canvas", "dfdm-ground");
  private readonly rings = svg("g", { class: "dfdm-rings", "aria-hidden": "true" });
  private readonly marks = svg("g", {});
  private readonly stop: () => void;
  private all: Candidates | null = null;
  private home: { lon: number; lat: number; name: string } | null = null;
  private spots: Spot[] = [];
  private shown: Mark[] = [];
  private chosenNode = -1;
  private focus = 0;
  private width = 0;
  private height = 0;
  private scale = 2; // pixels per degree of the equator
  private center: [number, number] = [0, 0];
  private fitted = "";
  private drawn = ""; // the view that the land was drawn for
  private drag: { x: number; y: number; moved: boolean } | null = null;
  private asked = false;
  private grouped: { key: string; spots: Spot[]; groups: Group[] } = { key: "", spots: [], groups: [] };

  constructor(private readonly choose: (place: number) => void) {
    const bar = element("div", "dfdm-map-bar");
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", say("Part of the map"));
    bar.append(
      button("+", say("Zoom in (+)"), () => this.zoom(1.6)), button("−", say("Zoom out (−)"), () => this.zoom(1 / 1.6)),
      button(say("Makers"), say("Show all that can make it (M)"), () => this.fit("makers")),
      button(say("Nearest"), say("Show the nearest that can make it (N)"), () => this.fit("near")),
      button(say("World"), say("Show the world (W)"), () => this.fit("world")),
    );
    const hint = say("Arrow keys go from mark to mark, Enter chooses or opens a group, Shift and arrow keys move the map, + and − zoom.");
    this.root.setAttribute("aria-label", `${say("Map of the nodes.")} ${hint}`);
    this.plot.title = say("Drag moves the map; the wheel zooms once the map is clicked");
    this.readout.setAttribute("aria-live", "polite");
    this.ground.setAttribute("aria-hidden", "true");
    this.root.append(this.rings, this.marks);
    this.plot.append(this.ground, this.root);
    this.plot.addEventListener("keydown", (event) => this.press(event));
    this.plot.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.plot.addEventListener("pointerdown", (event) => (this.drag = { x: event.clientX, y: event.clientY, moved: false }));
    this.plot.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointerleave"]) {
      this.plot.addEventListener(name, () => {
        if (this.drag && !this.drag.moved) this.drag = null;
        else setTimeout(() => (this.drag = null)); // the click that ends a drag chooses nothing
      });
    }
    this.element.append(bar, this.plot, this.readout, this.legend, this.figures);
    const stopTheme = followTheme(() => {
      this.drawn = "";
      this.drawSoon();
    });
    const stopWidth = followWidth(this.plot, (width) => {
      this.width = width;
      this.height = Math.round(Math.min(Math.max(width * 0.55, 210), 460));
      this.root.setAttribute("width", String(width));
      this.root.setAttribute("height", String(this.height));
      if (this.fitted) this.fit(this.fitted);
      else this.draw();
    });
    this.stop = () => {
      stopTheme();
      stopWidth();
    };
  }

  show(all: Candidates, keep: Uint8Array, order: Int32Array, chosen: number, home: { lon: number; lat: number; name: string }): void {
    const other = this.home === null || this.home.lon !== home.lon || this.home.lat !== home.lat || all.count !== this.all?.count;
    this.all = all;
    this.home = Number.isFinite(home?.lon) && Number.isFinite(home?.lat) ? home : null; // nothing was matched yet
    this.chosenNode = chosen >= 0 ? all.node(chosen) : -1;
    this.gather(keep, order);
    this.legend.replaceChildren(...this.legendEntries());
    this.figures.replaceChildren(this.table());
    if (other || !this.fitted) this.fit("makers");
    else this.drawSoon();
  }

  dispose(): void {
    this.stop();
  }

  /** One spot for each node: the best kind among its candidates, of those the one that ranks first. */
  private gather(keep: Uint8Array, order: Int32Array): void {
    const [all, home] = [this.all!, this.home!];
    const found = new Map<number, Spot>();
    const rank: Record<Kind, number> = { yes: 2, unknown: 1, no: 0 };
    for (const place of order) {
      if (!keep[place]) continue;
      const kind: Kind = all.able(place) ? "yes" : all.kind(place) === "yes" ? "unknown" : all.kind(place);
      const node = all.node(place);
      const known = found.get(node);
      if (known && rank[known.kind] >= rank[kind]) continue;
      const [lon, lat] = all.point(node);
      const around = home.lon + ((((lon - home.lon + 180) % 360) + 360) % 360) - 180; // the shorter way around
      const [x, y] = mercator(around, lat);
      found.set(node, { node, best: place, kind, x, y });
    }
    this.spots = [...found.values()];
  }

  private table(): HTMLElement {
    const all = this.all!;
    const near = (): string[][] =>
      [...this.spots]
        .sort((a, b) => all.figure(a.best, "distance") - all.figure(b.best, "distance"))
        .slice(0, 100)
        .map((s) => [
          all.name(s.best), all.town(s.best), all.km(s.best), say(WORDS[s.kind]), all.money(all.figure(s.best, "price")),
        ]);
    return asTable(
      this.spots.length > 100 ? say("The 100 nearest nodes as a table") : say("The nodes by distance as a table"),
      [say("Node"), say("Place"), say("Distance"), say("Can it?"), say("Each, delivered")], near,
      Boolean(this.figures.querySelector("details")?.open),
    );
  }

  private legendEntries(): HTMLElement[] {
    const entry = (mark: SVGElement[], words: string): HTMLElement => {
      const made = element("span", "dfdm-legend-entry-still");
      const sample = svg("svg", { width: 22, height: 22, "aria-hidden": "true" });
      sample.append(...mark);
      made.append(sample, document.createTextNode(words));
      return made;
    };
    const kinds = (["yes", "unknown", "no"] as Kind[]).filter((kind) => this.spots.some((spot) => spot.kind === kind));
    return [
      ...kinds.map((kind) => entry([shape(kind, 11, 11)], say(WORDS[kind]))),
      entry([svg("rect", { x: 6, y: 6, width: 10, height: 10, class: "dfdm-home" })], say("place of delivery")),
      entry([svg("circle", { cx: 11, cy: 11, r: 8, class: "dfdm-group" })], say("several nodes")),
      entry([svg("circle", { cx: 11, cy: 11, r: 8, class: "dfdm-ring-sample" })], say("same distance")),
    ];
  }

  private fit(what: string): void {
    this.fitted = what;
    if (!this.width || !this.home || !this.all) return;
    const all = this.all;
    const home = mercator(this.home.lon, this.home.lat);
    let spots = this.spots.filter((spot) => spot.kind === "yes");
    if (!spots.length) spots = this.spots;
    if (what === "near") {
      spots = [...spots].sort((a, b) => all.figure(a.best, "distance") - all.figure(b.best, "distance")).slice(0, NEAR);
    }
    const xs = [home[0], ...spots.map(({ x }) => x)];
    const ys = [home[1], ...spots.map(({ y }) => y)];
    let [left, right] = [Math.min(...xs), Math.max(...xs)];
    let [top, foot] = [Math.min(...ys), Math.max(...ys)];
    if (what === "world") [left, right, top, foot] = [this.home.lon - 180, this.home.lon + 180, TOP, FOOT];
    const margin = what === "world" ? 0 : 40;
    const [wide, high] = [Math.max(right - left, 0.5), Math.max(foot - top, 0.5)];
    this.center = [(left + right) / 2, (top + foot) / 2];
    this.scale = Math.min((this.width - 2 * margin) / wide, (this.height - 2 * margin) / high);
    this.bound();
    this.draw();
  }

  private zoom(by: number, at: [number, number] = [this.width / 2, this.height / 2]): void {
    const [x, y] = [this.center[0] + (at[0] - this.width / 2) / this.scale, this.center[1] + (at[1] - this.height / 2) / this.scale];
    const before = this.scale;
    this.scale *= by;
    this.bound();
    const real = this.scale / before;
    this.center = [x + (this.center[0] - x) / real, y + (this.center[1] - y) / real];
    this.bound();
    this.fitted = " "; // stays where it is when the width changes
    this.drawSoon();
  }

  private bound(): void {
    const least = Math.min(this.width / 360, this.height / (FOOT - TOP));
    this.scale = Math.min(Math.max(this.scale, least), MOST_PER_DEGREE);
    const half = this.height / 2 / this.scale;
    const [low, high] = [TOP + half, FOOT - half];
    this.center[1] = low > high ? (TOP + FOOT) / 2 : Math.min(Math.max(this.center[1], low), high);
    if (this.home) this.center[0] = Math.min(Math.max(this.center[0], this.home.lon - 180), this.home.lon + 180);
  }

  private drawSoon(): void {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.draw();
    });
  }

  private at(x: number, y: number): [number, number] {
    return [(x - this.center[0]) * this.scale + this.width / 2, (y - this.center[1]) * this.scale + this.height / 2];
  }

  private draw(): void {
    if (!this.width || !this.home || !this.all) return;
    const [ox, oy] = this.at(0, 0);
    const view = `${this.width} ${this.height} ${ox} ${oy} ${this.scale}`;
    if (view !== this.drawn) {
      this.drawn = view;
      drawLand(this.ground, this.width, this.height, ox, oy, this.scale);
    }
    this.drawRings();
    const focused = this.marks.contains(document.activeElement);
    this.cluster();
    const home = this.at(...mercator(this.home.lon, this.home.lat));
    const flag = svg("g", { class: "dfdm-home-group", "aria-hidden": "true" });
    const right = home[0] > this.width - 110;
    flag.append(
      svg("path", { d: `M${home[0]} ${home[1]}v-22`, class: "dfdm-pole" }),
      svg("circle", { cx: home[0], cy: home[1], r: 2.5, class: "dfdm-home dfdm-home-point" }),
      svg("rect", { x: home[0] - 5, y: home[1] - 30, width: 10, height: 10, class: "dfdm-home" }),
      svg("text", { x: home[0] + (right ? -9 : 9), y: home[1] - 21, "text-anchor": right ? "end" : "start", class: "dfdm-map-words" }, this.home.name),
    );
    this.marks.replaceChildren(...[...this.shown].reverse().map((mark) => mark.element), flag);
    if (focused) (this.shown[this.focus]?.element as unknown as HTMLElement | undefined)?.focus({ preventScroll: true });
    this.say();
  }

  private drawRings(): void {
    this.rings.replaceChildren();
    const home = this.home!;
    const per = 1 / ((Math.cos((home.lat * Math.PI) / 180) * 6371.0088 * Math.PI) / 180); // degrees of the map per km, near home
    const fitting = RINGS_KM.filter((km) => km * per * this.scale > 34 && km * per * this.scale < 1.3 * Math.hypot(this.width, this.height));
    for (const km of fitting.slice(0, 5)) {
      const points = ring(home.lon, home.lat, km).map(([x, y]) => this.at(x, y));
      this.rings.append(svg("path", { d: `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}` }));
      const inside = points.filter(([x, y]) => x > 30 && x < this.width - 30 && y > 12 && y < this.height - 8);
      const top = inside.reduce((best, point) => (point[1] < best[1] ? point : best), inside[0]);
      if (top) this.rings.append(svg("text", { x: top[0], y: top[1] + 4, "text-anchor": "middle", class: "dfdm-map-words dfdm-ring-words" }, `${km.toLocaleString("en-US")} km`));
    }
  }

  /** Spots near one another on the screen become one mark; the nearest to the place of delivery come first. */
  private cluster(): void {
    const key = `${this.scale} ${this.chosenNode}`;
    if (this.grouped.key !== key || this.grouped.spots !== this.spots) {
      this.grouped = { key, spots: this.spots, groups: groups(this.spots, this.scale, this.chosenNode) };
    }
    const all = this.all!;
    this.shown = [];
    for (const group of this.grouped.groups) {
      const [x, y] = this.at(group.x, group.y);
      if (x > -20 && y > -20 && x < this.width + 20 && y < this.height + 20) this.shown.push(this.mark(group, x, y));
    }
    const near = (mark: Mark): number => mark.spots.reduce((least, spot) => Math.min(least, all.figure(spot.best, "distance")), Infinity);
    const away = new Map(this.shown.map((mark) => [mark, near(mark)]));
    this.shown.sort((a, b) => away.get(a)! - away.get(b)!);
    this.focus = Math.min(this.focus, Math.max(0, this.shown.length - 1));
    this.shown.forEach((mark, n) => mark.element.setAttribute("tabindex", n === this.focus ? "0" : "-1"));
  }

  private mark({ spots, r }: Group, px: number, py: number): Mark {
    const all = this.all!;
    const group = svg("g", { role: "button", class: "dfdm-mark" });
    const mark: Mark = { spots, x: px, y: py, element: group };
    if (spots.length === 1) {
      const chosen = spots[0].node === this.chosenNode;
      group.setAttribute("aria-label", all.sentence(spots[0].best));
      group.setAttribute("aria-pressed", String(chosen));
      group.setAttribute("data-node", String(spots[0].node));
      group.append(svg("circle", { cx: px, cy: py, r: 12, class: "dfdm-target" }));
      if (chosen) group.append(svg("circle", { cx: px, cy: py, r: 11, class: "dfdm-dot-chosen" }));
      group.append(shape(spots[0].kind, px, py));
      if (chosen) group.append(nameBeside(all.name(spots[0].best), px, py, this.width));
    } else {
      const counts = (["yes", "unknown", "no"] as Kind[]).map((kind) => [kind, spots.filter((s) => s.kind === kind).length] as const);
      const told = counts.filter(([, n]) => n).map(([kind, n]) => `${n} ${say(WORDS[kind])}`).join(", ");
      group.setAttribute("aria-label", say("{count} nodes: {told}", { count: spots.length, told }));
      group.append(svg("circle", { cx: px, cy: py, r, class: "dfdm-group" }), ...donut(counts, px, py, r));
      group.append(svg("text", { x: px, y: py + 4, "text-anchor": "middle", class: "dfdm-count" }, spots.length > 999 ? `${Math.round(spots.length / 100) / 10}k` : String(spots.length)));
    }
    group.addEventListener("click", () => {
      if (this.drag?.moved) return;
      this.focus = this.shown.indexOf(mark);
      this.act(mark);
    });
    group.addEventListener("pointerenter", () => {
      this.readout.textContent = group.getAttribute("aria-label");
    });
    group.addEventListener("pointerleave", () => this.say());
    return mark;
  }

  private act(mark: Mark): void {
    if (mark.spots.length === 1) {
      this.choose(mark.spots[0].best);
      return;
    }
    const xs = mark.spots.map(({ x }) => x);
    const ys = mark.spots.map(({ y }) => y);
    const wide = Math.max(Math.max(...xs) - Math.min(...xs), (Math.max(...ys) - Math.min(...ys)) * 1.6, 1e-6);
    this.center = [(Math.max(...xs) + Math.min(...xs)) / 2, (Math.max(...ys) + Math.min(...ys)) / 2];
    const before = this.scale;
    this.scale = Math.max(Math.min((0.7 * this.width) / wide, this.scale * 8), this.scale * 1.5);
    this.bound();
    if (this.scale === before) this.choose(this.best(mark)); // at one place: the first of them
    this.fitted = " ";
    this.focus = 0;
    this.draw();
  }

  private best(mark: Mark): number {
    const able = mark.spots.filter((spot) => spot.kind === "yes");
    return (able[0] ?? mark.spots[0]).best;
  }

  private say(): void {
    const chosen = this.spots.find((spot) => spot.node === this.chosenNode);
    const here = this.marks.contains(document.activeElement) ? this.shown[this.focus]?.element.getAttribute("aria-label") : null;
    this.readout.textContent = here ?? (chosen ? this.all!.sentence(chosen.best) : say("Point at a mark, or move with the arrow keys, to read it here."));
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const deeds: Record<string, () => void> = {
      "+": () => this.zoom(1.6), "=": () => this.zoom(1.6), "-": () => this.zoom(1 / 1.6),
      m: () => this.fit("makers"), n: () => this.fit("near"), w: () => this.fit("world"),
      Enter: () => this.shown[this.focus] && this.act(this.shown[this.focus]),
      " ": () => this.shown[this.focus] && this.act(this.shown[this.focus]),
    };
    if (step && event.shiftKey) {
      this.center = [this.center[0] + (step[0] * 60) / this.scale, this.center[1] + (step[1] * 60) / this.scale];
      this.bound();
      this.fitted = " ";
      this.draw();
    } else if (step) {
      this.go(step[0], step[1]);
    } else if (deeds[event.key.toLowerCase()] ?? deeds[event.key]) {
      (deeds[event.key] ?? deeds[event.key.toLowerCase()])();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Go to the nearest mark that way. */
  private go(dx: number, dy: number): void {
    const here = this.shown[this.focus];
    if (!here) return;
    let [best, next] = [Infinity, -1];
    this.shown.forEach((mark, n) => {
      const [x, y] = [mark.x - here.x, mark.y - here.y];
      const [along, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
      if (along > 1 && along + 2 * aside < best) [best, next] = [along + 2 * aside, n];
    });
    if (next < 0) return;
    this.focus = next;
    this.shown.forEach((mark, n) => mark.element.setAttribute("tabindex", n === next ? "0" : "-1"));
    (this.shown[next].element as unknown as HTMLElement).focus({ preventScroll: true });
    this.say();
  }

  private wheel(event: WheelEvent): void {
    if (!this.plot.contains(document.activeElement)) return; // else the page could not be scrolled past the map
    const frame = this.plot.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY * 0.0015), [event.clientX - frame.left, event.clientY - frame.top]);
    event.preventDefault();
  }

  private move(event: PointerEvent): void {
    if (!this.drag || !(event.buttons & 1)) return;
    const [dx, dy] = [event.clientX - this.drag.x, event.clientY - this.drag.y];
    if (!this.drag.moved && Math.hypot(dx, dy) < 4) return;
    this.center = [this.center[0] - dx / this.scale, this.center[1] - dy / this.scale];
    this.drag = { x: event.clientX, y: event.clientY, moved: true };
    this.bound();
    this.fitted = " ";
    this.drawSoon();
  }
}
