// A rougher stand-in of a large part, drawn while the view moves where a whole picture takes too long.

import type { Triangles } from "./mesh";

const CELLS = 72;

/**
 * Vertices that share a cell of a grid become one of them, and triangles that lose a corner by it go; faces are kept.
 * Returns the welded mesh, and the vertex that each of its vertices was.
 */
export function coarse({ positions, corners, faces }: Triangles): { mesh: Triangles; source: Uint32Array } {
  const count = positions.length / 3;
  const low = [Infinity, Infinity, Infinity], high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    const axis = i % 3;
    if (positions[i] < low[axis]) low[axis] = positions[i];
    if (positions[i] > high[axis]) high[axis] = positions[i];
  }
  const cell = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2], 1e-9) / CELLS;
  const wide = CELLS + 2;
  const first = new Map<number, number>();
  const source: number[] = [];
  const place = new Uint32Array(count);
  for (let v = 0; v < count; v++) {
    const [x, y, z] = [0, 1, 2].map((axis) => Math.floor((positions[3 * v + axis] - low[axis]) / cell));
    const key = (x * wide + y) * wide + z;
    let found = first.get(key);
    if (found === undefined) {
      found = source.length;
      first.set(key, found);
      source.push(v);
    }
    place[v] = found;
  }
  const kept: number[] = [];
  const owners: number[] = [];
  for (let t = 0; t < faces.length; t++) {
    const [a, b, c] = [place[corners[3 * t]], place[corners[3 * t + 1]], place[corners[3 * t + 2]]];
    if (a === b || b === c || c === a) continue;
    kept.push(a, b, c);
    owners.push(faces[t]);
  }
  const moved = new Float32Array(3 * source.length);
  source.forEach((v, k) => moved.set(positions.subarray(3 * v, 3 * v + 3), 3 * k));
  return {
    mesh: { positions: moved, corners: Uint32Array.from(kept), faces: Uint32Array.from(owners) },
    source: Uint32Array.from(source),
  };
}
