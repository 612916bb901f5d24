// What a JSON Schema (draft 2020-12) says about the shape of a value; whether a value is valid is told by Python.

import { phrase, say } from "./words";
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Tree = { [key: string]: Json };
export type Step = string | number;
export interface Schema {
  [keyword: string]: any;
}
export type Kind = "const" | "choice" | "text" | "number" | "flag" | "nothing" | "group" | "list" | "variants" | "json";

const NAMED: Record<string, string> = {
  array: phrase("list"), boolean: phrase("yes or no"), integer: phrase("whole number"), null: phrase("not given"),
  number: phrase("number"), object: phrase("group"), string: phrase("text"),
};
const STRUCTURE = ["type", "properties", "items", "const", "enum", "$ref", "oneOf", "anyOf", "additionalProperties"];
const NOT_DRAWN = ["patternProperties", "prefixItems", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef"];
const UNITS: Record<string, string> = {
  mm: "mm", mm2: "mm²", mm3: "mm³", um: "µm", deg: "°", g: "g", s: "s", kg: "kg", kwh: "kWh", km: "km", h: "h",
};

export const has = (value: object, key: Step): boolean => Object.prototype.hasOwnProperty.call(value, key);
export const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Follow references and lay the parts of `allOf` over each other; a schema that is only `true` says nothing. */
export function resolved(given: unknown, root: Schema, depth = 0): Schema {
  if (!isTree(given) || depth > 32) return {};
  let schema: Schema = given;
  if (typeof schema.$ref === "string") {
    const { $ref, ...beside } = schema;
    const target = $ref === "#" ? root : $ref.startsWith("#/") ? at(root, $ref.slice(2).split("/").map(unescaped)) : undefined;
    schema = isTree(target) ? { ...resolved(target, root, depth + 1), ...beside } : { ...beside, $dynamicRef: $ref };
  }
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
    const more = resolved(part, root, depth + 1);
    schema = {
      ...more, ...schema,
      ...(more.properties || schema.properties ? { properties: { ...more.properties, ...schema.properties } } : {}),
      ...(more.required || schema.required ? { required: [...(schema.required ?? []), ...(more.required ?? [])] } : {}),
    };
  }
  return schema;
}

const unescaped = (step: string): string => decodeURIComponent(step).replace(/~1/g, "/").replace(/~0/g, "~");

export function at(value: any, path: Step[]): any {
  return path.reduce((inner, step) => (inner === null || inner === undefined ? undefined : own(inner, step)), value);
}

const own = (value: any, step: Step): any => (has(value, step) ? value[step] : undefined);

export function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function ofType(value: Json, type: string): boolean {
  const found = typeOf(value);
  return found === type || (type === "number" && found === "integer");
}

export function typeIn(schema: Schema): string {
  if (typeof schema.type === "string") return schema.type;
  if (Array.isArray(schema.type) && schema.type.length === 1) return schema.type[0];
  if (schema.properties || isTree(schema.additionalProperties)) return "object";
  return schema.items ? "array" : "";
}

/** The alternatives of a schema, each whole; empty where it has none. */
export function variants(schema: Schema, root: Schema): Schema[] {
  const { oneOf, anyOf, ...rest } = schema;
  const listed = (Array.isArray(oneOf) ? oneOf : Array.isArray(anyOf) ? anyOf : []).map((part) => resolved(part, root));
  if (listed.length && listed.every((part) => STRUCTURE.some((keyword) => keyword in part))) {
    const { title, description, ...base } = rest;
    return listed.map((part) => ({ ...base, ...part }));
  }
  if (Array.isArray(rest.type) && rest.type.length > 1) return rest.type.map((type: string) => ({ ...rest, type }));
  return [];
}

/** How a value under a schema is drawn; what the schema does not foresee is drawn as JSON text, never left out. */
export function kindOf(schema: Schema, value: Json | undefined, root: Schema): Kind {
  if (NOT_DRAWN.some((keyword) => keyword in schema)) return "json";
  if ("const" in schema) return value === undefined || same(value, schema.const) ? "const" : "json";
  if (Array.isArray(schema.enum)) return "choice";
  if (variants(schema, root).length) return "variants";
  const type = typeIn(schema);
  if (value !== undefined && type && !ofType(value, type)) {
    const typed = (type === "number" || type === "integer") && (typeof value === "string" || typeof value === "number");
    if (!typed) return "json"; // a number that is still being typed is text
  }
  switch (type) {
    case "string": return typeof value === "string" && /[\r\u0000]/.test(value) ? "json" : "text"; // no field keeps these
    case "number": case "integer": return typeof value === "string" && /[\r\n]/.test(value) ? "json" : "number";
    case "boolean": return "flag";
    case "null": return "nothing";
    case "object": return "group";
    case "array": return "list";
  }
  return "json";
}

