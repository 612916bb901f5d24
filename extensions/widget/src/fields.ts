// The fields of a form, made from a schema and a value. Every field can be read back to exactly what it was given.

import { button, element } from "./dom";
import { said } from "./said";
import {
  blank, copy, fits, has, isTree, kindOf, labelOf, nameOfVariant, pointer, resolved, same, schemaOf, typeIn, variants,
} from "./schema";
import type { Json, Kind, Schema, Step, Tree } from "./schema";
import { listedAs, lowered, say } from "./words";

export const ABSENT = Symbol("absent");
export type Read = Json | typeof ABSENT;
export type Change = { path: Step[]; value?: Json; remove?: true; insert?: true };

/** What all fields of one form share. */
export interface Form {
  root: Schema;
  locked: boolean;
  /** Pointers of the groups that stand open. */
  open: Map<string, boolean>;
  /** Where a message about a pointer is shown, and what is focused for it. */
  places: Map<string, Place>;
  /** Tell Python; `redraw` where other fields come or go by it. */
  change(change: Change, redraw?: boolean): void;
  id(path: Step[]): string;
}

export interface Place {
  error: HTMLElement;
  control?: HTMLElement;
  badge?: HTMLElement;
  /** Draws what is inside, if that was not yet done. */
  reveal?: () => void;
}

export interface Field {
  el: HTMLElement;
  read(): Read;
}

interface Asked {
  schema: Schema;
  value: Json | undefined;
  path: Step[];
  label: string;
  unit: string;
  required: boolean;
  locked: boolean;
}

const MOST_CHOICES = 12;
const LONG_TEXT = 60;

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

/** A line with label, control, unit, help and message. */
function line(form: Form, asked: Asked, control: HTMLElement, ...beside: HTMLElement[]): HTMLElement {
  const row = element("div", "dfdm-field");
  const id = form.id(asked.path);
  control.id = id;
  const label = element("label", "dfdm-label", asked.label + (asked.unit ? `, ${asked.unit}` : ""));
  label.htmlFor = id;
  if (asked.required && !asked.locked) control.setAttribute("aria-required", "true");
  const help = element("div", "dfdm-help", typeof asked.schema.description === "string" ? asked.schema.description : "");
  help.id = `${id}-help`;
  const error = element("div", "dfdm-problem");
  error.id = `${id}-problem`;
  const told = [help.textContent ? help.id : "", error.id].filter(Boolean);
  control.setAttribute("aria-describedby", told.join(" "));
  const box = element("div", "dfdm-control");
  box.append(control, ...beside);
  row.append(label, box);
  if (help.textContent) row.append(help);
  row.append(error);
  form.places.set(pointer(asked.path), { error, control });
  return row;
}

function send(form: Form, asked: Asked, read: Read, redraw = false): void {
  form.change(read === ABSENT ? { path: asked.path, remove: true } : { path: asked.path, value: read }, redraw);
}

function text(form: Form, asked: Asked): Field {
  const { schema, value, required } = asked;
  const was = typeof value === "string" ? value : "";
  const long = was.length > LONG_TEXT || was.includes("\n") || schema.contentMediaType === "text/plain";
  const input = long ? element("textarea", "dfdm-input") : element("input", "dfdm-input");
  if (input instanceof HTMLInputElement) {
    input.type = schema.format === "date" && (was === "" || isDay(was)) ? "date" : "text";
    const examples = Array.isArray(schema.examples) ? schema.examples.filter((e: unknown) => typeof e === "string") : [];
    if (examples.length) suggestions(form, asked, input, examples);
    if (schema.format === "date-time") input.placeholder = "2026-11-29T12:00:00Z";
    if (schema.format === "date") input.placeholder = "2026-11-29";
  } else {
    input.rows = Math.min(8, Math.max(2, was.split("\n").length, Math.ceil(was.length / LONG_TEXT)));
  }
  input.spellcheck = schema.contentMediaType === "text/plain";
  input.value = was;
  let touched = false;
  const read = (): Read => {
    if (value === undefined && !touched) return ABSENT;
    if (input.value !== "" || required || (value === "" && !touched)) return input.value;
    return ABSENT; // an optional text that is emptied is left out
  };
  input.addEventListener("input", () => {
    touched = true;
    send(form, asked, read());
  });
  return { el: line(form, asked, input, ...suggested(form, asked)), read };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
    && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) && !text.startsWith("0000");
}

const lists = new WeakMap<Asked, HTMLElement>();

function suggestions(form: Form, asked: Asked, input: HTMLInputElement, texts: string[]): void {
  const listed = element("datalist", "");
  listed.id = `${form.id(asked.path)}-list`;
  for (const text of texts) {
    const option = element("option", "");
    option.value = text;
    const named = asked.schema["x-names"]?.[text];
    if (typeof named === "string") option.label = named;
    listed.append(option);
  }
  input.setAttribute("list", listed.id);
  input.autocomplete = "off";
  lists.set(asked, listed);
}

