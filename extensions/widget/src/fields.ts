// The fields of a form, made from a schema and a value: what holds others. Every field can be read back to exactly what
// it was given.

import { button, element } from "./dom";
import { said } from "./said";
import {
  blank, fits, has, isTree, kindOf, labelOf, nameOfVariant, pointer, resolved, schemaOf, typeIn, variants,
} from "./schema";
import type { Json, Kind, Schema, Step, Tree } from "./schema";
import { ABSENT, LONG_TEXT, choice, fixed, flag, json, line, number, offered, text } from "./simple";
import type { Read, Form, Field, Asked } from "./simple";
import { listedAs, lowered, say } from "./words";

export { ABSENT };
export type { Change, Field, Form, Place, Read } from "./simple";

/** Make the field of a value, with its label, help and place for messages. */
export function field(form: Form, given: unknown, value: Json | undefined, path: Step[], more: Partial<Asked> = {}): Field {
  const schema = resolved(given, form.root);
  const key = path.length ? String(path[path.length - 1]) : "";
  const named = labelOf(key, schema);
  const asked: Asked = {
    schema, value, path, label: named.label, unit: named.unit, required: true, ...more,
    locked: (more.locked ?? false) || schema.readOnly === true || form.locked,
  };
  if (asked.locked) {
    return { el: value === undefined ? element("div", "") : said(form, schema, value, path, asked.label, asked.unit),
             read: () => (value === undefined ? ABSENT : value) };
  }
  const kind = kindOf(schema, value, form.root);
  const made = MAKERS[kind](form, asked);
  return made;
}

const MAKERS: Record<Kind, (form: Form, asked: Asked) => Field> = {
  const: fixed, choice, text, number, flag, nothing: fixed, group, list, variants: alternatives, json,
};

/** A group that can be folded; what is inside is made when it is first opened. */
function folding(
  form: Form, asked: Asked, preview: string, opened: boolean, fill: (body: HTMLElement) => void,
): { el: HTMLDetailsElement; made: () => boolean } {
  const where = pointer(asked.path);
  const box = element("details", "dfdm-group");
  const head = element("summary", "dfdm-head");
  const name = element("span", "dfdm-name", asked.label);
  const brief = element("span", "dfdm-brief", preview);
  const badge = element("span", "dfdm-badge");
  head.append(name, brief, badge);
  const error = element("div", "dfdm-problem");
  const body = element("div", "dfdm-body");
  let filled = false;
  const reveal = (): void => {
    if (filled) return;
    filled = true;
    if (typeof asked.schema.description === "string") body.append(element("div", "dfdm-help", asked.schema.description));
    fill(body);
  };
  head.id = form.id(asked.path);
  body.setAttribute("role", "group");
  body.setAttribute("aria-labelledby", head.id);
  box.append(head, error, body);
  box.open = form.open.get(where) ?? opened;
  if (box.open) reveal();
  box.addEventListener("toggle", () => {
    form.open.set(where, box.open);
    if (box.open) reveal();
  });
  form.places.set(where, { error, control: head, badge, reveal: () => { box.open = true; reveal(); } });
  return { el: box, made: () => filled };
}

function removal(form: Form, asked: Asked, words = say("Remove")): HTMLElement {
  return button(words, say("Remove {what}", { what: lowered(asked.label) }), () => form.change({ path: asked.path, remove: true }, true), "dfdm-button dfdm-remove");
}

function group(form: Form, asked: Asked): Field {
  if (asked.value === undefined) return offered(form, asked);
  const value = asked.value as Tree;
  const inner = new Map<string, Field>();
  const fill = (body: HTMLElement): void => {
    for (const el of entries(form, asked, value, inner)) body.append(el);
    if (!asked.required) body.append(removal(form, asked));
  };
  const read = (): Read => {
    const found: Tree = {};
    for (const key of Object.keys(value)) if (!inner.has(key)) found[key] = value[key];
    for (const [key, made] of inner) {
      const entry = made.read();
      if (entry !== ABSENT) found[key] = entry;
    }
    return found;
  };
  if (!asked.path.length) {
    const body = element("div", "dfdm-body dfdm-top");
    const error = element("div", "dfdm-problem");
    form.places.set("", { error });
    body.append(error);
    fill(body);
    return { el: body, read };
  }
  return { el: folding(form, asked, previewOf(value, asked.label), asked.path.length < 5 && decides(asked.schema, form.root), fill).el, read };
}

