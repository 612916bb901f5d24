// How surfaces, lines and cuts are drawn. Colors are those of the screen, lit by the same lamps as the still pictures
// that Python draws, so that both look alike.

import {
  AlwaysStencilFunc, BackSide, Color, DataTexture, DecrementWrapStencilOp, DoubleSide, FrontSide, IncrementWrapStencilOp,
  NearestFilter, NotEqualStencilFunc, RGBAFormat, ReplaceStencilOp, ShaderMaterial, Vector4, type Side,
} from "three";

import type { Scale } from "./model";

export const NO_CUT = new Vector4(0, 0, 0, 1);
const PALETTE_STEPS = 512;

/** What all materials of a view share: the plane that cuts (what lies beyond it along its normal is gone), pixels a point. */
export interface Common {
  cut: { value: Vector4 };
  ratio: { value: number };
}

const PLACE = "varying vec3 at; void place() { at = position; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }";
const CUT = "uniform vec4 cut; varying vec3 at; void cutAway() { if (dot(at, cut.xyz) > cut.w) discard; }";

const SURFACE_VERTEX = `
  attribute vec4 lit; attribute vec2 measured;
  varying vec3 facing; varying vec4 glow; varying vec2 field; ${PLACE}
  void main() { place(); facing = normalMatrix * normal; glow = lit; field = measured; }`;

// measured: value and 1; 0 and 0 where it is missing; 0 and 2 where there is nothing to say.
const SURFACE_FRAGMENT = `
  uniform vec3 base; uniform float shaded; uniform sampler2D palette; uniform vec3 span; uniform float ratio;
  varying vec3 facing; varying vec4 glow; varying vec2 field; ${CUT}
  const vec3 LAMP = normalize(vec3(0.35, 0.55, 0.76)); const vec3 SIDE = normalize(vec3(-0.8, 0.1, 0.5));
  float stripe(float wide, float sign) {
    return step(mod(gl_FragCoord.x + sign * gl_FragCoord.y, wide * ratio), 0.45 * wide * ratio);
  }
  void main() {
    cutAway();
    vec3 n = normalize(facing);
    if (!gl_FrontFacing) n = -n;
    float light = 0.46 + 0.52 * max(dot(n, LAMP), 0.0) + 0.14 * max(dot(n, SIDE), 0.0);
    vec3 color = base;
    float width = fwidth(field.x);
    if (shaded > 0.5 && field.y < 1.001) {
      light = mix(1.0, light, 0.6);
      if (field.y > 0.999) {
        color = texture2D(palette, vec2(clamp((field.x - span.x) / span.y, 0.0, 1.0), 0.5)).rgb;
        float off = abs(field.x - span.z) / max(width, 1e-9);
        color *= mix(0.15, 1.0, smoothstep(0.5, 1.2, off));
      } else {
        color = mix(vec3(0.68), vec3(0.5), stripe(7.0, -1.0));
      }
      color = mix(color, glow.rgb, glow.a * stripe(12.0, 1.0));
    } else {
      color = mix(color, glow.rgb, glow.a);
    }
    gl_FragColor = vec4(color * light, 1.0);
  }`;

export class SurfaceMaterial extends ShaderMaterial {
  constructor(common: Common) {
    const none = new DataTexture(new Uint8Array(4), 1, 1);
    super({
      vertexShader: SURFACE_VERTEX, fragmentShader: SURFACE_FRAGMENT, side: DoubleSide,
      polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1,
      uniforms: {
        ...common, base: { value: plain("#b0becc") }, shaded: { value: 0 }, palette: { value: none },
        span: { value: [0, 1, 1e30] },
      },
    });
  }

  /** Colors along the scale, and where the limit lies. */
  scale({ stops, low, high, limit }: Scale): void {
    const bytes = new Uint8Array(4 * PALETTE_STEPS);
    for (let i = 0; i < PALETTE_STEPS; i++) {
      const at = (i + 0.5) / PALETTE_STEPS;
      const next = Math.max(stops.findIndex(([place]) => place > at), 1);
      const [[from, first], [to, last]] = [stops[next - 1], stops[next]];
      const color = plain(first).lerp(plain(last), Math.min(Math.max((at - from) / Math.max(to - from, 1e-9), 0), 1));
      bytes.set([255 * color.r, 255 * color.g, 255 * color.b, 255], 4 * i);
    }
    const table = new DataTexture(bytes, PALETTE_STEPS, 1, RGBAFormat);
    table.minFilter = table.magFilter = NearestFilter;
    table.needsUpdate = true;
    this.uniforms.palette.value.dispose();
    this.uniforms.palette.value = table;
    this.uniforms.span.value = [low, high - low, limit ?? 1e30];
  }

  override dispose(): void {
    this.uniforms.palette.value.dispose();
    super.dispose();
  }
}

/** Lines, and surfaces in one color that let through what is behind. */
export class FlatMaterial extends ShaderMaterial {
  constructor(common: Common, color: string, opacity = 1) {
    super({
      vertexShader: `${PLACE} void main() { place(); }`,
      fragmentShader: `uniform vec3 base; uniform float opacity; ${CUT}
        void main() { cutAway(); gl_FragColor = vec4(base, opacity); }`,
      uniforms: { ...common, base: { value: plain(color) }, opacity: { value: opacity } },
      transparent: opacity < 1, depthWrite: opacity === 1, side: DoubleSide,
    });
  }

  set color(css: string) {
    this.uniforms.base.value = plain(css);
  }
}

/** Counts, pixel by pixel, the surfaces behind one another that face away (up) or towards the eye (down). */
export function counting(common: Common, side: Side): ShaderMaterial {
  const deed = side === BackSide ? IncrementWrapStencilOp : DecrementWrapStencilOp;
  return new ShaderMaterial({
    vertexShader: `${PLACE} void main() { place(); }`,
    fragmentShader: `${CUT} void main() { cutAway(); gl_FragColor = vec4(1.0); }`,
    uniforms: { ...common }, side, colorWrite: false, depthWrite: false, depthTest: false,
    stencilWrite: true, stencilFunc: AlwaysStencilFunc, stencilFail: deed, stencilZFail: deed, stencilZPass: deed,
  });
}

/** The hatched material where the plane cuts: drawn where more surfaces face away than towards the eye. */
export class CapMaterial extends ShaderMaterial {
  constructor(common: Common) {
    super({
      vertexShader: "void main() { gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",
      fragmentShader: `uniform vec3 base; uniform vec3 ink; uniform float ratio;
        void main() {
          float line = mod(gl_FragCoord.x - gl_FragCoord.y, 9.0 * ratio);
          gl_FragColor = vec4(line < 1.5 * ratio ? ink : base, 1.0);
        }`,
      uniforms: { ratio: common.ratio, base: { value: plain("#e9d9b0") }, ink: { value: plain("#26323f") } },
      side: DoubleSide, polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1,
      stencilWrite: true, stencilRef: 0, stencilFunc: NotEqualStencilFunc,
      stencilFail: ReplaceStencilOp, stencilZFail: ReplaceStencilOp, stencilZPass: ReplaceStencilOp,
    });
  }
}

export { BackSide, FrontSide };

/** A color as its bytes are, not as light: these materials write what the screen shows. */
export function plain(css: string): Color {
  const number = Number.parseInt(css.slice(1), 16);
  const color = new Color();
  color.r = ((number >> 16) & 255) / 255;
  color.g = ((number >> 8) & 255) / 255;
  color.b = (number & 255) / 255;
  return color;
}
