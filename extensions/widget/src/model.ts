// What Python and the viewer tell each other. Binary traits arrive as DataViews. Nothing here needs a kernel: a trait
// that is not there has its default, and what cannot be sent is not sent.

export type Point = [number, number, number];

export interface Highlight {
  faces: number[];
  color: string;
  label: string;
}

export interface Picked {
  face: number;
  at_mm: Point;
}

/** One distinct part of the model: how many faces it has, and whether its surface is closed (only then it has a cap). */
export interface Solid {
  name: string;
  count: number;
  faces: number;
  closed: boolean;
}

export interface Scale {
  title: string;
  unit: string;
  low: number;
  high: number;
  limit: number | null;
  limit_is: "least" | "most";
  missing: string;
  /** Whether there are places that were not measured. */
  gaps: boolean;
  /** Share of the way from low to high, and the color there; two at one place are a jump. */
  stops: [number, string][];
}

export interface Arrow {
  direction: Point;
  label: string;
  kind: string;
}

export interface SectionState {
  axis: "x" | "y" | "z";
  at: number;
  flip: boolean;
}

/** What Python measured between picks: words, and lines to draw with a label each. */
export interface Measured {
  id: number;
  words: string[];
  lines: { from: Point; to: Point; label: string }[];
}

export interface Model {
  get(name: string): any;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send?(message: unknown): void;
  on(event: string, handler: (...given: any[]) => void): void;
  off(event: string, handler: (...given: any[]) => void): void;
}

type Kind<T> = { new (buffer: ArrayBuffer): T; BYTES_PER_ELEMENT: number };

/** Copy a binary trait into a typed array; a trait that is not there yet is an empty array. */
export function array<T>(model: Model, name: string, kind: Kind<T>): T {
  const view = model.get(name) as DataView | undefined;
  if (!view || !view.byteLength || view.byteLength % kind.BYTES_PER_ELEMENT !== 0) {
    return new kind(new ArrayBuffer(0));
  }
  const start = view.byteOffset;
  return new kind(view.buffer.slice(start, start + view.byteLength) as ArrayBuffer);
}

/** A trait, or what holds where the model does not have it. */
export function trait<T>(model: Model, name: string, otherwise: T): T {
  const value = model.get(name) as T | null | undefined;
  return value === undefined || value === null ? otherwise : value;
}

/** Set traits in one message. */
export function tell(model: Model, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  model.save_changes();
}

/** Ask Python something; false where there is nobody to ask. */
export function ask(model: Model, message: Record<string, unknown>): boolean {
  if (typeof model.send !== "function") return false;
  try {
    model.send(message);
    return true;
  } catch {
    return false;
  }
}