/** The entries of a group: first those that a person decides, then what is derived, folded away. */
function entries(form: Form, asked: Asked, value: Tree, inner: Map<string, Field>): HTMLElement[] {
  const { schema, path } = asked;
  const known = Object.keys(schema.properties ?? {});
  const required = new Set<string>(schema.required ?? []);
  const shown: HTMLElement[] = [];
  const derived: HTMLElement[] = [];
  for (const key of known) {
    const given = schema.properties[key];
    if (given === false && !has(value, key)) continue;
    const now = has(value, key) ? value[key] : undefined;
    const made = field(form, given, now, [...path, key], { required: required.has(key) });
    inner.set(key, made);
    const settled = resolved(given, form.root);
    if (settled.readOnly === true || "const" in settled || typeIn(settled) === "null") derived.push(made.el);
    else shown.push(made.el);
  }
  for (const key of Object.keys(value).filter((key) => !known.includes(key))) shown.push(extra(form, asked, key, value, inner));
  if (isTree(schema.additionalProperties) || schema.additionalProperties === true) shown.push(adder(form, asked, value));
  if (derived.length && shown.length && !form.locked) {
    const folded = element("details", "dfdm-group dfdm-derived");
    folded.append(element("summary", "dfdm-head", say("Derived, not edited here")), ...derived);
    return [...shown, folded];
  }
  return [...shown, ...derived];
}

/** An entry whose name is not in the schema: its name is given, its value has the shape that the schema has for others. */
function extra(form: Form, asked: Asked, key: string, value: Tree, inner: Map<string, Field>): HTMLElement {
  const given = schemaOf(asked.schema, key);
  const path = [...asked.path, key];
  const made = field(form, given === false ? {} : given, value[key], path, { label: key });
  inner.set(key, made);
  const row = element("div", "dfdm-row");
  row.append(made.el);
  if (!asked.locked) row.append(removal(form, { ...asked, path, label: key }));
  return row;
}

function adder(form: Form, asked: Asked, value: Tree): HTMLElement {
  const row = element("div", "dfdm-offered");
  const name = element("input", "dfdm-input dfdm-short");
  name.setAttribute("aria-label", say("Name of a new entry of {what}", { what: lowered(asked.label) || say("the document") }));
  name.placeholder = "name";
  const add = (): void => {
    if (name.value && !has(value, name.value)) {
      const given = resolved(schemaOf(asked.schema, name.value), form.root);
      form.change({ path: [...asked.path, name.value], value: blank(given, form.root) }, true);
    }
  };
  name.addEventListener("keydown", (event) => event.key === "Enter" && add());
  row.append(name, button(say("Add"), say("Add an entry of this name"), add));
  return row;
}

function list(form: Form, asked: Asked): Field {
  if (asked.value === undefined) return offered(form, asked);
  const value = asked.value as Json[];
  const items = resolved(asked.schema.items, form.root);
  const inner: Field[] = [];
  const composed = (items.required ?? []).some((key: string) => resolved(schemaOf(items, key), form.root).readOnly === true);
  const { minItems = 0, maxItems = Infinity } = composed ? { minItems: Infinity, maxItems: 0 } : asked.schema; // not made by hand
  const fill = (body: HTMLElement): void => {
    value.forEach((entry, place) => {
      const path = [...asked.path, place];
      const label = headingOf(entry) || `${items.title ?? singular(asked.label)} ${place + 1}`;
      const made = field(form, items, entry, path, { label, unit: asked.unit });
      inner.push(made);
      const row = element("div", "dfdm-row");
      row.append(made.el);
      if (value.length > minItems) row.append(removal(form, { ...asked, path, label }));
      body.append(row);
    });
    const below = element("div", "dfdm-below");
    body.append(below);
    if (value.length < maxItems) {
      const next = [...asked.path, value.length];
      below.append(button(items.title ? say("Add {what}", { what: lowered(String(items.title)) }) : say("Add to {what}", { what: lowered(asked.label) }), "", () => {
        form.open.set(pointer(next), true);
        form.change({ path: next, value: blank(items, form.root), insert: true }, true);
      }));
    }
    if (!asked.required) below.append(removal(form, asked, say("Leave out {what}", { what: lowered(asked.label) })));
  };
  const count = listedAs(value.length);
  const plain = value.length && value.every((entry) => !isTree(entry) && !Array.isArray(entry)) ? value.join(", ") : count;
  const few = asked.path.length < 4 && value.length <= 3 && decides(items, form.root);
  const { el } = folding(form, asked, plain.length > 48 ? count : plain, few, fill);
  return { el, read: () => (inner.length ? inner.map((made) => made.read() as Json) : value) };
}

