// What all fields of a form share, and the fields that hold one value.

import { button, element } from "./dom";
import { said } from "./said";
import { blank, copy, pointer, same } from "./schema";
import type { Json, Schema, Step } from "./schema";
import { lowered, say } from "./words";

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

export interface Asked {
  schema: Schema;
  value: Json | undefined;
  path: Step[];
  label: string;
  unit: string;
  required: boolean;
  locked: boolean;
}

const MOST_CHOICES = 12;
export const LONG_TEXT = 60;

/** A line with label, control, unit, help and message. */
export function line(form: Form, asked: Asked, control: HTMLElement, ...beside: HTMLElement[]): HTMLElement {
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

export function send(form: Form, asked: Asked, read: Read, redraw = false): void {
  form.change(read === ABSENT ? { path: asked.path, remove: true } : { path: asked.path, value: read }, redraw);
}

export function text(form: Form, asked: Asked): Field {
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

export function number(form: Form, asked: Asked, empty: Read = ABSENT): Field {
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

export function flag(form: Form, asked: Asked): Field {
  if (asked.value === undefined) return choice(form, { ...asked, schema: { ...asked.schema, enum: [true, false] } });
  const input = element("input", "dfdm-flag");
  input.type = "checkbox";
  input.checked = asked.value === true;
  input.addEventListener("change", () => send(form, asked, input.checked));
  return { el: line(form, asked, input), read: () => input.checked };
}

/** One of a list: a menu, or a field with suggestions where a menu would be long. */
export function choice(form: Form, asked: Asked): Field {
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
export function fixed(form: Form, asked: Asked): Field {
  const value = asked.value;
  if (value === undefined) return offered(form, asked);
  return { el: said(form, asked.schema, value, asked.path, asked.label, asked.unit), read: () => value };
}

/** JSON text, for what no other field can show. */
export function json(form: Form, asked: Asked): Field {
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
export function offered(form: Form, asked: Asked): Field {
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
