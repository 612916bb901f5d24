// One WebGL context for all views of a page: a page has 8 to 16, for everyone on it. Every view draws with the same
// renderer into its own flat canvas.

import { REVISION, WebGLRenderer, type Camera, type Scene } from "three";

export interface Drawer {
  /** The browser took the context away. */
  lost(): void;
}

interface Shared {
  gl: WebGLRenderer;
  drawers: Set<Drawer>;
}

// Every widget instance loads this module anew, so what is shared hangs on the page; builds that could not draw each
// other's scenes do not share.
const KEY = Symbol.for(`dfdm.renderer.${REVISION}.1`);
const page = globalThis as unknown as Record<symbol, Shared | undefined>;

/** Take part in drawing. Throws where the browser has no WebGL. */
export function enter(drawer: Drawer): void {
  const shared = (page[KEY] ??= begin());
  shared.drawers.add(drawer);
}

/** Take part no more; the last one gives the context back. */
export function leave(drawer: Drawer): void {
  const shared = page[KEY];
  if (!shared?.drawers.delete(drawer) || shared.drawers.size) return;
  page[KEY] = undefined;
  shared.gl.dispose();
  shared.gl.forceContextLoss();
}

/** Draw a scene into a canvas of its own, as many pixels as the canvas has. */
export function paint(scene: Scene, camera: Camera, target: HTMLCanvasElement): void {
  const gl = page[KEY]?.gl;
  const flat = target.getContext("2d");
  if (!gl || !flat || !target.width || !target.height) return;
  const canvas = gl.domElement;
  const { width, height } = target;
  if (canvas.width < width || canvas.height < height) {
    gl.setSize(Math.max(canvas.width, width), Math.max(canvas.height, height), false);
  }
  gl.setViewport(0, 0, width, height);
  gl.setScissor(0, 0, width, height);
  gl.render(scene, camera);
  flat.clearRect(0, 0, width, height);
  flat.drawImage(canvas, 0, canvas.height - height, width, height, 0, 0, width, height);
}

function begin(): Shared {
  const gl = new WebGLRenderer({ antialias: true, alpha: true, stencil: true, powerPreference: "low-power" });
  const shared: Shared = { gl, drawers: new Set() };
  gl.debug.checkShaderErrors = false; // asking for errors waits for the compiler
  gl.setPixelRatio(1);
  gl.setScissorTest(true);
  gl.domElement.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    if (page[KEY] !== shared) return;
    page[KEY] = undefined;
    for (const drawer of [...shared.drawers]) drawer.lost();
    gl.dispose();
  });
  return shared;
}
