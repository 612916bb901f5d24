// The marks of the map: one for each node, or one for several that would overlap.

import { svg } from "./chart";
import type { Kind } from "./candidate_data";

const CELL = 46;

export interface Spot {
  node: number;
  best: number; // the place of its best candidate
  kind: Kind;
  x: number;
  y: number;
}

/** Spots that are drawn as one mark, at their middle, with its radius in pixels. */
export interface Group {
  spots: Spot[];
  x: number;
  y: number;
  r: number;
}

/** A mark as it is drawn, in pixels. */
export interface Mark {
  spots: Spot[];
  x: number;
  y: number;
  element: SVGElement;
}

/** Put together what would overlap at this scale; the chosen one stays alone. It does not depend on what is in view. */
export function groups(spots: Spot[], scale: number, chosen: number): Group[] {
  const cells = new Map<string, Spot[]>();
  const found: Group[] = [];
  for (const spot of spots) {
    if (spot.node === chosen) {
      found.push(grouped([spot]));
      continue;
    }
    const key = `${Math.floor((spot.x * scale) / CELL)} ${Math.floor((spot.y * scale) / CELL)}`;
    const cell = cells.get(key);
    if (cell) cell.push(spot);
    else cells.set(key, [spot]);
  }
  let left: Group[] = [];
  for (const cell of cells.values()) {
    const alone = cell.length <= 4 && cell.every((one, n) => cell.slice(n + 1).every((other) => far(grouped([one]), grouped([other]), scale)));
    left.push(...(alone ? cell.map((spot) => grouped([spot])) : [grouped(cell)]));
  }
  for (let again = true; again; ) {
    again = false;
    const merged: Group[] = [];
    for (const group of left.sort((a, b) => b.spots.length - a.spots.length)) {
      const near = merged.findIndex((other) => !far(group, other, scale));
      if (near < 0) merged.push(group);
      else {
        merged[near] = grouped([...merged[near].spots, ...group.spots]);
        again = true;
      }
    }
    left = merged;
  }
  return [...found, ...left];
}

function grouped(spots: Spot[]): Group {
  const [x, y] = spots.reduce(([sx, sy], spot) => [sx + spot.x, sy + spot.y], [0, 0]);
  const r = spots.length === 1 ? 6 : Math.min(11 + 2.2 * Math.log(spots.length), 22);
  return { spots, x: x / spots.length, y: y / spots.length, r };
}

function far(one: Group, other: Group, scale: number): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) * scale > one.r + other.r + 2;
}

export function shape(kind: Kind, x: number, y: number): SVGElement {
  if (kind === "yes") return svg("circle", { cx: x, cy: y, r: 5.5, class: "dfdm-spot dfdm-spot-yes" });
  if (kind === "unknown") {
    return svg("path", { d: `M${x} ${y - 6.5}L${x + 6.5} ${y}L${x} ${y + 6.5}L${x - 6.5} ${y}Z`, class: "dfdm-spot dfdm-spot-unknown" });
  }
  return svg("path", { d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`, class: "dfdm-spot-no" });
}

/** Who can and who cannot, as shares of the rim of a group. */
export function donut(counts: (readonly [Kind, number])[], x: number, y: number, r: number): SVGElement[] {
  const total = counts.reduce((sum, [, n]) => sum + n, 0);
  const around = 2 * Math.PI * r;
  let done = 0;
  return counts.filter(([, n]) => n).map(([kind, n]) => {
    const arc = svg("circle", {
      cx: x, cy: y, r, class: `dfdm-rim dfdm-rim-${kind}`, transform: `rotate(-90 ${x} ${y})`,
      "stroke-dasharray": `${((n / total) * around).toFixed(2)} ${around.toFixed(2)}`,
      "stroke-dashoffset": (-(done / total) * around).toFixed(2),
    });
    done += n;
    return arc;
  });
}

/** The name of a mark on the side where there is room, cut where there is none. */
export function nameBeside(words: string, x: number, y: number, width: number): SVGElement {
  const wide = 7 * words.length + 20; // about
  const left = x + wide > width && x > width / 2;
  const room = Math.floor(((left ? x : width - x) - 20) / 7);
  const cut = words.length > room ? `${words.slice(0, Math.max(room - 1, 0))}…` : words;
  const place = { x: x + (left ? -15 : 15), y: y + 4, "text-anchor": left ? "end" : "start" };
  return svg("text", { ...place, class: "dfdm-map-words" }, cut);
}
