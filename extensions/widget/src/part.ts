// The model in the view: its solids, edge lines, what is shaded over them, what was there before, and the cut through all.

import { BufferAttribute, BufferGeometry, Group, LineSegments, Vector3, Vector4, type Box3, type Ray } from "three";

import { coarse } from "./coarse";
import { FlatMaterial, NO_CUT, SurfaceMaterial, plain, type Common } from "./materials";
import { borders, readTriangles, type Triangles } from "./mesh";
import { array, trait, type Highlight, type Model, type Scale, type Solid } from "./model";
import { Section } from "./section";
import { Surface, type Hit } from "./surface";
import type { Theme } from "./theme";

export interface PartHit extends Hit {
  /** The ray met the cap of the cut, not a face. */
  cap: boolean;
}

const IDLE_MS = 350;
const LARGE = 60_000;

export class Part {
  readonly group = new Group();
  readonly common: Common = { cut: { value: new Vector4().copy(NO_CUT) }, ratio: { value: 1 } };
  readonly section = new Section(this.common);
  solids: Solid[] = [];
  scale: Scale | null = null;
  private readonly material = new SurfaceMaterial(this.common);
  private readonly ink = new FlatMaterial(this.common, "#26323f");
  private readonly ghostInk = new FlatMaterial(this.common, "#b0308f", 0.9);
  private readonly ghostFill = new FlatMaterial(this.common, "#b0308f", 0.13);
  private readonly empty = new Surface({ positions: new Float32Array(0), corners: new Uint32Array(0), faces: new Uint32Array(0) }, [], this.material);
  private base = this.empty;
  private shaded: Surface | null = null;
  private ghosted: Surface | null = null;
  private rough: Surface | null = null;
  private highlights: Highlight[] = [];
  private lines: LineSegments[] = [];
  private ghostLines: LineSegments | null = null;
  private solidOfTriangle: (triangle: number) => number = () => 0;
  private waiting = 0;
  private edgesShown = true;
  private ghostShown = true;

  constructor() {
    this.group.add(this.section.group);
  }

  get isEmpty(): boolean {
    return this.base.isEmpty;
  }

  get hasGhost(): boolean {
    return this.ghosted !== null;
  }

  /** The box around what is shown, in mm. */
  get box(): Box3 {
    return this.base.box;
  }

  /** The same, with what was there before where that is shown. */
  get outer(): Box3 {
    const { box } = this;
    return this.ghosted?.group.visible ? box.clone().union(this.ghosted.box) : box;
  }

  private get surface(): Surface {
    return this.shaded ?? this.base;
  }

  read(model: Model): void {
    const mesh = readTriangles(model, "");
    const faces = mesh.faces.length ? mesh.faces[mesh.faces.length - 1] + 1 : 0;
    this.solids = trait<Solid[]>(model, "solids", []);
    if (!this.solids.length) this.solids = [{ name: "", count: 1, faces, closed: false }];
    this.drop(this.base);
    this.base = new Surface(mesh, this.solids, this.material);
    const solidOfFace = this.solids.flatMap(({ faces }, solid) => new Array<number>(faces).fill(solid));
    this.solidOfTriangle = (triangle) => solidOfFace[mesh.faces[triangle]];
    const found = borders(mesh);
    for (const line of this.lines) this.erase(line);
    this.lines = this.solids.map((_, solid) =>
      this.drawn(mesh, found.ends, (segment) => solidOfFace[found.faces[segment]] === solid, this.ink));
    this.showEdges(this.edgesShown);
    this.section.take(this.base, this.solids, mesh);
    this.readShade(model);
  }

