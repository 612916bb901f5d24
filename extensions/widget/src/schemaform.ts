// A form made from a JSON Schema. Python holds the value and judges it; here it is drawn, edited and read.

import css from "./schemaform.css";

import { button, element } from "./dom";
import { field } from "./fields";
import type { Change, Field, Form, Place, Read } from "./fields";
import type { Model } from "./model";
import { at, copy, has, isTree, pointer, same } from "./schema";
import type { Json, Schema, Step } from "./schema";
import { learn, say } from "./words";

interface Problem {
  path: Step[];
  message: string;
  remedy: string;
  level: "problem" | "note";
  label: string;
}

const PAUSE_MS = 250;

export class SchemaForm implements Form {
  root: Schema = {};
  locked = false;
  readonly open = new Map<string, boolean>();
  places = new Map<string, Place>();
  private readonly host = element("div", "dfdm-form");
  private readonly caption = element("div", "dfdm-caption");
  private readonly body = element("div", "dfdm-fields");
  private readonly fold = element("details", "dfdm-fold");
  private readonly summary = element("div", "dfdm-summary");
  private readonly note = element("div", "dfdm-note");
  private readonly own = Math.random().toString(36).slice(2);
  private draft: Json = {};
  private top: Field | null = null;
  private sent = 0;
  private waiting = new Map<string, Change>();
  private timer = 0;
  private asked = false;
  private readonly stops: (() => void)[] = [];

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.host.setAttribute("role", "form");
    this.caption.id = `dfdm-form-${this.own}`;
    this.host.setAttribute("aria-labelledby", this.caption.id);
    this.summary.setAttribute("role", "status");
    this.host.append(element("style", "", css));
    if (model.get("folded")) {
      const head = element("summary", "dfdm-head");
      head.append(this.caption);
      this.fold.append(head, this.summary, this.body, this.note);
      this.host.append(this.fold);
    } else this.host.append(this.caption, this.summary, this.body, this.note);
    parent.append(this.host);
    for (const name of ["schema", "value", "problems", "caption", "note", "locked"]) {
      const changed = (): void => this.soon();
      model.on(`change:${name}`, changed);
      this.stops.push(() => model.off(`change:${name}`, changed));
    }
    this.host.addEventListener("focusout", () => this.flush());
    this.refresh(true);
  }

  id(path: Step[]): string {
    return `${this.own}${pointer(path) || "/"}`;
  }

  change(change: Change, redraw = false): void {
    this.draft = applied(this.draft, change);
    if (!redraw) {
      this.waiting.set(pointer(change.path), change);
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.flush(), PAUSE_MS);
      return;
    }
    this.flush();
    this.tell([change]);
    this.redraw();
  }

  /** What the fields show, read from them; what was never unfolded is as it was given. */
  read(): Read {
    return this.top!.read();
  }

  private flush(): void {
    window.clearTimeout(this.timer);
    const changes = [...this.waiting.values()];
    this.waiting.clear();
    if (changes.length) this.tell(changes);
  }

  private tell(changes: Change[]): void {
    this.sent += 1;
    this.model.send?.({ do: "edit", by: `${this.own}:${this.sent}`, changes });
  }

  private soon(): void {
    if (this.asked) return;
    this.asked = true;
    queueMicrotask(() => {
      this.asked = false;
      this.refresh(false);
    });
  }

  /** Take over what Python has; a value that is older than what was typed here is not. */
  private refresh(first: boolean): void {
    this.caption.textContent = this.model.get("caption");
    this.note.textContent = this.model.get("note");
    const locked = Boolean(this.model.get("locked"));
    const schema: Schema = this.model.get("schema");
    const value: Json = this.model.get("value");
    const [by, number] = String(this.model.get("edited") ?? "").split(":");
    const older = this.waiting.size > 0 || (this.sent > 0 && by === this.own && Number(number) < this.sent);
    if (first || schema !== this.root || locked !== this.locked || (!older && !same(value, this.draft))) {
      this.root = schema;
      this.locked = locked;
      if (!older) this.draft = copy(value);
      this.redraw();
    } else this.judge();
  }

  private redraw(): void {
    const active = document.activeElement;
    const focused = active?.id ?? "";
    const typed = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active : null;
    const caret = typed && typed.type !== "date" && typed.type !== "checkbox" ? [typed.selectionStart, typed.selectionEnd] : null;
    this.places = new Map();
    this.top = field(this, this.root, this.draft, []);
    this.body.replaceChildren(this.top.el);
    this.judge();
    if (!focused.startsWith(this.own)) return;
    const again = document.getElementById(focused);
    again?.focus({ preventScroll: true });
    if (caret && (again instanceof HTMLInputElement || again instanceof HTMLTextAreaElement) && again.type !== "checkbox") {
      again.setSelectionRange(caret[0], caret[1]);
    }
  }

  /** Put every message at its field, or at the nearest group that shows. */
  private judge(): void {
    for (const { error, control, badge } of this.places.values()) {
      error.replaceChildren();
      control?.removeAttribute("aria-invalid");
      if (badge) badge.textContent = "";
    }
    const problems: Problem[] = this.model.get("problems") ?? [];
    for (const problem of problems) {
      const exact = this.places.get(pointer(problem.path));
      const place = exact ?? this.nearest(problem.path);
      if (!place) continue;
      const message = element("div", problem.level === "note" ? "dfdm-hint" : "dfdm-wrong");
      message.append(sign(problem), `${exact ? "" : `${problem.label}: `}${problem.message}`);
      if (problem.remedy) message.append(element("span", "dfdm-remedy", ` ${problem.remedy}`));
      place.error.append(message);
      if (problem.level !== "note" && exact) place.control?.setAttribute("aria-invalid", "true");
      for (let depth = problem.path.length - 1; depth > 0 && problem.level !== "note"; depth--) {
        const around = this.places.get(pointer(problem.path.slice(0, depth)));
        if (around?.badge) around.badge.textContent = "✕";
      }
    }
    const wrong = problems.filter(({ level }) => level !== "note");
    this.summary.classList.toggle("dfdm-clean", !wrong.length);
    const said = this.locked ? "" : wrong.length ? `${wrong.length === 1 ? say("One thing is to be mended:") : say("{count} things are to be mended:", { count: wrong.length })} ` : "";
    const places = wrong.filter((p, i) => wrong.findIndex((q) => pointer(q.path) === pointer(p.path)) === i);
    const links = places.slice(0, 8).map((problem) =>
      button(problem.label || say("the document"), say("Go to: {problem}", { problem: problem.message }), () => this.jump(problem.path), "dfdm-link"));
    this.summary.replaceChildren(said, ...(this.locked ? [] : links), places.length > 8 && !this.locked ? "…" : "");
  }

  private nearest(path: Step[]): Place | undefined {
    for (let depth = path.length; depth >= 0; depth--) {
      const place = this.places.get(pointer(path.slice(0, depth)));
      if (place) return place;
    }
    return undefined;
  }

  private jump(path: Step[]): void {
    for (let depth = 1; depth <= path.length; depth++) this.places.get(pointer(path.slice(0, depth)))?.reveal?.();
    this.judge();
    const place = this.places.get(pointer(path)) ?? this.nearest(path);
    const target = place?.control ?? place?.error;
    target?.closest("details")?.setAttribute("open", "");
    target?.scrollIntoView({ block: "center" });
    target?.focus();
  }

  dispose(): void {
    this.flush();
    for (const stop of this.stops) stop();
  }
}

function sign(problem: Problem): HTMLElement {
  const made = element("span", "dfdm-mark", problem.level === "note" ? "i" : "✕");
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** A copy of a value with one change made. */
function applied(value: Json, change: Change): Json {
  const made = copy(value);
  const [last, ...above] = [...change.path].reverse();
  if (last === undefined) return change.value === undefined ? made : copy(change.value);
  const home = at(made, above.reverse());
  if (Array.isArray(home)) {
    if (change.remove) home.splice(Number(last), 1);
    else if (change.insert) home.splice(Number(last), 0, copy(change.value as Json));
    else home[Number(last)] = copy(change.value as Json);
  } else if (isTree(home)) {
    if (change.remove) delete home[last];
    else if (has(home, last) || last !== "__proto__") home[last] = copy(change.value as Json);
  }
  return made;
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const form = new SchemaForm(model, el);
  return () => form.dispose();
}

export default { render };
