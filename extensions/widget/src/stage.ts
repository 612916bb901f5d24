// The room the part stands in: camera, orbit, what is drawn over it. Draws when something changed, never in a loop.

import { Box3, OrthographicCamera, Raycaster, Scene, Vector2, Vector3, type Quaternion } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";

import { Arrows } from "./arrows";
import { enter, leave, paint } from "./contexts";
import { element } from "./dom";
import { Overlay } from "./overlay";
import { Part, type PartHit } from "./part";

// From the part to the eye; z is up. Looking straight down is tilted a hair, so that up stays defined.
export const VIEWS: Record<string, [number, number, number]> = {
  iso: [1, -1, 0.82], front: [0, -1, 0], back: [0, 1, 0], left: [-1, 0, 0], right: [1, 0, 0],
  top: [0, -1e-4, 1], bottom: [0, -1e-4, -1],
};
const SNAP_PX = 9;
const CLEAR_PX = 4;
const SLOW_MS = 60;
const SETTLE_MS = 300;

/** A room at the top of the picture that words take, in pixels. */
export interface Taken {
  left: number;
  right: number;
  bottom: number;
}

export class Stage {
  readonly part = new Part();
  readonly arrows = new Arrows();
  readonly overlay = new Overlay();
  readonly canvas = element("canvas", "");
  onDraw: (turn: Quaternion) => void = () => undefined;
  onLost: () => void = () => undefined;
  private readonly drawer = { lost: () => this.onLost() };
  private readonly scene = new Scene();
  private readonly camera = new OrthographicCamera(-1, 1, 1, -1, 0.1, 10);
  private readonly orbit: OrbitControls;
  private readonly caster = new Raycaster();
  private extent = { wide: 1, high: 1 };
  private size = { width: 0, height: 0 };
  private taken: Taken[] = [];
  private pending = 0;
  private settling = 0;
  private late = 0;
  private gone = false;

  /** Throws where the browser has no WebGL. */
  constructor() {
    enter(this.drawer);
    this.camera.up.set(0, 0, 1);
    this.scene.add(this.camera, this.part.group, this.arrows.group);
    this.orbit = new OrbitControls(this.camera, this.canvas);
    this.orbit.enableDamping = false;
    this.orbit.zoomToCursor = true;
    this.orbit.addEventListener("change", this.moved);
  }

