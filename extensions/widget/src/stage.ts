// The room the part stands in: renderer, camera, lamps, orbit. Draws when something changed, never in a loop.

import {
  AmbientLight, DirectionalLight, OrthographicCamera, Scene, Vector2, Vector3, WebGLRenderer, type Quaternion,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";

import { Part } from "./part";

// From the part to the eye; z is up. Looking straight down is tilted a hair, so that up stays defined.
export const VIEWS: Record<string, [number, number, number]> = {
  iso: [1, -1, 0.82], front: [0, -1, 0], back: [0, 1, 0], left: [-1, 0, 0], right: [1, 0, 0],
  top: [0, -1e-4, 1], bottom: [0, -1e-4, -1],
};

export class Stage {
  readonly part = new Part();
  readonly canvas: HTMLCanvasElement;
  onDraw: (turn: Quaternion) => void = () => undefined;
  private readonly gl: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new OrthographicCamera(-1, 1, 1, -1, 0.1, 10);
  private readonly orbit: OrbitControls;
  private extent = { wide: 1, high: 1 };
  private aspect = 1;
  private pending = 0;
  private gone = false;

  /** Throws where the browser has no WebGL. */
  constructor() {
    this.gl = new WebGLRenderer({ antialias: true, alpha: true, powerPreference: "low-power" });
    this.canvas = this.gl.domElement;
    this.gl.setPixelRatio(Math.min(globalThis.devicePixelRatio || 1, 2));
    this.camera.up.set(0, 0, 1);
    const lamp = new DirectionalLight(0xffffff, 1.9);
    lamp.position.set(0.4, 0.6, 1);
    const side = new DirectionalLight(0xffffff, 0.5);
    side.position.set(-0.9, 0.1, 0.4);
    this.camera.add(lamp, lamp.target, side, side.target);
    this.scene.add(this.camera, new AmbientLight(0xffffff, 1.3), this.part.group);
    this.orbit = new OrbitControls(this.camera, this.canvas);
    this.orbit.enableDamping = false;
    this.orbit.zoomToCursor = true;
    this.orbit.addEventListener("change", this.draw);
  }

  /** Ask for one picture; many calls before the next frame give one. */
  draw = (): void => {
    if (this.pending || this.gone) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      this.gl.render(this.scene, this.camera);
      this.onDraw(this.camera.quaternion);
    });
  };

  resize(width: number, height: number): void {
    if (width < 1 || height < 1) return;
    this.gl.setSize(width, height, false);
    this.aspect = width / height;
    this.frameExtent();
    this.draw();
  }

  /** Look at the whole part from a standard view, or from where the eye is. */
  look(view?: string): void {
    const { center, radius } = this.part.bounds;
    const reach = Math.max(radius, 1e-3);
    const from = view ? new Vector3(...VIEWS[view]) : this.camera.position.clone().sub(this.orbit.target);
    if (from.lengthSq() === 0) from.set(...VIEWS.iso);
    this.orbit.target.copy(center);
    this.camera.position.copy(center).add(from.setLength(20 * reach));
    this.orbit.update();
    const { wide, high } = this.part.extentSeen(this.camera.quaternion);
    this.extent = { wide: Math.max(wide, 0.2 * reach), high: Math.max(high, 0.2 * reach) };
    this.camera.zoom = 1;
    this.camera.near = 0.1 * reach;
    this.camera.far = 40 * reach;
    this.frameExtent();
    this.draw();
  }

  /** Fit what was last looked at into a picture of any shape; how near the eye is stays. */
  private frameExtent(): void {
    const half = 1.12 * Math.max(this.extent.high, this.extent.wide / this.aspect);
    this.camera.top = half;
    this.camera.bottom = -half;
    this.camera.left = -half * this.aspect;
    this.camera.right = half * this.aspect;
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

  /** Let the wheel zoom only while the view has the focus, so that a page can be scrolled past it. */
  followFocus(host: HTMLElement): void {
    const follow = (): void => {
      this.orbit.enableZoom = host.contains(document.activeElement);
    };
    this.canvas.addEventListener("wheel", follow, { capture: true, passive: true });
  }

  /** The picture as a data URL; it must be taken in the moment it is drawn. */
  snapshot(): string {
    this.gl.render(this.scene, this.camera);
    return this.canvas.toDataURL("image/png");
  }

  zoom(factor: number): void {
    this.camera.zoom = Math.min(Math.max(this.camera.zoom * factor, 0.05), 200);
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  pick(event: MouseEvent): ReturnType<Part["pick"]> {
    const box = this.canvas.getBoundingClientRect();
    const x = (2 * (event.clientX - box.left)) / box.width - 1;
    const y = 1 - (2 * (event.clientY - box.top)) / box.height;
    return this.part.pick(new Vector2(x, y), this.camera);
  }

  /** Give the WebGL context back: a page has only a few. */
  dispose(): void {
    this.gone = true;
    cancelAnimationFrame(this.pending);
    this.orbit.removeEventListener("change", this.draw);
    this.orbit.dispose();
    this.part.dispose();
    this.gl.dispose();
    this.gl.forceContextLoss();
  }
}
