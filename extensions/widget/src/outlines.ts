// The outlines of the land as Python has them too, and Mercator's projection of a sphere.

import world from "../../../dfdm/data/world.json";

export const NORTHMOST = 82;
export const SOUTHMOST = -58;

/** Numbers of seven bits a byte, low ones first, even ones positive: a count, a point, then steps from point to point. */
function lines(text: string): [number, number][][] {
  const data = atob(text);
  let at = 0;
  const read = (): number => {
    let [number, factor] = [0, 1];
    for (;;) {
      const byte = data.charCodeAt(at);
      at += 1;
      number += (byte % 128) * factor;
      if (byte < 128) return number % 2 ? -(number + 1) / 2 : number / 2;
      factor *= 128;
    }
  };
  const found: [number, number][][] = [];
  while (at < data.length) {
    const count = read();
    let [x, y] = [0, 0];
    const line: [number, number][] = [];
    for (let i = 0; i < count; i += 1) {
      x += read();
      y += read();
      line.push([x / world.per_degree, y / world.per_degree]);
    }
    found.push(line);
  }
  return found;
}

/** Longitude and latitude in degrees to the map: x to the east, y to the SOUTH, in degrees of the equator. */
export function mercator(lon: number, lat: number): [number, number] {
  const bounded = (Math.min(Math.max(lat, SOUTHMOST), NORTHMOST) * Math.PI) / 180;
  return [lon, (-Math.atanh(Math.sin(bounded)) * 180) / Math.PI];
}

/** A line on the map: x and y of its points in turn, and the box around them. */
export interface Outline {
  points: Float32Array;
  left: number;
  right: number;
  top: number;
  foot: number;
}

let known: { land: Outline[]; borders: Outline[] } | null = null;

/** The outlines on the map, made when a map is first drawn. */
export function outlines(): { land: Outline[]; borders: Outline[] } {
  known ??= { land: lines(world.land).map(projected), borders: lines(world.borders).map(projected) };
  return known;
}

function projected(line: [number, number][]): Outline {
  const points = new Float32Array(2 * line.length);
  line.forEach(([lon, lat], n) => points.set(mercator(lon, lat), 2 * n));
  const made = { points, left: Infinity, right: -Infinity, top: Infinity, foot: -Infinity };
  for (let n = 0; n < points.length; n += 2) {
    made.left = Math.min(made.left, points[n]);
    made.right = Math.max(made.right, points[n]);
    made.top = Math.min(made.top, points[n + 1]);
    made.foot = Math.max(made.foot, points[n + 1]);
  }
  return made;
}

const EARTH_KM = 6371.0088;

/** Points of the map at one distance from a place; they run on to the east or west beyond the map. */
export function ring(lon: number, lat: number, km: number, points = 181): [number, number][] {
  const [here, far] = [(lat * Math.PI) / 180, km / EARTH_KM];
  const found: [number, number][] = [];
  let [before, turn] = [0, 0];
  for (let i = 0; i < points; i += 1) {
    const bearing = (2 * Math.PI * i) / (points - 1);
    const sine = Math.sin(here) * Math.cos(far) + Math.cos(here) * Math.sin(far) * Math.cos(bearing);
    const there = Math.asin(Math.min(Math.max(sine, -1), 1));
    const east = Math.atan2(Math.sin(bearing) * Math.sin(far) * Math.cos(here), Math.cos(far) - Math.sin(here) * Math.sin(there));
    if (i > 0 && east - before > Math.PI) turn -= 2 * Math.PI;
    if (i > 0 && east - before < -Math.PI) turn += 2 * Math.PI;
    before = east;
    found.push(mercator(lon + ((east + turn) * 180) / Math.PI, (there * 180) / Math.PI));
  }
  return found;
}
