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
    const spans = new Float32Array(6 * count);
    for (let t = 0; t < count; t++) {
      for (let axis = 0; axis < 3; axis++) {
        const a = positions[3 * corners[3 * t] + axis];
        const b = positions[3 * corners[3 * t + 1] + axis];
        const c = positions[3 * corners[3 * t + 2] + axis];
        spans[6 * t + axis] = Math.min(a, b, c);
        spans[6 * t + 3 + axis] = Math.max(a, b, c);
      }
    }
    if (count) this.build(0, count, spans);
  }

  private build(from: number, to: number, spans: Float32Array): void {
    const at = this.used++;
    const { box, order } = this;
    const b = 6 * at;
    box.fill(Infinity, b, b + 3);
    box.fill(-Infinity, b + 3, b + 6);
    for (let i = from; i < to; i++) {
      const s = 6 * order[i];
      for (let axis = 0; axis < 3; axis++) {
        if (spans[s + axis] < box[b + axis]) box[b + axis] = spans[s + axis];
        if (spans[s + 3 + axis] > box[b + 3 + axis]) box[b + 3 + axis] = spans[s + 3 + axis];
      }
    }
    if (to - from <= LEAF) {
      this.node[2 * at] = from;
      this.node[2 * at + 1] = to - from;
      return;
    }
    const size = [0, 1, 2].map((axis) => box[b + 3 + axis] - box[b + axis]);
    const axis = size[0] >= size[1] && size[0] >= size[2] ? 0 : size[1] >= size[2] ? 1 : 2;
    const middle = (from + to) >> 1;
    this.select(from, to - 1, middle, axis, spans);
    this.build(from, middle, spans);
    this.node[2 * at] = 0x80000000 | this.used;
    this.build(middle, to, spans);
  }

  /** Put the triangle of rank `rank` by its middle along an axis in its place, lesser ones before it (Hoare's selection). */
  private select(low: number, high: number, rank: number, axis: number, spans: Float32Array): void {
    const { order } = this;
    const middle = (t: number): number => spans[6 * t + axis] + spans[6 * t + 3 + axis];
    while (low < high) {
      const pivot = middle(order[(low + high) >> 1]);
      let i = low, j = high;
      while (i <= j) {
        while (middle(order[i]) < pivot) i++;
        while (middle(order[j]) > pivot) j--;
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