  /** Ask for one picture; many calls before the next frame give one. */
  draw = (): void => {
    if (this.pending || this.gone) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      this.drawNow();
    });
  };

  /** The eye or the cut moves: where whole pictures come too slowly, rough ones do until it stands still. */
  moved = (): void => {
    clearTimeout(this.settling);
    this.settling = window.setTimeout(() => {
      this.settling = 0;
      this.part.roughly(false);
      this.draw();
    }, SETTLE_MS);
    if (this.late > 1) this.part.roughly(true);
    this.draw();
  };

  /** Draw at once. */
  drawNow(): void {
    if (this.gone || !this.size.width) return; // not on the page yet: resize() asks again
    const begun = performance.now();
    // The next frame comes when this one is done, also where another process draws.
    if (this.settling && this.late < 2) requestAnimationFrame(() => (this.late += performance.now() - begun > SLOW_MS ? 1 : 0));
    paint(this.scene, this.camera, this.canvas);
    this.overlay.draw((at) => this.project(at), this.size.width, this.size.height);
    this.onDraw(this.camera.quaternion);
  }

  /** The part keeps clear of what is `taken`, as long as half of the picture is left for it. */
  resize(width: number, height: number, taken: Taken[]): void {
    if (width < 1 || height < 1) return;
    this.taken = taken;
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
    this.size = { width, height };
    this.part.common.ratio.value = ratio;
    const [wide, high] = [Math.round(ratio * width), Math.round(ratio * height)];
    // Setting a size wipes the canvas, also where it is the same.
    if (this.canvas.width !== wide || this.canvas.height !== high) [this.canvas.width, this.canvas.height] = [wide, high];
    this.frameExtent();
    this.draw();
  }

  /** Radius of the sphere around what is shown, in mm. */
  get radius(): number {
    return 0.5 * this.part.box.getSize(new Vector3()).length();
  }

  /** Look at the whole part from a standard view, or from where the eye is. */
  look(view?: string): void {
    const box = this.part.outer;
    if (box.isEmpty()) return;
    const reach = Math.max(this.radius, 1e-3);
    const from = view ? new Vector3(...(VIEWS[view] ?? VIEWS.iso)) : this.camera.position.clone().sub(this.orbit.target);
    if (from.lengthSq() === 0) from.set(...VIEWS.iso);
    box.getCenter(this.orbit.target);
    this.camera.position.copy(this.orbit.target).add(from.setLength(20 * reach));
    this.orbit.update();
    const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((n) =>
      new Vector3((n & 1 ? box.max : box.min).x, (n & 2 ? box.max : box.min).y, (n & 4 ? box.max : box.min).z));
    const seen = new Box3().setFromPoints(
      [...corners, ...this.arrows.ends].map((at) => at.clone().sub(this.orbit.target).applyQuaternion(this.camera.quaternion.clone().invert())));
    const shift = seen.getCenter(new Vector3()).setZ(0).applyQuaternion(this.camera.quaternion);
    this.orbit.target.add(shift);
    this.camera.position.add(shift);
    this.orbit.update();
    const size = seen.getSize(new Vector3()).multiplyScalar(0.5);
    this.extent = { wide: Math.max(size.x, 0.2 * reach), high: Math.max(size.y, 0.2 * reach) };
    this.camera.zoom = 1;
    this.camera.near = 0.1 * reach;
    this.camera.far = 40 * reach;
    this.frameExtent();
    this.draw();
  }

  /** Fit what was last looked at into a picture of any shape; how near the eye is stays. */
  private frameExtent(): void {
    const { width, height } = this.size;
    const { wide, high } = this.extent;
    // How many mm one pixel is where the part fills what is free below so many pixels.
    const scale = (above: number): number =>
      Math.max((2.24 * high) / Math.max(height - above, 1), (2.24 * wide) / Math.max(width, 1));
    const first = scale(0);
    const covered = this.taken.filter(({ left, right, bottom }) =>
      bottom > 0.5 * height - high / first && left < 0.5 * width + wide / first && right > 0.5 * width - wide / first);
    const above = Math.min(Math.max(0, ...covered.map(({ bottom }) => bottom + CLEAR_PX)), 0.5 * height);
    const fine = scale(above);
    this.camera.top = fine * (0.5 * height + 0.5 * above);
    this.camera.bottom = -fine * (0.5 * height - 0.5 * above);
    this.camera.left = -0.5 * fine * width;
    this.camera.right = 0.5 * fine * width;
    this.camera.updateProjectionMatrix();
  }

  /** Turn by degrees around the upright axis and over it. */
  turn(around: number, over: number): void {
    const offset = this.camera.position.clone().sub(this.orbit.target);
    const polar = Math.min(Math.max(Math.acos(offset.z / offset.length()) + (over * Math.PI) / 180, 1e-4), Math.PI - 1e-4);
    const azimuth = Math.atan2(offset.y, offset.x) + (around * Math.PI) / 180;
    const flat = Math.sin(polar);
    const toEye = new Vector3(flat * Math.cos(azimuth), flat * Math.sin(azimuth), Math.cos(polar));
    this.camera.position.copy(this.orbit.target).add(toEye.setLength(offset.length()));
    this.orbit.update();
    this.draw();
  }

  zoom(factor: number): void {
    this.camera.zoom = Math.min(Math.max(this.camera.zoom * factor, 0.05), 200);
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  /** Let the wheel zoom only while the view has the focus, so that a page can be scrolled past it. */
  followFocus(host: HTMLElement): void {
    const follow = (): void => {
      this.orbit.enableZoom = host.contains(document.activeElement);
    };
    this.canvas.addEventListener("wheel", follow, { capture: true, passive: true });
  }

  /** Where a point of the part is in the picture, in pixels from the upper left. */
  project(at: Vector3): { x: number; y: number } {
    const seen = at.clone().project(this.camera);
    return { x: (0.5 + 0.5 * seen.x) * this.size.width, y: (0.5 - 0.5 * seen.y) * this.size.height };
  }

  /** What is under a point of the page; with `snapped` its corner, where one is near. */
  pick(event: { clientX: number; clientY: number }, snapped = false): PartHit | null {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    this.caster.setFromCamera(new Vector2((2 * x) / box.width - 1, 1 - (2 * y) / box.height), this.camera);
    const hit = this.part.pick(this.caster.ray);
    if (hit && snapped && !hit.cap) {
      for (const corner of this.part.cornersOf(hit)) {
        const seen = this.project(corner);
        if (Math.hypot(seen.x - x, seen.y - y) < SNAP_PX && this.part.section.keeps(corner)) hit.at = corner;
      }
    }
    return hit;
  }

  dispose(): void {
    this.gone = true;
    cancelAnimationFrame(this.pending);
    clearTimeout(this.settling);
    this.orbit.removeEventListener("change", this.moved);
    this.orbit.dispose();
    this.part.dispose();
    this.arrows.dispose();
    leave(this.drawer);
  }
}