/** One of several shapes: a menu of them, and the fields of the one that is chosen. */
function alternatives(form: Form, asked: Asked): Field {
  const { schema, value, path, required } = asked;
  const all = variants(schema, form.root);
  const other = all.filter((v) => typeIn(v) !== "null");
  const nullable = other.length < all.length;
  if (nullable && other.length === 1 && ["number", "integer"].includes(typeIn(other[0])) && !("enum" in other[0])
      && (value === undefined ? false : value === null || kindOf(other[0], value, form.root) === "number")) {
    return number(form, { ...asked, schema: { ...other[0], ...described(schema), type: typeIn(other[0]) } }, null);
  }
  if (value === undefined && required) return offered(form, asked);
  const chosen = value === undefined ? -1 : all.findIndex((v) => fits(v, value, form.root));
  const select = element("select", "dfdm-input dfdm-variant");
  const names = all.map((v) => nameOfVariant(v, all));
  const words = [...(required ? [] : ["–"]), ...names, ...(chosen < 0 && value !== undefined ? [say("something else")] : [])];
  words.forEach((word, place) => {
    const option = element("option", "", word);
    option.value = String(place - (required ? 0 : 1));
    select.append(option);
  });
  select.value = String(chosen < 0 && value !== undefined ? all.length : chosen);
  select.addEventListener("change", () => {
    const now = Number(select.value);
    if (now < 0) form.change({ path, remove: true }, true);
    else if (now < all.length) {
      form.open.set(pointer(path), true);
      form.change({ path, value: blank(all[now], form.root) }, true);
    }
  });
  const el = element("div", "dfdm-either");
  const menu = line(form, asked, select);
  select.id = `${form.id(path)}-kind-${all.map(typeIn).join("-")}`; // one of several may be one of several itself
  menu.querySelector("label")!.htmlFor = select.id;
  el.append(menu);
  if (value === undefined) return { el, read: () => ABSENT };
  const shape: Schema = chosen < 0 ? {} : all[chosen];
  if (typeIn(shape) === "null" || "const" in shape) return { el, read: () => value };
  const made = field(form, { ...shape, title: undefined }, value, path, { label: asked.label, unit: asked.unit });
  el.append(made.el);
  return { el, read: () => made.read() };
}

const described = (schema: Schema): Schema => (schema.description ? { description: schema.description } : {});

/** Whether anything inside is decided by a person. */
function decides(given: unknown, root: Schema, depth = 0): boolean {
  const schema = resolved(given, root);
  if (schema.readOnly === true || "const" in schema) return false;
  const inside = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return depth > 6 || !inside.length || inside.some((inner) => decides(inner, root, depth + 1));
}

const HEADINGS = ["product", "name", "title", "characteristic", "id", "what", "key", "action", "code"];

export function headingOf(value: Json): string {
  if (!isTree(value)) return "";
  for (const key of HEADINGS) {
    const told = value[key];
    if (typeof told === "string" && told) return told.length > LONG_TEXT ? `${told.slice(0, LONG_TEXT)}…` : told;
    if (Array.isArray(told) && told.length && told.every((t) => typeof t === "string")) return told.join(", ");
  }
  return "";
}

/** A few words of what is in a group, for when it is folded. */
export function previewOf(value: Tree, label: string): string {
  const heading = headingOf(value);
  const told = heading && heading !== label ? heading
    : Object.values(value).filter((v) => typeof v === "string" && v && v !== label).join(", ");
  return told.length > LONG_TEXT ? `${told.slice(0, LONG_TEXT)}…` : told;
}

const singular = (label: string): string => label.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
