// What the panels around a bundle have in common: fields with labels, and a state with a sign. Text only.

import { element } from "./dom";
import type { Model } from "./model";

let made = 0;

export function uniqueId(): string {
  made += 1;
  return `dfdm-panel-${Math.random().toString(36).slice(2)}-${made}`;
}

/** A labelled line; help stands below. */
export function line(label: string, control: HTMLElement, help = ""): HTMLElement {
  const row = element("div", "dfdm-line");
  const named = element("label", "", label);
  control.id ||= uniqueId();
  named.htmlFor = control.id;
  row.append(named, control);
  if (help) {
    const told = element("div", "dfdm-help", help);
    told.id = `${control.id}-help`;
    control.setAttribute("aria-describedby", told.id);
    row.append(told);
  }
  return row;
}

export function input(type: "text" | "password", placeholder = ""): HTMLInputElement {
  const field = element("input", "dfdm-input");
  field.type = type;
  field.placeholder = placeholder;
  field.autocomplete = type === "password" ? "new-password" : "off"; // a browser is not to offer to keep it
  field.spellcheck = false;
  return field;
}

/** Keep a field and a trait the same; what is typed is told when the field is left, or Enter pressed. */
export function bound(model: Model, name: string, field: HTMLInputElement | HTMLTextAreaElement): () => void {
  const show = (): void => {
    if (document.activeElement !== field) field.value = String(model.get(name) ?? "");
  };
  const tell = (): void => {
    model.set(name, field.value);
    model.save_changes();
  };
  field.addEventListener("change", tell);
  model.on(`change:${name}`, show);
  field.value = String(model.get(name) ?? "");
  return () => model.off(`change:${name}`, show);
}

/** Call `draw` once after all traits of one message have changed. */
export function follow(model: Model, names: string[], draw: () => void): () => void {
  let asked = false;
  const soon = (): void => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      draw();
    });
  };
  for (const name of names) model.on(`change:${name}`, soon);
  return () => names.forEach((name) => model.off(`change:${name}`, soon));
}

export function mark(sign: string): HTMLElement {
  const made = element("span", "dfdm-mark", sign);
  made.setAttribute("aria-hidden", "true");
  return made;
}
