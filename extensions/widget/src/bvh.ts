// A tree of boxes over triangles, so that a ray through 200,000 of them meets a few dozen.

import type { Vector3 } from "three";

const LEAF = 6;

export interface Struck {
  triangle: number;
  distance: number;
  /** Whether the ray comes from behind the triangle: out of the material. */
  behind: boolean;
  /** Shares of the second and third corner at the point. */
  u: number;
  v: number;
}

export class Tree {
  private readonly box: Float32Array;
  /** Per node: first triangle and count of a leaf, or 0 and the second child (the first one follows at once). */
  private readonly node: Uint32Array;
  private readonly order: Uint32Array;
  private used = 0;

  constructor(private readonly positions: Float32Array, private readonly corners: ArrayLike<number>) {
    const count = corners.length / 3;
    const most = Math.max(1, 2 * Math.ceil(count / Math.ceil(LEAF / 2)) + 1);
    this.box = new Float32Array(6 * most);
    this.node = new Uint32Array(2 * most);
    this.order = Uint32Array.from({ length: count }, (_, i) => i);
    const centers = new Float32Array(3 * count);
    for (let t = 0; t < count; t++) {
      for (let c = 0; c < 3; c++) {
        for (let axis = 0; axis < 3; axis++) centers[3 * t + axis] += positions[3 * corners[3 * t + c] + axis] / 3;
      }
    }
    if (count) this.build(0, count, centers);
  }

  private build(from: number, to: number, centers: Float32Array): void {
    const at = this.used++;
    const { box, order, positions, corners } = this;
    const low = [Infinity, Infinity, Infinity], high = [-Infinity, -Infinity, -Infinity];
    const lowC = [Infinity, Infinity, Infinity], highC = [-Infinity, -Infinity, -Infinity];
    for (let i = from; i < to; i++) {
      const t = order[i];
      for (let axis = 0; axis < 3; axis++) {
        for (let c = 0; c < 3; c++) {
          const value = positions[3 * corners[3 * t + c] + axis];
          if (value < low[axis]) low[axis] = value;
          if (value > high[axis]) high[axis] = value;
        }
        const center = centers[3 * t + axis];
        if (center < lowC[axis]) lowC[axis] = center;
        if (center > highC[axis]) highC[axis] = center;
      }
    }
    box.set(low, 6 * at);
    box.set(high, 6 * at + 3);
    if (to - from <= LEAF) {
      this.node[2 * at] = from;
      this.node[2 * at + 1] = to - from;
      return;
    }
    const size = highC.map((value, axis) => value - lowC[axis]);
    const axis = size[0] >= size[1] && size[0] >= size[2] ? 0 : size[1] >= size[2] ? 1 : 2;
    const middle = (from + to) >> 1;
    this.select(from, to - 1, middle, axis, centers);
    this.build(from, middle, centers);
    this.node[2 * at] = 0x80000000 | this.used;
    this.build(middle, to, centers);
  }

  /** Put the triangle of rank `rank` along an axis in its place, lesser ones before it (Hoare's selection). */
  private select(low: number, high: number, rank: number, axis: number, centers: Float32Array): void {
    const { order } = this;
    while (low < high) {
      const pivot = centers[3 * order[(low + high) >> 1] + axis];
      let i = low, j = high;
      while (i <= j) {
        while (centers[3 * order[i] + axis] < pivot) i++;
        while (centers[3 * order[j] + axis] > pivot) j--;
        if (i <= j) {
          const kept = order[i];
          order[i++] = order[j];
          order[j--] = kept;
        }
      }
      if (rank <= j) high = j;
      else if (rank >= i) low = i;
      else return;
    }
  }

  /** The first triangle beyond `least` along a ray that `counts` accepts. */
  first(origin: Vector3, direction: Vector3, least: number, counts: (struck: Struck) => boolean): Struck | null {
    if (!this.order.length) return null;
    const { box, node, order } = this;
    const o = [origin.x, origin.y, origin.z];
    const inverse = [1 / direction.x, 1 / direction.y, 1 / direction.z];
    let best: Struck | null = null;
    const stack = [0];
    while (stack.length) {
      const at = stack.pop() as number;
      let near = least, far = best ? best.distance : Infinity;
      for (let axis = 0; axis < 3; axis++) {
        const a = (box[6 * at + axis] - o[axis]) * inverse[axis];
        const b = (box[6 * at + 3 + axis] - o[axis]) * inverse[axis];
        // A ray within the plane of a box's side gives NaN, which neither comparison takes.
        if (Math.min(a, b) > near) near = Math.min(a, b);
        if (Math.max(a, b) < far) far = Math.max(a, b);
      }
      if (near > far * (1 + 1e-6) + 1e-9) continue;
      const first = node[2 * at];
      if (first & 0x80000000) {
        stack.push(first & 0x7fffffff, at + 1);
        continue;
      }
      for (let i = first; i < first + node[2 * at + 1]; i++) {
        const struck = this.strike(order[i], o, direction);
        if (struck && struck.distance > least && (!best || struck.distance < best.distance) && counts(struck)) best = struck;
      }
    }
    return best;
  }

  /** Möller and Trumbore's meeting of a ray and a triangle. */
  private strike(triangle: number, o: number[], d: Vector3): Struck | null {
    const { positions: p, corners } = this;
    const a = 3 * corners[3 * triangle], b = 3 * corners[3 * triangle + 1], c = 3 * corners[3 * triangle + 2];
    const e1x = p[b] - p[a], e1y = p[b + 1] - p[a + 1], e1z = p[b + 2] - p[a + 2];
    const e2x = p[c] - p[a], e2y = p[c + 1] - p[a + 1], e2z = p[c + 2] - p[a + 2];
    const hx = d.y * e2z - d.z * e2y, hy = d.z * e2x - d.x * e2z, hz = d.x * e2y - d.y * e2x;
    const turned = e1x * hx + e1y * hy + e1z * hz;
    if (Math.abs(turned) < 1e-18) return null;
    const sx = o[0] - p[a], sy = o[1] - p[a + 1], sz = o[2] - p[a + 2];
    const u = (sx * hx + sy * hy + sz * hz) / turned;
    if (u < -1e-7 || u > 1 + 1e-7) return null;
    const qx = sy * e1z - sz * e1y, qy = sz * e1x - sx * e1z, qz = sx * e1y - sy * e1x;
    const v = (d.x * qx + d.y * qy + d.z * qz) / turned;
    if (v < -1e-7 || u + v > 1 + 1e-7) return null;
    return { triangle, distance: (e2x * qx + e2y * qy + e2z * qz) / turned, behind: turned < 0, u, v };
  }
}
