// Lines and words over the picture that stay where they belong on the part: measures, names of arrows.

import type { Vector3 } from "three";

const SVG = "http://www.w3.org/2000/svg";

export interface Mark {
  kind: "measure" | "name" | "point";
  from: Vector3;
  to?: Vector3;
  label: string;
}

export class Overlay {
  readonly element = document.createElementNS(SVG, "svg");
  private readonly marks = new Map<string, Mark[]>();

  constructor() {
    this.element.setAttribute("class", "dfdm-overlay");
    // What is written here is told in words below the picture.
    this.element.setAttribute("aria-hidden", "true");
  }

  set(group: string, marks: Mark[]): void {
    this.marks.set(group, marks);
  }

  /** Draw all marks; `place` says where a point of the part is in the picture, in pixels. */
  draw(place: (at: Vector3) => { x: number; y: number }, width: number, height: number): void {
    const made: SVGElement[] = [];
    const taken: { x: number; y: number }[] = [];
    for (const mark of [...this.marks.values()].flat()) {
      const a = place(mark.from), b = mark.to ? place(mark.to) : a;
      if (![a.x, a.y, b.x, b.y].every(Number.isFinite)) continue; // a picture without width, or seen from the point itself
      if (mark.to) {
        for (const part of ["halo", mark.kind]) {
          made.push(shape("line", `dfdm-mark-${part}`, { x1: a.x, y1: a.y, x2: b.x, y2: b.y }));
        }
      }
      if (mark.kind !== "name") {
        for (const end of mark.to ? [a, b] : [a]) made.push(shape("circle", "dfdm-mark-end", { cx: end.x, cy: end.y, r: 3.5 }));
      }
      if (!mark.label) continue;
      const half = 4 * mark.label.length;
      const x = Math.min(Math.max((a.x + b.x) / 2, half), Math.max(width - half, half));
      let y = Math.min(Math.max((a.y + b.y) / 2 - 10, 12), height - 8);
      while (taken.some((other) => Math.abs(other.y - y) < 15 && Math.abs(other.x - x) < 2 * half)) y += 15;
      taken.push({ x, y });
      const text = shape("text", `dfdm-mark-label dfdm-mark-${mark.kind}-label`, { x, y });
      text.textContent = mark.label;
      made.push(text);
    }
    this.element.replaceChildren(...made);
  }
}

function shape(tag: string, name: string, values: Record<string, number>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  made.setAttribute("class", name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, value.toFixed(1));
  return made;
}
