// The part as three.js draws it: one mesh with a color per vertex, and its edge lines.

import {
  Box3, BufferAttribute, BufferGeometry, Color, DoubleSide, Group, LineBasicMaterial, LineSegments, Mesh,
  MeshStandardMaterial, Raycaster, Sphere, Vector2, Vector3, type Camera,
  type Quaternion,
} from "three";

import { array, type Highlight, type Model, type Picked } from "./model";

export class Part {
  readonly group = new Group();
  private readonly material = new MeshStandardMaterial({
    vertexColors: true, side: DoubleSide, roughness: 0.75, metalness: 0.05,
    polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1,
  });
  private readonly ink = new LineBasicMaterial();
  private readonly mesh = new Mesh(new BufferGeometry(), this.material);
  private readonly lines = new LineSegments(new BufferGeometry(), this.ink);
  private faces = new Uint32Array(0);
  private own = new Uint8Array(0);

  constructor() {
    this.group.add(this.mesh, this.lines);
  }

  get isEmpty(): boolean {
    return this.faces.length === 0;
  }

  /** The sphere around the part, in mm. */
  get bounds(): Sphere {
    return this.mesh.geometry.boundingSphere ?? new Sphere();
  }

  /** Half the width and height of the box around the part as a camera sees it, in mm. */
  extentSeen(camera: Quaternion): { wide: number; high: number } {
    const box = this.mesh.geometry.boundingBox ?? new Box3();
    const half = box.getSize(new Vector3()).multiplyScalar(0.5);
    const right = new Vector3(1, 0, 0).applyQuaternion(camera);
    const up = new Vector3(0, 1, 0).applyQuaternion(camera);
    const across = (axis: Vector3): number =>
      Math.abs(axis.x) * half.x + Math.abs(axis.y) * half.y + Math.abs(axis.z) * half.z;
    return { wide: across(right), high: across(up) };
  }

  read(model: Model): void {
    this.faces = array(model, "face_of_triangle", Uint32Array);
    this.own = array(model, "colors", Uint8Array);
    const positions = array(model, "vertices", Float32Array);
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(positions, 3));
    geometry.setAttribute("normal", new BufferAttribute(array(model, "normals", Float32Array), 3));
    geometry.setAttribute("color", new BufferAttribute(new Uint8Array(positions.length), 3, true));
    geometry.setIndex(new BufferAttribute(array(model, "triangles", Uint32Array), 1));
    geometry.computeBoundingBox();
    const box = geometry.boundingBox as Box3;
    geometry.boundingSphere = box.getBoundingSphere(new Sphere());
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
    const edges = new BufferGeometry();
    edges.setAttribute("position", new BufferAttribute(array(model, "edges", Float32Array), 3));
    this.lines.geometry.dispose();
    this.lines.geometry = edges;
  }

  /** Paint every vertex: its own color or the base, over it the highlights, later ones on top. */
  paint(base: string, ink: string, highlights: Highlight[]): void {
    this.ink.color.set(ink);
    const target = this.mesh.geometry.getAttribute("color") as BufferAttribute;
    const index = this.mesh.geometry.getIndex() as BufferAttribute | null;
    if (!target || !index) return;
    const bytes = target.array as Uint8Array;
    const plain = linear(base);
    if (this.own.length === bytes.length) {
      for (let i = 0; i < bytes.length; i++) bytes[i] = LINEAR[this.own[i]];
    } else {
      for (let i = 0; i < bytes.length; i += 3) bytes.set(plain, i);
    }
    const colorOfFace = new Map<number, number[]>();
    for (const { faces, color } of highlights) {
      const lit = linear(color);
      for (const face of faces) colorOfFace.set(face, lit);
    }
    if (colorOfFace.size > 0) {
      for (let triangle = 0; triangle < this.faces.length; triangle++) {
        const lit = colorOfFace.get(this.faces[triangle]);
        if (!lit) continue;
        for (let corner = 0; corner < 3; corner++) bytes.set(lit, 3 * index.getX(3 * triangle + corner));
      }
    }
    target.needsUpdate = true;
  }

  showEdges(shown: boolean): void {
    this.lines.visible = shown;
  }

  /** The face under a point of the picture (-1 to 1 in both directions). */
  pick(at: Vector2, camera: Camera): Picked | null {
    const ray = new Raycaster();
    ray.setFromCamera(at, camera);
    const hit = ray.intersectObject(this.mesh)[0];
    if (!hit || hit.faceIndex == null) return null;
    return { face: this.faces[hit.faceIndex], at_mm: [hit.point.x, hit.point.y, hit.point.z] };
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.lines.geometry.dispose();
    this.material.dispose();
    this.ink.dispose();
  }
}

/** What a byte of a screen color is worth in light, again as a byte: vertex colors are linear. */
const LINEAR = Uint8Array.from({ length: 256 }, (_, byte) => Math.round(255 * new Color(`rgb(${byte},0,0)`).r));

function linear(css: string): number[] {
  const { r, g, b } = new Color(css);
  return [r, g, b].map((share) => Math.round(255 * share));
}
