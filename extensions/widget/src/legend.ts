// What the lit-up faces mean, and what the colors of values mean.

import { element } from "./dom";
import type { Highlight, Scale } from "./model";
import { phrase, say } from "./words";

export class Legend {
  readonly element = element("ul", "dfdm-legend");

  constructor() {
    this.element.setAttribute("aria-label", say("What the colors mean"));
  }

  /** `before` is the color of what was there before, where it is shown. */
  show(highlights: Highlight[], before = ""): void {
    const all = highlights.filter((h) => h.label && h.faces.length > 0).map((h) => [h.color, toldOf(h)]);
    const told = all.filter((one, i) => all.findIndex((other) => other.join() === one.join()) === i); // each said once
    if (before) told.push([before, say("As it was before")]);
    const rows = told.map(([color, words]) => {
      const row = element("li", "");
      const swatch = element("span", "dfdm-swatch");
      swatch.style.background = color;
      row.append(swatch, element("span", "", words));
      return row;
    });
    this.element.replaceChildren(...rows);
    this.element.hidden = rows.length === 0;
  }
}

/** `Wall too thin (3 faces)`. */
export function toldOf({ label, faces }: Highlight): string {
  return `${label} (${faces.length === 1 ? say("1 face") : say("{count} faces", { count: faces.length })})`;
}

/** The scale of a heat map: colors, ticks, the limit, and what is not measured. */
export class ScaleBar {
  readonly element = element("div", "dfdm-scale");

  constructor() {
    this.element.setAttribute("role", "img");
  }

  show(scale: Scale | null): void {
    this.element.hidden = scale === null;
    this.element.replaceChildren();
    if (!scale) return;
    this.element.setAttribute("aria-label", describe(scale));
    const span = scale.high - scale.low;
    const place = (value: number): string => `${(100 * Math.min(Math.max((value - scale.low) / span, 0), 1)).toFixed(2)}%`;
    const bar = element("div", "dfdm-scale-bar");
    bar.style.background = `linear-gradient(to right, ${scale.stops.map(([at, color]) => `${color} ${100 * at}%`).join(", ")})`;
    const ticks = element("div", "dfdm-scale-ticks");
    for (const value of ticksOf(scale.low, scale.high)) {
      const tick = element("span", "", short(value));
      tick.style.left = place(value);
      ticks.append(tick);
    }
    const head = element("div", "dfdm-scale-head");
    head.append(element("span", "dfdm-scale-title", scale.unit ? `${scale.title}, ${scale.unit}` : scale.title));
    if (scale.limit !== null) {
      head.append(element("span", "dfdm-scale-limit", bound(scale, short(scale.limit))));
      if (scale.limit >= scale.low && scale.limit <= scale.high) {
        const mark = element("span", "dfdm-scale-mark");
        mark.style.left = place(scale.limit);
        bar.append(mark);
      }
    }
    const missing = element("div", "dfdm-scale-missing");
    missing.hidden = !scale.gaps;
    missing.append(element("span", "dfdm-swatch dfdm-hatched"), element("span", "", scale.missing));
    this.element.append(head, bar, ticks, missing);
  }
}

/** A scale in words. */
export function describe(scale: Scale): string {
  const unit = scale.unit ? ` ${scale.unit}` : "";
  const limit = scale.limit === null ? "" : `, ${say("limit {bound}", { bound: bound(scale, short(scale.limit) + unit) })}`;
  const ends = { title: scale.title, low: short(scale.low), high: short(scale.high) + unit };
  return say("{title}: colors from {low} to {high}", ends) + limit;
}

function bound(scale: Scale, limit: string): string {
  return say(scale.limit_is === "most" ? phrase("at most {limit}") : phrase("at least {limit}"), { limit });
}

/** Round numbers along a scale, four or so. */
export function ticksOf(low: number, high: number): number[] {
  const raw = (high - low) / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= raw) as number;
  const made: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) made.push(i * step);
  return made;
}

export function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