const suggested = (_form: Form, asked: Asked): HTMLElement[] => {
  const listed = lists.get(asked);
  return listed ? [listed] : [];
};

const NUMBER = /^\s*-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?\s*$/;

function number(form: Form, asked: Asked, empty: Read = ABSENT): Field {
  const { value, required } = asked;
  const input = element("input", "dfdm-input dfdm-short");
  input.type = "text"; // a number field would swallow what it does not understand
  input.inputMode = "decimal";
  input.autocomplete = "off";
  const was = value === undefined || value === null ? "" : String(value);
  input.value = was;
  const read = (): Read => {
    if (input.value === was && value !== undefined) return value;
    if (input.value.trim() === "") return empty === ABSENT && required ? input.value : empty;
    return NUMBER.test(input.value) ? Number(input.value) : input.value; // Python says what is wrong with a text
  };
  input.addEventListener("input", () => send(form, asked, read()));
  return { el: line(form, asked, input), read };
}

function flag(form: Form, asked: Asked): Field {
  if (asked.value === undefined) return choice(form, { ...asked, schema: { ...asked.schema, enum: [true, false] } });
  const input = element("input", "dfdm-flag");
  input.type = "checkbox";
  input.checked = asked.value === true;
  input.addEventListener("change", () => send(form, asked, input.checked));
  return { el: line(form, asked, input), read: () => input.checked };
}

/** One of a list: a menu, or a field with suggestions where a menu would be long. */
function choice(form: Form, asked: Asked): Field {
  const { schema, value, required } = asked;
  const choices: Json[] = schema.enum;
  if (choices.length > MOST_CHOICES && choices.every((c) => typeof c === "string") && (value === undefined || typeof value === "string")) {
    return text(form, { ...asked, schema: { ...schema, examples: choices } });
  }
  const all: (Json | undefined)[] = required && value !== undefined ? [...choices] : [undefined, ...choices];
  if (!all.some((c) => same(c, value))) all.push(value); // what the schema does not allow is still shown
  const select = element("select", "dfdm-input");
  const words = new Map<Json | undefined, string>([
    [true, say("yes")], [false, say("no")], [null, say("not given")], [undefined, "–"], ["", say("(empty)")],
  ]);
  all.forEach((c, place) => {
    const option = element("option", "", words.get(c) ?? (typeof c === "string" ? c : JSON.stringify(c)));
    option.value = String(place);
    select.append(option);
  });
  select.value = String(all.findIndex((c) => same(c, value)));
  const read = (): Read => {
    const chosen = all[Number(select.value)];
    return chosen === undefined ? ABSENT : copy(chosen);
  };
  select.addEventListener("change", () => send(form, asked, read()));
  return { el: line(form, asked, select), read };
}

/** What cannot be otherwise. */
function fixed(form: Form, asked: Asked): Field {
  const value = asked.value;
  if (value === undefined) return offered(form, asked);
  return { el: said(form, asked.schema, value, asked.path, asked.label, asked.unit), read: () => value };
}

/** JSON text, for what no other field can show. */
function json(form: Form, asked: Asked): Field {
  if (asked.value === undefined) return offered(form, asked);
  const area = element("textarea", "dfdm-input dfdm-json");
  const was = JSON.stringify(asked.value, null, 1);
  area.value = was;
  area.rows = Math.min(12, Math.max(2, was.split("\n").length));
  area.spellcheck = false;
  const local = element("div", "dfdm-problem");
  const read = (): Read => {
    try {
      return area.value === was ? asked.value as Json : JSON.parse(area.value);
    } catch {
      return asked.value as Json;
    }
  };
  area.addEventListener("input", () => {
    try {
      JSON.parse(area.value);
      local.textContent = "";
      send(form, asked, read());
    } catch (error) {
      local.textContent = say("This is no JSON yet, so it is not taken over: {why}", { why: (error as Error).message });
    }
  });
  const el = line(form, { ...asked, label: say("{name} (as JSON)", { name: asked.label }) }, area);
  el.append(local);
  return { el, read };
}

/** A button that adds what is not there. */
function offered(form: Form, asked: Asked): Field {
  const row = element("div", "dfdm-offered");
  const error = element("div", "dfdm-problem");
  const add = button(say("Add {what}", { what: lowered(asked.label) }), String(asked.schema.description ?? ""), () => {
    form.open.set(pointer(asked.path), true);
    form.change({ path: asked.path, value: blank(asked.schema, form.root) }, true);
  });
  add.id = form.id(asked.path);
  row.append(add, error);
  form.places.set(pointer(asked.path), { error, control: add });
  return { el: row, read: () => ABSENT };
}

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
