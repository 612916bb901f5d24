// Triangles as they travel (welded, sorted by face, one count per face), and what is computed from them here: normals
// that crease where the surface turns sharply, and the lines where faces meet.

import { array, type Model } from "./model";

/** Welded triangles: positions in mm, three corners each, the face of each triangle. */
export interface Triangles {
  positions: Float32Array;
  corners: Uint16Array | Uint32Array;
  faces: Uint32Array;
}

/** Vertices split where a face ends or the surface creases; `source` is the welded vertex of each. */
export interface Split {
  positions: Float32Array;
  normals: Float32Array;
  corners: Uint32Array;
  source: Uint32Array;
}

const CREASE = Math.cos((32 * Math.PI) / 180);
const MANY = 48;

/** Read a mesh from the traits whose names begin with `prefix`. */
export function readTriangles(model: Model, prefix: "" | "shade_" | "ghost_"): Triangles {
  const positions = array(model, `${prefix}vertices`, Float32Array);
  const short = positions.length / 3 <= 65536;
  const corners = short
    ? array(model, `${prefix}triangles`, Uint16Array)
    : array(model, `${prefix}triangles`, Uint32Array);
  const runs = array(model, `${prefix}runs`, Uint32Array);
  const faces = new Uint32Array(corners.length / 3);
  let at = 0;
  runs.forEach((count, face) => faces.fill(face, at, (at += count)));
  return { positions, corners, faces };
}

/** Corners sorted by the vertex that they stand on: `start[v]` to `start[v + 1]` in `order`. */
function byVertex(corners: ArrayLike<number>, vertices: number): { start: Uint32Array; order: Uint32Array } {
  const start = new Uint32Array(vertices + 1);
  for (let i = 0; i < corners.length; i++) start[corners[i] + 1]++;
  for (let v = 0; v < vertices; v++) start[v + 1] += start[v];
  const next = start.slice(0, vertices);
  const order = new Uint32Array(corners.length);
  for (let i = 0; i < corners.length; i++) order[next[corners[i]]++] = i;
  return { start, order };
}

/** Twice the area of each triangle along its normal. */
export function areaVectors({ positions, corners }: Pick<Triangles, "positions" | "corners">): Float32Array {
  const made = new Float32Array(corners.length);
  for (let i = 0; i < corners.length; i += 3) {
    const a = 3 * corners[i], b = 3 * corners[i + 1], c = 3 * corners[i + 2];
    const ux = positions[b] - positions[a], uy = positions[b + 1] - positions[a + 1], uz = positions[b + 2] - positions[a + 2];
    const vx = positions[c] - positions[a], vy = positions[c + 1] - positions[a + 1], vz = positions[c + 2] - positions[a + 2];
    made[i] = uy * vz - uz * vy;
    made[i + 1] = uz * vx - ux * vz;
    made[i + 2] = ux * vy - uy * vx;
  }
  return made;
}

/**
 * Split a welded mesh for drawing. The normal of a corner is the mean by area of the triangles around its vertex that
 * turn by less than 32 degrees from its own; corners with the same face and normal stay one vertex.
 */
export function split(mesh: Triangles): Split {
  const { positions, corners, faces } = mesh;
  const vertices = positions.length / 3;
  const area = areaVectors(mesh);
  const { start, order } = byVertex(corners, vertices);
  const length = new Float32Array(faces.length);
  for (let t = 0; t < faces.length; t++) length[t] = Math.hypot(area[3 * t], area[3 * t + 1], area[3 * t + 2]) || 1e-30;
  const made = new Uint32Array(corners.length);
  const source: number[] = [];
  const normals: number[] = [];
  const madeFace: number[] = [];
  for (let v = 0; v < vertices; v++) {
    const first = source.length;
    const from = start[v], to = start[v + 1];
    const crowded = to - from > MANY; // the apex of a fan: compare within its face only
    for (let i = from; i < to; i++) {
      const own = Math.trunc(order[i] / 3);
      const ax = area[3 * own], ay = area[3 * own + 1], az = area[3 * own + 2];
      let x = 0, y = 0, z = 0;
      if (crowded) {
        x = ax; y = ay; z = az;
      } else {
        for (let j = from; j < to; j++) {
          const other = Math.trunc(order[j] / 3);
          const bx = area[3 * other], by = area[3 * other + 1], bz = area[3 * other + 2];
          if (ax * bx + ay * by + az * bz < CREASE * length[own] * length[other] && other !== own) continue;
          x += bx; y += by; z += bz;
        }
      }
      const size = Math.hypot(x, y, z) || 1;
      x /= size; y /= size; z /= size;
      let found = -1;
      for (let k = first; k < source.length && k < first + MANY; k++) {
        if (madeFace[k] !== faces[own]) continue;
        if (Math.abs(normals[3 * k] - x) + Math.abs(normals[3 * k + 1] - y) + Math.abs(normals[3 * k + 2] - z) < 1e-3) {
          found = k;
          break;
        }
      }
      if (found < 0) {
        found = source.length;
        source.push(v);
        madeFace.push(faces[own]);
        normals.push(x, y, z);
      }
      made[order[i]] = found;
    }
  }
  const placed = new Float32Array(3 * source.length);
  source.forEach((v, k) => {
    placed[3 * k] = positions[3 * v];
    placed[3 * k + 1] = positions[3 * v + 1];
    placed[3 * k + 2] = positions[3 * v + 2];
  });
  return { positions: placed, normals: Float32Array.from(normals), corners: made, source: Uint32Array.from(source) };
}

/** Lines where faces meet or the surface ends: their two vertices, and the lower of the faces beside each. */
export function borders({ positions, corners, faces }: Triangles): { ends: Uint32Array; faces: Uint32Array } {
  const vertices = positions.length / 3;
  const low = new Uint32Array(corners.length);
  for (let i = 0; i < corners.length; i++) low[i] = Math.min(corners[i], corners[i % 3 === 2 ? i - 2 : i + 1]);
  const { start, order } = byVertex(low, vertices);
  const ends: number[] = [];
  const beside: number[] = [];
  const high = (i: number): number => Math.max(corners[i], corners[i % 3 === 2 ? i - 2 : i + 1]);
  for (let v = 0; v < vertices; v++) {
    const here = Array.from(order.subarray(start[v], start[v + 1])).sort((a, b) => high(a) - high(b));
    for (let i = 0; i < here.length;) {
      const other = high(here[i]);
      let to = i + 1;
      while (to < here.length && high(here[to]) === other) to++;
      const face = faces[Math.trunc(here[i] / 3)];
      const inner = to - i === 2 && faces[Math.trunc(here[i + 1] / 3)] === face;
      if (!inner) {
        ends.push(v, other);
        beside.push(face);
      }
      i = to;
    }
  }
  return { ends: Uint32Array.from(ends), faces: Uint32Array.from(beside) };
}