  /** Values over the surface, on a mesh of their own where the part's is too coarse. */
  readShade(model: Model): void {
    this.drop(this.shaded);
    this.drop(this.base);
    this.drop(this.rough);
    this.shaded = this.rough = null;
    const scale = trait<Partial<Scale>>(model, "scale", {});
    const scalars = array(model, "scalars", Float32Array);
    let drawn = readTriangles(model, "");
    this.scale = scale.stops?.length && scalars.length ? (scale as Scale) : null;
    if (this.scale) {
      const own = readTriangles(model, "shade_");
      const mesh = own.faces.length ? own : drawn;
      if (scalars.length === mesh.positions.length / 3) {
        this.shaded = new Surface(mesh, this.solids, this.material, scalars);
        drawn = mesh;
        this.material.scale(this.scale);
      } else {
        this.scale = null;
      }
    }
    this.material.uniforms.shaded.value = this.scale ? 1 : 0;
    this.group.add(this.surface.group);
    // While a slider moves, the next part comes before anyone picks.
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => {
      this.surface.prepare();
      if (drawn.faces.length > LARGE) this.roughen(drawn, this.scale ? scalars : undefined);
    }, IDLE_MS);
  }

  /** Make a rougher stand-in, to be drawn while the view moves. */
  private roughen(drawn: Triangles, scalars?: Float32Array): void {
    const { mesh, source } = coarse(drawn);
    const values = scalars && Float32Array.from(source, (vertex) => scalars[vertex]);
    this.rough = new Surface(mesh, this.solids, this.material, values);
    this.rough.paint(this.highlights);
    this.rough.group.children.forEach((solid, place) => (solid.visible = this.base.group.children[place].visible));
    this.rough.group.visible = false;
    this.group.add(this.rough.group);
  }

  /** Draw the stand-in, where there is one, or the part itself. */
  roughly(rough: boolean): void {
    if (!this.rough || this.rough.group.visible === rough) return;
    this.rough.group.visible = rough;
    this.surface.group.visible = !rough;
    this.section.count(rough ? this.rough : this.base);
  }

  /** What was there before, to compare. */
  readGhost(model: Model): void {
    const mesh = readTriangles(model, "ghost_");
    this.drop(this.ghosted);
    if (this.ghostLines) this.erase(this.ghostLines);
    this.ghosted = null;
    this.ghostLines = null;
    if (!mesh.faces.length) return;
    const faces = mesh.faces[mesh.faces.length - 1] + 1;
    this.ghosted = new Surface(mesh, [{ name: "", count: 1, faces, closed: false }], this.ghostFill);
    this.ghosted.group.children.forEach((drawn) => (drawn.renderOrder = 5));
    this.ghostLines = this.drawn(mesh, borders(mesh).ends, () => true, this.ghostInk);
    this.ghostLines.renderOrder = 6;
    this.group.add(this.ghosted.group);
    this.showGhost(this.ghostShown);
  }

  private drawn(mesh: Triangles, ends: Uint32Array, taken: (segment: number) => boolean, ink: FlatMaterial): LineSegments {
    const kept: number[] = [];
    for (let segment = 0; 2 * segment < ends.length; segment++) {
      if (taken(segment)) kept.push(ends[2 * segment], ends[2 * segment + 1]);
    }
    const geometry = new BufferGeometry();
    // Not an index: what a graphics card holds of a large part for its few edges would be all of its vertices.
    const positions = new Float32Array(3 * kept.length);
    kept.forEach((vertex, i) => positions.set(mesh.positions.subarray(3 * vertex, 3 * vertex + 3), 3 * i));
    geometry.setAttribute("position", new BufferAttribute(positions, 3));
    const made = new LineSegments(geometry, ink);
    this.group.add(made);
    return made;
  }

  private erase(line: LineSegments): void {
    this.group.remove(line);
    line.geometry.dispose();
  }

  private drop(surface: Surface | null): void {
    if (!surface) return;
    this.group.remove(surface.group);
    surface.dispose();
  }

  /** Colors of the theme, and the faces that are lit up. */
  paint(theme: Theme, highlights: Highlight[]): void {
    this.material.uniforms.base.value = plain(theme.solid);
    this.ink.color = theme.ink;
    this.ghostInk.color = theme.ghost;
    this.ghostFill.color = theme.ghost;
    this.section.paint(theme.cap, theme.ink);
    this.highlights = highlights;
    this.surface.paint(highlights);
    this.rough?.paint(highlights);
  }

  showEdges(shown: boolean): void {
    this.edgesShown = shown;
    this.lines.forEach((line, solid) => (line.visible = shown && this.base.group.children[solid]?.visible !== false));
  }

  showGhost(shown: boolean): void {
    this.ghostShown = shown;
    if (this.ghosted) this.ghosted.group.visible = shown;
    if (this.ghostLines) this.ghostLines.visible = shown;
  }

  /** Show all solids but these. */
  hide(hidden: Set<number>): void {
    for (const surface of [this.base, this.shaded, this.rough]) {
      surface?.group.children.forEach((mesh, solid) => (mesh.visible = !hidden.has(solid)));
      surface?.fitBox();
    }
    this.showEdges(this.edgesShown);
    this.section.hide(hidden, this.solidOfTriangle);
    this.section.set(this.section.state, this.box);
  }

  /** What a ray meets first: a face, or the cap of the cut. */
  pick(ray: Ray): PartHit | null {
    const hit = this.surface.pick(ray, this.section.keeps);
    if (!hit) return null;
    const cut = this.section.met(ray);
    if (hit.behind && cut && this.solids[hit.solid]?.closed) {
      return { ...hit, at: cut, face: -1, value: undefined, cap: true };
    }
    return { ...hit, cap: false };
  }

  /** The corners of the struck triangle, to snap to. */
  cornersOf(hit: PartHit): Vector3[] {
    return [0, 1, 2].map((which) => this.surface.corner(hit.triangle, which));
  }

  /** The place of the solid that a face belongs to. */
  solidOf(face: number): number {
    let first = 0;
    return this.solids.findIndex(({ faces }) => face < (first += faces));
  }

  /** A point on a face. */
  amid(face: number): Vector3 | null {
    return this.surface.amid(face);
  }

  get faces(): number {
    return this.solids.reduce((sum, { faces }) => sum + faces, 0);
  }

  dispose(): void {
    clearTimeout(this.waiting);
    for (const surface of [this.base, this.shaded, this.rough, this.ghosted, this.empty]) surface?.dispose();
    for (const line of this.lines) line.geometry.dispose();
    this.ghostLines?.geometry.dispose();
    for (const material of [this.material, this.ink, this.ghostInk, this.ghostFill]) material.dispose();
    this.section.dispose();
  }
}
