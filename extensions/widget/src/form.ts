// The form of a design as an anywidget: fields from its signature, undo, presets, and its values as code.
// Python holds the values; what is done here is told to it, and what it answers is shown.

import css from "./form.css";

import { type Band, legendOf } from "./bands";
import { button, element } from "./dom";
import { type Field, fieldFor, type Parameter, type Value } from "./parameters";
import { ask as askPython, type Model } from "./model";
import { learn, phrase, say } from "./words";

/** While a slider is dragged, no more often than this. */
const ATTEMPT_MS = 60;
/** A press or a click moves a slider and lets it go at once: so long is waited before a value counts as tried out. */
const FIRST_MS = 40;
/** No answer for this long: say that Python is busy, or gone. */
const PATIENCE_MS = 4000;
const NOBODY = phrase("The notebook's kernel has ended: start it and run the cell again.");

class Form {
  private readonly host = element("div", "dfdm-parameters");
  private readonly rows = element("div", "dfdm-p-rows");
  private readonly bar = element("div", "dfdm-p-bar");
  private readonly said = element("div", "dfdm-p-said");
  private readonly legend = element("div", "dfdm-p-legend-line");
  private readonly fallback = element("input", "dfdm-p-input dfdm-p-code");
  private readonly undo = button(`↶ ${say("Undo")}`, "", () => this.ask({ do: "undo" }));
  private readonly redo = button(`↷ ${say("Redo")}`, "", () => this.ask({ do: "redo" }));
  private readonly preset = element("select", "dfdm-p-input");
  private readonly fields = new Map<string, Field>();
  private readonly stops: (() => void)[] = [];
  private readonly name = `dfdm-parameters-${Math.random().toString(36).slice(2)}`;
  private attempt: Record<string, Value> | null = null;
  private attemptTimer = 0;
  private patience = 0;
  private asked: number;
  /** Fields whose newest value is on its way: an answer to an older one must not put them back. */
  private readonly told = new Set<string>();

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.asked = model.get("heard") ?? 0;
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.host.setAttribute("role", "group");
    this.host.setAttribute("aria-label", say("Parameters of {design}", { design: model.get("title") }));
    this.said.setAttribute("role", "status");
    this.fallback.readOnly = true;
    this.fallback.hidden = true;
    this.fallback.setAttribute("aria-label", say("The design at these values, as code"));
    this.fillBar();
    this.host.append(element("style", "", css), this.rows, this.legend, this.bar, this.said, this.fallback);
    this.host.addEventListener("keydown", (event) => this.press(event));
    parent.append(this.host);
    this.follow("parameters", () => this.build());
    this.follow("values", () => this.showValues());
    this.follow("refused", () => this.showRefused());
    this.follow("bands", () => this.showBands());
    this.follow("limits", () => this.showBands());
    this.follow("searching", () => this.showBands());
    for (const name of ["undoes", "redoes", "preset", "presets", "code"]) this.follow(name, () => this.showBar());
    this.follow("heard", () => this.heard());
    this.build();
  }

  private follow(name: string, act: () => void): void {
    this.model.on(`change:${name}`, act);
    this.stops.push(() => this.model.off(`change:${name}`, act));
  }

  private fillBar(): void {
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", say("Values of the form"));
    const label = element("label", "dfdm-p-preset");
    label.append(element("span", "", say("Preset")), this.preset);
    this.preset.addEventListener("change", () => {
      if (this.preset.value) this.ask({ do: "preset", name: this.preset.value });
    });
    this.bar.append(
      this.undo, this.redo,
      button(say("Defaults"), say("Set every parameter back to its default"), () => this.ask({ do: "reset" })),
      button(say("Copy as code"), say("Copy the design at these values as a line of Python"), () => void this.copy()),
      label,
    );
  }

  private build(): void {
    const parameters: Parameter[] = this.model.get("parameters") ?? [];
    this.fields.clear();
    const teller = {
      attempt: (name: string, value: Value) => this.tryOut(name, value),
      settle: (name: string, value: Value) => this.settle(name, value),
    };
    parameters.forEach((parameter, place) => {
      this.fields.set(parameter.name, fieldFor(parameter, teller, `${this.name}-${place}`));
    });
    this.rows.replaceChildren(...[...this.fields.values()].map((field) => field.row));
    this.showValues();
    this.showRefused();
    this.showBands();
    this.showBar();
  }

  private showValues(): void {
    const values: Record<string, Value> = this.model.get("values") ?? {};
    for (const [name, field] of this.fields) {
      if (name in values && !this.told.has(name)) field.show(values[name]);
    }
  }

  private showRefused(): void {
    const refused: Record<string, string> = this.model.get("refused") ?? {};
    for (const [name, field] of this.fields) field.refuse(refused[name] ?? "");
  }

  private showBands(): void {
    const bands: Band[] = this.model.get("bands") ?? [];
    const limits: Record<string, string[]> = this.model.get("limits") ?? {};
    for (const [name, field] of this.fields) {
      field.mark(bands.filter((band) => band.parameter === name), limits[name] ?? []);
    }
    const searching: string = this.model.get("searching") ?? "";
    const notes = searching ? [element("span", "dfdm-p-searching", searching)] : [];
    this.legend.replaceChildren(...legendOf(bands), ...notes);
  }

  private showBar(): void {
    const set = (made: HTMLButtonElement, what: string, deed: string, none: string, keys: string): void => {
      made.disabled = what === "";
      made.title = what ? `${say(deed)}: ${what} (${keys})` : say(none);
    };
    set(this.undo, this.model.get("undoes") ?? "", phrase("Undo"), phrase("Nothing to undo"), "Ctrl+Z");
    set(this.redo, this.model.get("redoes") ?? "", phrase("Redo"), phrase("Nothing to redo"), "Ctrl+Shift+Z");
    const presets: string[] = this.model.get("presets") ?? [];
    (this.preset.parentElement as HTMLElement).hidden = presets.length === 0;
    const options = [new Option("–", ""), ...presets.map((name) => new Option(name, name))];
    this.preset.replaceChildren(...options);
    this.preset.value = this.model.get("preset") ?? "";
    if (!this.fallback.hidden) this.fallback.value = this.model.get("code") ?? "";
  }

  /** The newest value of a slider that is being dragged; one at a time is on its way. */
  private tryOut(name: string, value: Value): void {
    this.attempt = { [name]: value };
    if (this.attemptTimer) return;
    this.attemptTimer = window.setTimeout(() => {
      this.attemptTimer = 0;
      this.sendAttempt();
    }, FIRST_MS);
  }

  private sendAttempt(): void {
    if (!this.attempt || this.attemptTimer || this.waiting) return;
    this.ask({ do: "try", values: this.attempt });
    this.attempt = null;
    this.attemptTimer = window.setTimeout(() => {
      this.attemptTimer = 0;
      this.sendAttempt();
    }, ATTEMPT_MS);
  }

  private settle(name: string, value: Value): void {
    this.attempt = null;
    this.told.add(name);
    this.ask({ do: "set", values: { [name]: value } });
  }

  private get waiting(): boolean {
    return this.asked !== (this.model.get("heard") ?? 0);
  }

  private ask(message: Record<string, unknown>): void {
    this.asked += 1;
    if (!askPython(this.model, { ...message, number: this.asked })) {
      this.say(say(NOBODY));
      return;
    }
    if (!this.patience) {
      this.patience = window.setTimeout(() => {
        this.patience = 0;
        if (this.waiting) this.say(say("The notebook's kernel does not answer: it is busy, or it has ended."));
      }, PATIENCE_MS);
    }
  }

  private heard(): void {
    if (this.model.get("heard") > this.asked) this.asked = this.model.get("heard"); // asked from another view
    if (this.waiting) return;
    window.clearTimeout(this.patience);
    this.patience = 0;
    this.told.clear();
    this.say("");
    this.showRefused();
    this.showValues();
    this.sendAttempt();
  }

  private say(words: string): void {
    this.said.textContent = words;
  }

  private press(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    const row = (event.target as HTMLElement).closest<HTMLElement>(".dfdm-p-row");
    const field = row ? this.fields.get(row.dataset.parameter ?? "") : undefined;
    if (field?.unsaid) return; // what was typed is undone first, by the browser
    event.preventDefault();
    event.stopPropagation();
    const back = key === "z" && !event.shiftKey;
    if (this.model.get(back ? "undoes" : "redoes")) this.ask({ do: back ? "undo" : "redo" });
  }

  private async copy(): Promise<void> {
    const code: string = this.model.get("code") ?? "";
    try {
      await navigator.clipboard.writeText(code);
      this.fallback.hidden = true;
      this.say(say("Copied: {code}", { code }));
    } catch {
      this.fallback.hidden = false;
      this.fallback.value = code;
      this.fallback.focus();
      this.fallback.select();
      this.say(say("The browser does not let the notebook copy: take it from here with Ctrl+C."));
    }
  }

  dispose(): void {
    window.clearTimeout(this.patience);
    window.clearTimeout(this.attemptTimer);
    for (const stop of this.stops) stop();
  }
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const form = new Form(model, el);
  return () => form.dispose();
}

export default { render };
