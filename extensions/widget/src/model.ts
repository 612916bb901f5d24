// What Python and the viewer tell each other. Binary traits arrive as DataViews.

export interface Highlight {
  faces: number[];
  color: string;
  label: string;
}

export interface Picked {
  face: number;
  at_mm: [number, number, number];
}

export interface Model {
  get(name: string): any;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send(message: unknown): void;
  on(event: string, handler: (...given: any[]) => void): void;
  off(event: string, handler: (...given: any[]) => void): void;
}

type Kind<T> = { new (buffer: ArrayBuffer): T; BYTES_PER_ELEMENT: number };

/** Copy a binary trait into a typed array; a trait that is not there yet is an empty array. */
export function array<T>(model: Model, name: string, kind: Kind<T>): T {
  const view = model.get(name) as DataView | undefined;
  if (!view || view.byteLength % kind.BYTES_PER_ELEMENT !== 0) {
    return new kind(new ArrayBuffer(0));
  }
  const start = view.byteOffset;
  return new kind(view.buffer.slice(start, start + view.byteLength) as ArrayBuffer);
}
