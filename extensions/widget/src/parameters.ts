// One row of the form for one parameter: its label, its field with the unit, what was refused, and where it is makeable.

import { type Band, drawBands } from "./bands";
import { element } from "./dom";
import { say } from "./words";

export type Value = number | boolean | string;

export interface Parameter {
  name: string;
  label: string;
  kind: "float" | "int" | "bool" | "text" | "choice";
  default: Value;
  unit: string;
  lower: number | null;
  upper: number | null;
  step: number | null;
  choices: Value[];
  allowed: string;
}

/** What a field tells: a value that is being tried while the hand still moves, and one that is meant. */
export interface Teller {
  attempt(name: string, value: Value): void;
  settle(name: string, value: Value): void;
}

/** After keys moved a slider, rest this long before the value counts as meant: a burst of keys is one change. */
const KEYS_REST_MS = 350;

export function shown(value: Value): string {
  return typeof value === "number" ? String(Number(value.toPrecision(10))) : String(value);
}

export abstract class Field {
  readonly row = element("div", "dfdm-p-row");
  protected readonly label = element("label", "dfdm-p-label");
  protected readonly error = element("div", "dfdm-p-error");
  protected readonly allowed = element("span", "dfdm-p-unseen");
  protected readonly limits = element("div", "dfdm-p-limits");
  protected value: Value;
  private refusedNow = false;

  constructor(protected readonly parameter: Parameter, protected readonly tell: Teller, protected readonly id: string) {
    this.value = parameter.default;
    this.row.dataset.parameter = parameter.name;
    this.label.textContent = parameter.label;
    this.label.title = `${parameter.name}: ${parameter.allowed}`;
    this.label.htmlFor = id;
    this.error.id = `${id}-error`;
    this.error.setAttribute("role", "alert");
    this.allowed.id = `${id}-allowed`;
    const standard = `${shown(parameter.default)} ${parameter.unit}`.trim();
    this.allowed.textContent = say("{allowed}, default {value}", { allowed: parameter.allowed, value: standard || say("empty") });
    this.limits.id = `${id}-limits`;
  }

  /** The inputs of the row, the main one first. */
  protected abstract inputs(): (HTMLInputElement | HTMLSelectElement)[];
  protected abstract put(value: Value): void;

  protected describe(): void {
    const ids = [this.allowed.id, this.limits.id, this.error.id].join(" ");
    for (const input of this.inputs()) input.setAttribute("aria-describedby", ids);
  }

  /** Whether the hand is on it: what Python says of it waits, so that nothing jumps. */
  get held(): boolean {
    return false;
  }

  /** Whether it holds typed text that is not told yet: its own undo comes first. */
  get unsaid(): boolean {
    return false;
  }

  show(value: Value): void {
    this.value = value;
    if (!this.held && !this.refusedNow) this.put(value);
    const changed = shown(value) !== shown(this.parameter.default);
    this.row.classList.toggle("dfdm-p-changed", changed);
  }

  refuse(words: string): void {
    const was = this.refusedNow;
    this.refusedNow = words !== "";
    if (this.error.textContent !== words) this.error.textContent = words;
    for (const input of this.inputs()) input.setAttribute("aria-invalid", String(this.refusedNow));
    if (was && !this.refusedNow && !this.held) this.put(this.value);
  }

  mark(_bands: Band[], lines: string[]): void {
    this.limits.replaceChildren(...lines.map((line) => element("div", "", line)));
  }

  /** Give up what was typed, and show what holds. */
  protected giveUp(): void {
    this.refusedNow = false;
    this.error.textContent = "";
    for (const input of this.inputs()) input.setAttribute("aria-invalid", "false");
    this.put(this.value);
  }
}

/** A number typed exactly; where it has a range also a slider, with marks along it. */
export class NumberField extends Field {
  private readonly number = element("input", "dfdm-p-input");
  private readonly slider: HTMLInputElement | null;
  private readonly lanes = element("div", "dfdm-p-lanes");
  private dragging = false;
  private typing = false;
  private keyed = false;
  private timer = 0;

  constructor(parameter: Parameter, tell: Teller, id: string) {
    super(parameter, tell, id);
    const { lower, upper, step } = parameter;
    this.number.type = "number";
    this.number.id = id;
    this.number.step = step === null ? "any" : String(step);
    const box = element("span", "dfdm-p-box");
    const unit = element("span", "dfdm-p-unit", parameter.unit);
    box.append(this.number, unit);
    this.slider = lower === null || upper === null ? null : element("input", "dfdm-p-range");
    this.row.append(this.label, box);
    if (this.slider && lower !== null && upper !== null) {
      this.number.min = this.slider.min = String(lower);
      this.number.max = this.slider.max = String(upper);
      this.slider.type = "range";
      this.slider.step = step === null ? "any" : String(step);
      this.slider.setAttribute("aria-label", say("{name}, slider", { name: parameter.label }));
      const along = element("div", "dfdm-p-along");
      along.append(this.slider, this.lanes, this.scale(lower, upper));
      this.row.classList.add("dfdm-p-slides");
      this.row.append(along);
      this.listenToSlider(this.slider);
    }
    this.row.append(this.error, this.limits, this.allowed);
    this.listenToNumber();
    this.describe();
    this.put(parameter.default);
  }

