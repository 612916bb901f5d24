// What the server drew: one buffer, a JSON header in front of the arrays.

export interface Part {
  name: string;
  count: number;
  faces: number;
  closed: boolean;
  first_face: number;
  size_mm: number[];
}

export interface Header {
  name: string;
  title: string;
  kind: string;
  unit: string;
  unit_stated: boolean;
  thickness_mm: number | null;
  thickness_stated: boolean;
  parts: Part[];
}

export interface Preview {
  header: Header;
  arrays: Record<string, DataView>;
}

/** Take the buffer apart; nothing is copied. */
export function unpacked(buffer: ArrayBuffer): Preview {
  const length = new DataView(buffer).getUint32(0, true);
  const start = 4 + length;
  const text = new TextDecoder().decode(new Uint8Array(buffer, 4, length));
  const { arrays, ...header } = JSON.parse(text) as Header & { arrays: Record<string, { at: number; bytes: number }> };
  const views = Object.entries(arrays).map(([name, { at, bytes }]) => [name, new DataView(buffer, start + at, bytes)]);
  return { header, arrays: Object.fromEntries(views) };
}
