// The plane that cuts: what lies beyond it is not drawn, and where it meets material there is a hatched cap.

import {
  BufferAttribute, BufferGeometry, Group, LineSegments, Mesh, PlaneGeometry, Vector3, Vector4, type Box3, type Ray,
} from "three";

import { BackSide, CapMaterial, FlatMaterial, FrontSide, NO_CUT, counting, plain, type Common } from "./materials";
import type { Triangles } from "./mesh";
import type { SectionState, Solid } from "./model";
import type { Surface } from "./surface";

export const AXES = ["x", "y", "z"] as const;

export class Section {
  readonly group = new Group();
  state: SectionState | null = null;
  private readonly counts = new Group();
  private readonly back;
  private readonly front;
  private readonly capMaterial;
  private readonly cap;
  private readonly ink;
  private readonly outline;
  private mesh: Triangles | null = null;
  private shown: (triangle: number) => boolean = () => true;

  constructor(private readonly common: Common) {
    this.back = counting(common, BackSide);
    this.front = counting(common, FrontSide);
    this.capMaterial = new CapMaterial(common);
    this.cap = new Mesh(new PlaneGeometry(1, 1), this.capMaterial);
    this.ink = new FlatMaterial({ ...common, cut: { value: NO_CUT } }, "#000000");
    this.outline = new LineSegments(new BufferGeometry(), this.ink);
    this.cap.renderOrder = 2;
    this.outline.renderOrder = 3;
    this.group.add(this.counts, this.cap, this.outline);
    this.group.visible = false;
  }

  /** Cut another part: a solid whose surface is open gets no cap. */
  take(surface: Surface, solids: Solid[], mesh: Triangles): void {
    this.counts.clear();
    this.mesh = mesh;
    surface.geometries.forEach((geometry, solid) => {
      const pair = new Group();
      if (solids[solid]?.closed) {
        for (const material of [this.back, this.front]) {
          const counted = new Mesh(geometry, material);
          counted.renderOrder = 1;
          pair.add(counted);
        }
      }
      this.counts.add(pair);
    });
  }

  /** Find the caps of another mesh of the same solids. */
  count(surface: Surface): void {
    this.counts.children.forEach((pair, solid) => {
      for (const counted of pair.children) (counted as Mesh).geometry = surface.geometries[solid];
    });
  }

  /** Draw caps and outlines of all solids but these. */
  hide(hidden: Set<number>, solidOf: (triangle: number) => number): void {
    this.counts.children.forEach((pair, solid) => (pair.visible = !hidden.has(solid)));
    this.shown = (triangle) => !hidden.has(solidOf(triangle));
  }

  paint(base: string, ink: string): void {
    this.capMaterial.uniforms.base.value = plain(base);
    this.capMaterial.uniforms.ink.value = plain(ink);
    this.ink.color = ink;
  }

  /** Cut at a share (0 to 1) of the box along an axis, or nowhere. */
  set(state: SectionState | null, box: Box3): void {
    this.state = state;
    this.group.visible = state !== null && !box.isEmpty();
    if (!state || box.isEmpty()) {
      this.common.cut.value.copy(NO_CUT);
      return;
    }
    const axis = AXES.indexOf(state.axis);
    const size = box.getSize(new Vector3());
    const level = this.level(box) as number;
    const sign = state.flip ? -1 : 1;
    const normal = new Vector3().setComponent(axis, sign);
    this.common.cut.value.copy(new Vector4(normal.x, normal.y, normal.z, sign * level));
    const center = box.getCenter(new Vector3()).setComponent(axis, level);
    this.cap.position.copy(center);
    this.cap.scale.setScalar(1.2 * size.length());
    this.cap.lookAt(center.clone().add(normal));
    this.outline.geometry.dispose();
    this.outline.geometry = new BufferGeometry();
    this.outline.geometry.setAttribute("position", new BufferAttribute(this.segments(axis, level), 3));
    this.outline.frustumCulled = false;
  }

  /** Where the plane stands on its axis, in mm; a hair off, so that it does not lie in a face of the part. */
  level(box: Box3): number | null {
    if (!this.state) return null;
    const axis = AXES.indexOf(this.state.axis);
    const low = box.min.getComponent(axis), high = box.max.getComponent(axis);
    return low + this.state.at * (high - low) + 1.7e-5 * (high - low) * (this.state.at < 0.5 ? 1 : -1);
  }

  keeps = (at: Vector3): boolean => {
    const { x, y, z, w } = this.common.cut.value;
    return at.x * x + at.y * y + at.z * z <= w;
  };

  /** Where a ray meets the plane from the side that is cut away. */
  met(ray: Ray): Vector3 | null {
    if (!this.state) return null;
    const { x, y, z, w } = this.common.cut.value;
    const normal = new Vector3(x, y, z);
    const along = ray.direction.dot(normal);
    if (along >= 0) return null;
    return ray.at((w - ray.origin.dot(normal)) / along, new Vector3());
  }

  private segments(axis: number, level: number): Float32Array {
    if (!this.mesh) return new Float32Array(0);
    const { positions, corners, faces } = this.mesh;
    const made: number[] = [];
    for (let t = 0; t < faces.length; t++) {
      const [a, b, c] = [3 * corners[3 * t], 3 * corners[3 * t + 1], 3 * corners[3 * t + 2]];
      const above = (i: number): boolean => positions[i + axis] > level;
      if ((above(a) === above(b) && above(b) === above(c)) || !this.shown(t)) continue;
      for (const [p, q] of [[a, b], [b, c], [c, a]]) {
        if (above(p) === above(q)) continue;
        const share = (level - positions[p + axis]) / (positions[q + axis] - positions[p + axis]);
        for (let k = 0; k < 3; k++) made.push(positions[p + k] + share * (positions[q + k] - positions[p + k]));
      }
    }
    return Float32Array.from(made);
  }

  dispose(): void {
    for (const material of [this.back, this.front, this.capMaterial, this.ink]) material.dispose();
    this.cap.geometry.dispose();
    this.outline.geometry.dispose();
  }
}