  private scale(lower: number, upper: number): HTMLElement {
    const share = upper > lower ? Math.min(Math.max((Number(this.parameter.default) - lower) / (upper - lower), 0), 1) : 0;
    const scale = element("div", Math.abs(share - 0.5) < 0.35 ? "dfdm-p-scale" : "dfdm-p-scale dfdm-p-near");
    scale.setAttribute("aria-hidden", "true");
    const mark = element("span", "dfdm-p-default", "▴");
    mark.title = say("Default: {value}", { value: `${shown(this.parameter.default)} ${this.parameter.unit}` }).trim();
    mark.style.left = `${100 * share}%`;
    scale.append(element("span", "", shown(lower)), element("span", "", shown(upper)), mark);
    return scale;
  }

  private listenToSlider(slider: HTMLInputElement): void {
    slider.addEventListener("keydown", () => (this.keyed = true));
    slider.addEventListener("pointerdown", () => (this.keyed = false));
    slider.addEventListener("input", () => {
      this.dragging = true;
      window.clearTimeout(this.timer);
      this.number.value = shown(Number(slider.value));
      this.sayValue(Number(slider.value));
      this.tell.attempt(this.parameter.name, Number(slider.value));
    });
    slider.addEventListener("change", () => {
      window.clearTimeout(this.timer);
      if (this.keyed) this.timer = window.setTimeout(() => this.letGo(), KEYS_REST_MS);
      else this.letGo();
    });
    slider.addEventListener("blur", () => this.letGo());
  }

  private letGo(): void {
    window.clearTimeout(this.timer);
    if (!this.dragging || !this.slider) return;
    this.dragging = false;
    this.tell.settle(this.parameter.name, Number(this.slider.value));
  }

  private listenToNumber(): void {
    const commit = (): void => {
      if (!this.typing) return;
      this.typing = false;
      const bad = this.number.validity.badInput || this.number.value === "";
      if (this.slider && !bad) this.slider.value = this.number.value;
      this.tell.settle(this.parameter.name, bad ? this.number.value : Number(this.number.value));
    };
    this.number.addEventListener("input", () => (this.typing = true));
    this.number.addEventListener("change", commit);
    this.number.addEventListener("blur", commit);
    this.number.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.typing = false;
      this.giveUp();
    });
  }

  protected inputs(): HTMLInputElement[] {
    return this.slider ? [this.number, this.slider] : [this.number];
  }

  get held(): boolean {
    return this.dragging || this.typing;
  }

  get unsaid(): boolean {
    return this.typing;
  }

  private sayValue(value: number): void {
    this.slider?.setAttribute("aria-valuetext", `${shown(value)} ${this.parameter.unit}`.trim());
  }

  protected put(value: Value): void {
    this.number.value = shown(value);
    if (this.slider) this.slider.value = String(value);
    this.sayValue(Number(value));
  }

  refuse(words: string): void {
    super.refuse(words);
    if (words && this.slider) this.slider.value = String(this.value);
  }

  mark(bands: Band[], lines: string[]): void {
    super.mark(bands, lines);
    const { lower, upper, step, unit } = this.parameter;
    if (lower !== null && upper !== null) drawBands(this.lanes, bands, lower, upper, step ?? 0, unit);
  }
}

export class CheckField extends Field {
  private readonly box = element("input", "dfdm-p-check");

  constructor(parameter: Parameter, tell: Teller, id: string) {
    super(parameter, tell, id);
    this.box.type = "checkbox";
    this.box.id = id;
    this.box.addEventListener("change", () => tell.settle(parameter.name, this.box.checked));
    this.row.append(this.label, this.box, this.error, this.limits, this.allowed);
    this.describe();
    this.put(parameter.default);
  }

  protected inputs(): HTMLInputElement[] {
    return [this.box];
  }

  protected put(value: Value): void {
    this.box.checked = Boolean(value);
  }
}

export class ChoiceField extends Field {
  private readonly list = element("select", "dfdm-p-input");

  constructor(parameter: Parameter, tell: Teller, id: string) {
    super(parameter, tell, id);
    this.list.id = id;
    for (const choice of parameter.choices) this.list.add(new Option(choice === "" ? "–" : shown(choice), String(choice)));
    this.list.addEventListener("change", () => tell.settle(parameter.name, parameter.choices[this.list.selectedIndex]));
    this.row.append(this.label, this.list, this.error, this.limits, this.allowed);
    this.describe();
    this.put(parameter.default);
  }

  protected inputs(): HTMLSelectElement[] {
    return [this.list];
  }

  protected put(value: Value): void {
    this.list.selectedIndex = this.parameter.choices.findIndex((choice) => choice === value);
  }
}

export class TextField extends Field {
  private readonly text = element("input", "dfdm-p-input");
  private typing = false;

  constructor(parameter: Parameter, tell: Teller, id: string) {
    super(parameter, tell, id);
    this.text.type = "text";
    this.text.id = id;
    this.text.spellcheck = false;
    this.text.addEventListener("input", () => (this.typing = true));
    this.text.addEventListener("change", () => {
      this.typing = false;
      tell.settle(parameter.name, this.text.value);
    });
    this.text.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.typing = false;
      this.giveUp();
    });
    this.row.append(this.label, this.text, this.error, this.limits, this.allowed);
    this.describe();
    this.put(parameter.default);
  }

  protected inputs(): HTMLInputElement[] {
    return [this.text];
  }

  get held(): boolean {
    return this.typing;
  }

  get unsaid(): boolean {
    return this.typing;
  }

  protected put(value: Value): void {
    this.text.value = String(value);
  }
}

export function fieldFor(parameter: Parameter, tell: Teller, id: string): Field {
  if (parameter.choices.length > 0) return new ChoiceField(parameter, tell, id);
  if (parameter.kind === "bool") return new CheckField(parameter, tell, id);
  if (parameter.kind === "text") return new TextField(parameter, tell, id);
  return new NumberField(parameter, tell, id);
}