/** Whether a value has the shape of a schema, so that the right alternative is shown. */
export function fits(schema: Schema, value: Json, root: Schema, depth = 0): boolean {
  if (depth > 8) return true;
  if ("const" in schema) return same(schema.const, value);
  if (Array.isArray(schema.enum)) return schema.enum.some((choice: Json) => same(choice, value));
  const others = variants(schema, root);
  if (others.length) return others.some((other) => fits(other, value, root, depth + 1));
  const type = typeIn(schema);
  if (type && !ofType(value, type)) return false;
  if (typeof value === "string" && typeof schema.pattern === "string" && !matches(schema.pattern, value)) return false;
  if (Array.isArray(value)) {
    const items = resolved(schema.items, root);
    return value.slice(0, 20).every((entry) => fits(items, entry, root, depth + 1));
  }
  if (!isTree(value)) return true;
  if ((schema.required ?? []).some((key: string) => !has(value, key))) return false;
  return Object.entries(value).every(([key, entry]) => {
    const inner = schemaOf(schema, key);
    return inner === false ? false : fits(resolved(inner, root), entry, root, depth + 1);
  });
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true; // a pattern of another dialect: Python judges it
  }
}

/** The schema of an entry of a group; `false` where the group takes no such entry. */
export function schemaOf(schema: Schema, key: string): unknown {
  if (has(schema.properties ?? {}, key)) return schema.properties[key];
  return schema.additionalProperties ?? true;
}

/** A value to begin with. */
export function blank(schema: Schema, root: Schema, depth = 0): Json {
  if ("default" in schema) return copy(schema.default);
  if ("const" in schema) return copy(schema.const);
  if (Array.isArray(schema.enum) && schema.enum.length) return copy(schema.enum[0]);
  const others = variants(schema, root);
  if (others.length) return blank(others[0], root, depth + 1);
  switch (typeIn(schema)) {
    case "string": return "";
    case "number": case "integer": return schema.minimum ?? 0;
    case "boolean": return false;
    case "array": {
      const few = depth > 6 ? 0 : Math.min(schema.minItems ?? 0, 100);
      return Array.from({ length: few }, () => blank(resolved(schema.items, root), root, depth + 1));
    }
    case "object": {
      const made: Tree = {};
      for (const key of depth > 6 ? [] : schema.required ?? []) {
        made[key] = blank(resolved(schemaOf(schema, key), root), root, depth + 1);
      }
      return made;
    }
  }
  return null;
}

export function nameOfVariant(schema: Schema, all: Schema[]): string {
  if (schema.title) return String(schema.title);
  if ("const" in schema) return String(schema.const);
  const type = typeIn(schema);
  const alike = all.filter((other) => typeIn(other) === type);
  if (type === "object" && alike.length > 1) {
    const fixed = Object.values(schema.properties ?? {}).find((p) => isTree(p) && "const" in p) as Schema | undefined;
    return fixed ? String(fixed.const) : (schema.required ?? []).map((key: string) => labelOf(key, {}).label).join(", ") || "group";
  }
  return say(NAMED[type] ?? (Array.isArray(schema.enum) ? phrase("one of a list") : phrase("any value")));
}

/** `nominal_mm` is `Nominal` in `mm`, `dct:license` is `License`; a title in the schema wins. */
export function labelOf(key: string, schema: Schema): { label: string; unit: string } {
  const suffix = /_([a-z0-9]+)$/.exec(key)?.[1] ?? "";
  const unit = typeof schema["x-unit"] === "string" ? schema["x-unit"] : UNITS[suffix] ?? "";
  if (schema.title) return { label: String(schema.title), unit };
  const bare = UNITS[suffix] && key.length > suffix.length + 1 ? key.slice(0, -suffix.length - 1) : key;
  const words = bare.replace(/^@/, "").replace(/^[a-z]+:/, "").replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_-]+/g, " ").toLowerCase();
  return { label: words.charAt(0).toUpperCase() + words.slice(1) || key, unit };
}

export function copy<T extends Json>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

export function same(a: any, b: any): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, i) => same(entry, b[i]));
  if (!isTree(a) || !isTree(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => has(b, key) && same(a[key], b[key]));
}

export const pointer = (path: Step[]): string =>
  path.map((step) => `/${String(step).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
