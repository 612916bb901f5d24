// What is not edited: a line of words, a table, or a group to unfold. Text only, never markup.

import { element } from "./dom";
import type { Form } from "./fields";
import { headingOf, previewOf } from "./fields";
import { fits, has, isTree, labelOf, pointer, resolved, schemaOf, variants } from "./schema";
import type { Json, Schema, Step, Tree } from "./schema";
import { listedAs, say } from "./words";

const MOST_COLUMNS = 8;
const MOST_ROWS = 500;

/** Show a value in words. */
export function said(form: Form, given: Schema, value: Json, path: Step[], label: string, unit = ""): HTMLElement {
  const meant = variants(given, form.root).find((one) => fits(one, value, form.root));
  const schema = meant ? { ...given, ...meant } : given;
  if (!path.length && isTree(value)) {
    const body = element("div", "dfdm-body dfdm-top");
    body.append(...entriesOf(form, schema, value, path));
    return body;
  }
  const short = inWords(value, unit);
  if (short !== null) return lineOf(form, path, label, short, schema);
  const opened = form.locked && path.length < 2 && !("const" in schema);
  return folded(form, path, label, briefly(value, label), opened, (body) => {
    if (Array.isArray(value)) body.append(...listed(form, schema, value, path, unit));
    else body.append(...entriesOf(form, schema, value as Tree, path));
  });
}

function entriesOf(form: Form, schema: Schema, value: Tree, path: Step[]): HTMLElement[] {
  return inOrder(schema, Object.keys(value)).map((key) => {
    const inner = resolved(schemaOf(schema, key), form.root);
    const named = has(schema.properties ?? {}, key) ? labelOf(key, inner) : { label: key, unit: "" };
    return said(form, inner, value[key], [...path, key], named.label, named.unit);
  });
}

/** Names in the order in which the schema has them, others last. */
function inOrder(schema: Schema, keys: string[]): string[] {
  const known = Object.keys(schema.properties ?? {});
  return [...known.filter((key) => keys.includes(key)), ...keys.filter((key) => !known.includes(key))];
}

function lineOf(form: Form, path: Step[], label: string, words: string, schema: Schema): HTMLElement {
  const row = element("div", "dfdm-said");
  const error = element("div", "dfdm-problem");
  row.append(element("span", "dfdm-label", label), element("span", "dfdm-words", words), error);
  if (typeof schema.description === "string") row.title = schema.description;
  form.places.set(pointer(path), { error });
  return row;
}

/** A value as one line, or null where it takes more. */
function inWords(value: Json, unit: string): string | null {
  if (value === null) return say("not given");
  if (typeof value === "boolean") return value ? say("yes") : say("no");
  if (typeof value === "number") return [String(value), unit].filter(Boolean).join(" ");
  if (typeof value === "string") return value === "" ? "–" : [value, unit].filter(Boolean).join(" ");
  if (Array.isArray(value)) {
    if (!value.length) return say("none");
    if (value.every((entry) => !isTree(entry) && !Array.isArray(entry))) {
      return value.map((entry) => inWords(entry, "") ?? "").join(", ") + (unit ? ` ${unit}` : "");
    }
    return null;
  }
  const keys = Object.keys(value);
  if (!keys.length) return "none";
  if (has(value, "value") && keys.every((key) => !isTree(value[key])) && inWords(value.value, "") !== null) {
    const unit = value.unit === "text" || !has(value, "unit") ? "" : inWords(value.unit, "");
    const measured = [inWords(value.value, ""), unit].filter(Boolean).join(" ");
    const rest = keys.filter((key) => !["value", "unit"].includes(key)).map((key) => {
      const words = inWords(value[key], "");
      return ["source", "locator", "kind", "key"].includes(key) ? words : `${labelOf(key, {}).label.toLowerCase()} ${words}`;
    });
    return rest.length ? `${measured} (${rest.join("; ")})` : measured;
  }
  const short = keys.map((key) => `${labelOf(key, {}).label.toLowerCase()} ${inWords(value[key], "") ?? ""}`);
  const flat = keys.every((key) => !isTree(value[key]) && inWords(value[key], "") !== null);
  return flat && keys.length < 4 && short.join(", ").length < 80 ? short.join(", ") : null;
}

/** A table where the entries are alike and flat, else one group each. */
function listed(form: Form, schema: Schema, value: Json[], path: Step[], unit: string): HTMLElement[] {
  const items = resolved(schema.items, form.root);
  const flat = value.every((entry) => isTree(entry) && Object.values(entry).every((v) => inWords(v, "") !== null));
  const keys = inOrder(items, [...new Set(value.flatMap((entry) => (isTree(entry) ? Object.keys(entry) : [])))]);
  if (!flat || keys.length > MOST_COLUMNS || value.length > MOST_ROWS) {
    return value.map((entry, place) =>
      said(form, items, entry, [...path, place], headingOf(entry) || String(place + 1), unit));
  }
  const table = element("table", keys.length > 4 ? "dfdm-rows dfdm-many" : "dfdm-rows");
  table.setAttribute("role", "table"); // said again: browsers forget it where rows are stacked
  const head = table.createTHead().insertRow();
  head.setAttribute("role", "row");
  const named = keys.map((key) => labelOf(key, resolved(schemaOf(items, key), form.root)));
  for (const { label, unit } of named) {
    const cell = element("th", "", unit ? `${label}, ${unit}` : label);
    cell.scope = "col";
    cell.setAttribute("role", "columnheader");
    head.append(cell);
  }
  const body = table.createTBody();
  for (const entry of value as Tree[]) {
    const row = body.insertRow();
    row.setAttribute("role", "row");
    keys.forEach((key, place) => {
      const cell = row.insertCell();
      cell.setAttribute("role", "cell");
      cell.dataset.label = [named[place].label, named[place].unit].filter(Boolean).join(", ");
      cell.textContent = has(entry, key) ? inWords(entry[key], "") : "";
    });
  }
  const scroll = element("div", "dfdm-scroll");
  scroll.append(table);
  return [scroll];
}

function folded(
  form: Form, path: Step[], label: string, brief: string, opened: boolean, fill: (body: HTMLElement) => void,
): HTMLElement {
  const where = pointer(path);
  const box = element("details", "dfdm-group");
  const head = element("summary", "dfdm-head");
  const badge = element("span", "dfdm-badge");
  head.append(element("span", "dfdm-name", label), element("span", "dfdm-brief", brief), badge);
  head.id = form.id(path);
  const body = element("div", "dfdm-body");
  body.setAttribute("role", "group");
  body.setAttribute("aria-labelledby", head.id);
  const error = element("div", "dfdm-problem");
  let filled = false;
  const reveal = (): void => {
    if (!filled) fill(body);
    filled = true;
  };
  box.append(head, error, body);
  box.open = form.open.get(where) ?? opened;
  if (box.open) reveal();
  box.addEventListener("toggle", () => {
    form.open.set(where, box.open);
    if (box.open) reveal();
  });
  form.places.set(where, { error, control: head, badge, reveal: () => { box.open = true; reveal(); } });
  return box;
}

function briefly(value: Json, label: string): string {
  if (Array.isArray(value)) return value.length === 1 ? headingOf(value[0]) || listedAs(1) : listedAs(value.length);
  return previewOf(value as Tree, label);
}
