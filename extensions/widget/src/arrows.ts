// Arrows beside the part: the direction of build, the sides that tools come from, the way a mold opens.

import { ConeGeometry, CylinderGeometry, Group, Mesh, MeshBasicMaterial, Quaternion, Vector3, type Box3 } from "three";

import type { Arrow } from "./model";
import type { Mark } from "./overlay";

const COLORS: Record<string, string> = { build: "#0072b2", setup: "#b0308f" };
const OTHER = "#00795a";
const UP = new Vector3(0, 1, 0);

export class Arrows {
  readonly group = new Group();
  marks: Mark[] = [];
  private arrows: Arrow[] = [];

  get isEmpty(): boolean {
    return this.arrows.length === 0;
  }

  /** Draw arrows around a box. A tool's arrow (`setup`) ends at the box, others begin there; all point along theirs. */
  set(arrows: Arrow[], box: Box3): void {
    this.clear();
    this.marks = [];
    this.arrows = box.isEmpty() ? [] : arrows.filter(({ direction }) => Math.hypot(...direction) > 0);
    const size = box.getSize(new Vector3());
    const length = 0.28 * Math.max(size.length(), 1e-6);
    const center = box.getCenter(new Vector3());
    for (const { direction, label, kind } of this.arrows) {
      const along = new Vector3(...direction).normalize();
      const side = kind === "setup" ? -1 : 1;
      const reach = 0.5 * (Math.abs(along.x) * size.x + Math.abs(along.y) * size.y + Math.abs(along.z) * size.z);
      const edge = center.clone().addScaledVector(along, side * (reach + 0.1 * length));
      const far = edge.clone().addScaledVector(along, side * length);
      const [tail, tip] = side < 0 ? [far, edge] : [edge, far];
      const arrow = drawn(length, this.material(COLORS[kind] ?? OTHER));
      arrow.position.copy(tail);
      arrow.quaternion.copy(new Quaternion().setFromUnitVectors(UP, along));
      this.group.add(arrow);
      const named = (side < 0 ? tail : tip).clone().addScaledVector(along, 0.12 * side * length);
      this.marks.push({ kind: "name", from: named, label });
    }
  }

  /** Where they end, to make room for them. */
  get ends(): Vector3[] {
    return this.group.visible ? this.marks.map(({ from }) => from) : [];
  }

  private readonly materials = new Map<string, MeshBasicMaterial>();

  private clear(): void {
    this.group.traverse((node) => {
      if (!(node as Mesh).isMesh) return;
      (node as Mesh).geometry.dispose();
    });
    this.group.clear();
  }

  dispose(): void {
    this.clear();
    for (const material of this.materials.values()) material.dispose();
    this.materials.clear();
  }

  /** One material a color, kept: with the last material of a kind its compiled program goes, and compiling takes a tenth of a second. */
  private material(color: string): MeshBasicMaterial {
    let made = this.materials.get(color);
    if (!made) this.materials.set(color, (made = new MeshBasicMaterial({ color })));
    return made;
  }
}

/** An arrow along y that begins at the origin. */
function drawn(length: number, material: MeshBasicMaterial): Group {
  const shaft = new Mesh(new CylinderGeometry(0.03 * length, 0.03 * length, 0.7 * length, 12), material);
  const head = new Mesh(new ConeGeometry(0.1 * length, 0.32 * length, 20), material);
  shaft.position.y = 0.35 * length;
  head.position.y = 0.84 * length;
  return new Group().add(shaft, head);
}
