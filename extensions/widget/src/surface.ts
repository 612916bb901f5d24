// Triangles as three.js draws them: one set of vertices for all solids, one mesh for each, and a tree to pick with.

import {
  Box3, BufferAttribute, BufferGeometry, Group, Mesh, Sphere, Vector3, type Material, type Ray,
} from "three";

import { Tree, type Struck } from "./bvh";
import { split, type Triangles } from "./mesh";
import { plain } from "./materials";
import type { Highlight, Solid } from "./model";

export interface Hit extends Struck {
  face: number;
  solid: number;
  at: Vector3;
  /** What is shaded there; null where nothing was measured, undefined where nothing is shaded. */
  value?: number | null;
}

export class Surface {
  readonly group = new Group();
  readonly box = new Box3();
  readonly geometries: BufferGeometry[] = [];
  private readonly corners: Uint32Array;
  private readonly positions: Float32Array;
  private readonly lit: BufferAttribute;
  private readonly measured: Float32Array;
  private readonly solidOfFace: Uint32Array;
  private tree: Tree | null = null;

  constructor(
    private readonly mesh: Triangles, solids: Solid[], material: Material, scalars?: Float32Array,
  ) {
    const made = split(mesh);
    this.corners = made.corners;
    this.positions = made.positions;
    this.solidOfFace = Uint32Array.from(solids.flatMap(({ faces }, solid) => new Array<number>(faces).fill(solid)));
    const count = made.source.length;
    this.lit = new BufferAttribute(new Uint8Array(4 * count), 4, true);
    this.measured = new Float32Array(2 * count).fill(0);
    if (!scalars) for (let i = 0; i < count; i++) this.measured[2 * i + 1] = 2;
    const attributes = {
      position: new BufferAttribute(made.positions, 3), normal: new BufferAttribute(made.normals, 3), lit: this.lit,
      measured: new BufferAttribute(this.measured, 2),
    };
    const index = new BufferAttribute(made.corners, 1);
    let from = 0;
    solids.forEach((_, solid) => {
      let to = from;
      while (to < mesh.faces.length && this.solidOfFace[mesh.faces[to]] === solid) to++;
      const geometry = new BufferGeometry();
      for (const [name, attribute] of Object.entries(attributes)) geometry.setAttribute(name, attribute);
      geometry.setIndex(index);
      geometry.setDrawRange(3 * from, 3 * (to - from));
      const box = new Box3();
      const point = new Vector3();
      for (let i = 3 * from; i < 3 * to; i++) {
        const vertex = made.corners[i];
        box.expandByPoint(point.fromArray(made.positions, 3 * vertex));
        if (!scalars) continue;
        const value = scalars[made.source[vertex]];
        this.measured[2 * vertex] = Number.isFinite(value) ? value : 0;
        // Infinite says that there is nothing to say here, not a number that it was not measured.
        this.measured[2 * vertex + 1] = Number.isFinite(value) ? 1 : Number.isNaN(value) ? 0 : 2;
      }
      geometry.boundingBox = box;
      geometry.boundingSphere = box.isEmpty() ? new Sphere() : box.getBoundingSphere(new Sphere());
      this.geometries.push(geometry);
      this.group.add(new Mesh(geometry, material));
      from = to;
    });
    this.fitBox();
  }

  get isEmpty(): boolean {
    return this.mesh.faces.length === 0;
  }

  /** The box around the solids that are shown. */
  fitBox(): void {
    this.box.makeEmpty();
    this.group.children.forEach((mesh, solid) => {
      if (mesh.visible) this.box.union(this.geometries[solid].boundingBox as Box3);
    });
  }

  /** Light up faces, later highlights over earlier ones. */
  paint(highlights: Highlight[]): void {
    const bytes = this.lit.array as Uint8Array;
    bytes.fill(0);
    const glow = new Map<number, number[]>();
    for (const { faces, color } of highlights) {
      const { r, g, b } = plain(color);
      for (const face of faces) glow.set(face, [255 * r, 255 * g, 255 * b, 255]);
    }
    if (glow.size) {
      this.mesh.faces.forEach((face, triangle) => {
        const lit = glow.get(face);
        if (lit) for (let corner = 0; corner < 3; corner++) bytes.set(lit, 4 * this.corners[3 * triangle + corner]);
      });
    }
    this.lit.needsUpdate = true;
  }

  /** Make ready for picking, ahead of the first pick. */
  prepare(): void {
    this.tree ??= new Tree(this.positions, this.corners);
  }

  /** What a ray meets first of what is shown and `kept`. */
  pick(ray: Ray, kept: (at: Vector3) => boolean): Hit | null {
    this.tree ??= new Tree(this.positions, this.corners);
    const at = new Vector3();
    const struck = this.tree.first(ray.origin, ray.direction, 0, ({ triangle, distance }) =>
      this.group.children[this.solidOf(triangle)]?.visible && kept(ray.at(distance, at)));
    return struck && this.told(struck, ray.at(struck.distance, new Vector3()));
  }

  private solidOf(triangle: number): number {
    return this.solidOfFace[this.mesh.faces[triangle]];
  }

  private told(struck: Struck, at: Vector3): Hit {
    const hit: Hit = { ...struck, face: this.mesh.faces[struck.triangle], solid: this.solidOf(struck.triangle), at };
    const [a, b, c] = this.corners.subarray(3 * struck.triangle, 3 * struck.triangle + 3);
    const known = [a, b, c].map((vertex) => this.measured[2 * vertex + 1]);
    if (Math.max(...known) < 2) {
      const value = (vertex: number): number => this.measured[2 * vertex];
      const share = 1 - struck.u - struck.v;
      hit.value = Math.min(...known) < 1 ? null : share * value(a) + struck.u * value(b) + struck.v * value(c);
    }
    return hit;
  }

  /** Corners of a triangle. */
  corner(triangle: number, which: number): Vector3 {
    return new Vector3().fromArray(this.positions, 3 * this.corners[3 * triangle + which]);
  }

  /** A point on a face, in the middle of its largest triangle; null where the face has none. */
  amid(face: number): Vector3 | null {
    let best = -1, largest = 0;
    this.mesh.faces.forEach((own, triangle) => {
      if (own !== face) return;
      const a = this.corner(triangle, 0);
      const size = this.corner(triangle, 1).sub(a).cross(this.corner(triangle, 2).sub(a)).length();
      if (size > largest) [best, largest] = [triangle, size];
    });
    if (best < 0) return null;
    return [0, 1, 2].reduce((sum, which) => sum.add(this.corner(best, which)), new Vector3()).divideScalar(3);
  }

  dispose(): void {
    for (const geometry of this.geometries) geometry.dispose();
  }
}
