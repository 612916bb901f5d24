// Sign and export with progress. The passphrase is sent once with the order to export, and is in no trait.

import css from "./panel.css";

import { button, element } from "./dom";
import type { Model } from "./model";
import { bound, follow, input, line, mark, uniqueId } from "./panel";
import { learn, phrase, say } from "./words";

interface StepState {
  words: string;
  state: "waiting" | "doing" | "done" | "failed";
}

interface Member {
  name: string;
  size: number;
  media_type: string;
}

const SIGNS: Record<string, string> = { waiting: "", doing: "…", done: "✓", failed: "✕" };

class Exporting {
  private readonly host = element("div", "dfdm-sheet");
  private readonly what = element("div", "dfdm-what");
  private readonly path = input("text");
  private readonly sealTo = input("text", "age1…");
  private readonly keyPath = input("text", "my-key.pem");
  private readonly passphrase = input("password");
  private readonly again = input("password");
  private readonly choices = element("div", "dfdm-choices");
  private readonly keyLine: HTMLElement;
  private readonly passLine: HTMLElement;
  private readonly againLine: HTMLElement;
  private readonly steps = element("ol", "dfdm-steps");
  private readonly state = element("div", "dfdm-state");
  private readonly members = element("div", "");
  private readonly go: HTMLButtonElement;
  private readonly check: HTMLButtonElement;
  private readonly halt: HTMLButtonElement;
  private readonly stops: (() => void)[] = [];

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.host.setAttribute("role", "group");
    this.host.setAttribute("aria-label", say("Sign and export"));
    this.state.setAttribute("role", "status");
    this.keyLine = line(say("Key file"), this.keyPath, say("The path of the file; the key itself stays in it."));
    this.passLine = line(say("Passphrase of the key"), this.passphrase, say("Sent once to open the key, and kept nowhere; empty for a key without one."));
    this.againLine = line(say("Once more"), this.again, say("For a key that is made now: without its passphrase nobody can open it."));
    const group = element("div", "dfdm-line");
    const label = element("span", "dfdm-label", say("Sign with"));
    label.id = uniqueId();
    this.choices.setAttribute("role", "radiogroup");
    this.choices.setAttribute("aria-labelledby", label.id);
    group.append(label, this.choices);
    this.go = button(say("Sign and export"), say("Measure, judge, write and sign the bundle"), () => this.order(), "dfdm-button dfdm-main");
    this.halt = button(say("Stop"), say("Stop before anything is written"), () => model.send?.({ do: "stop" }));
    this.check = button(say("Verify the file"), say("Check digests and signature of the file"), () => model.send?.({ do: "verify" }));
    const buttons = element("div", "dfdm-buttons");
    buttons.append(this.go, this.halt, this.check);
    this.host.append(
      element("style", "", css), element("div", "dfdm-title", say("Sign and export")), this.what,
      line(say("File"), this.path, say("Written beside the notebook; a file of that name is replaced in one step.")),
      group, this.keyLine, this.passLine, this.againLine,
      line(say("Seal to"), this.sealTo, say("Public sealing keys (age1…) of the nodes that may open it, and your own; empty: whoever has the file can read it.")),
      buttons, this.steps, this.state, this.members,
    );
    parent.append(this.host);
    for (const field of [this.passphrase, this.again]) {
      field.addEventListener("keydown", (event) => event.key === "Enter" && this.order());
    }
    this.stops.push(
      bound(model, "path", this.path), bound(model, "key_path", this.keyPath), bound(model, "seal_to", this.sealTo),
      follow(model, ["what", "key", "own_key", "steps", "busy", "said", "level", "members"], () => this.draw()),
    );
    this.draw();
  }

  private order(): void {
    if (this.model.get("busy")) return;
    if (!this.againLine.hidden && this.passphrase.value !== this.again.value) {
      this.say("failed", say("The two passphrases differ: nothing was done."));
      return;
    }
    for (const [name, field] of [["path", this.path], ["key_path", this.keyPath], ["seal_to", this.sealTo]] as const) this.model.set(name, field.value);
    this.model.save_changes();
    this.model.send?.({ do: "export", passphrase: this.passphrase.value });
    this.passphrase.value = this.again.value = "";
  }

  private draw(): void {
    const { model } = this;
    const busy = Boolean(model.get("busy"));
    const own: { path: string; exists: boolean; locked: boolean } = model.get("own_key");
    const key: string = model.get("key");
    this.what.textContent = model.get("what");
    const texts: [string, string][] = [
      ["own", say(own.exists ? phrase("your own key ({path})") : phrase("your own key, made now ({path})"), { path: own.path })],
      ["file", say("a key file")],
    ];
    const focused = (document.activeElement as HTMLInputElement | null)?.value;
    const inside = this.choices.contains(document.activeElement);
    this.choices.replaceChildren(...texts.map(([value, words]) => {
      const row = element("label", "");
      const dot = element("input", "");
      dot.type = "radio";
      dot.name = this.path.id;
      dot.value = value;
      dot.checked = value === key;
      dot.addEventListener("change", () => {
        model.set("key", value);
        model.save_changes();
      });
      row.append(dot, element("span", "", words));
      return row;
    }));
    if (inside) [...this.choices.querySelectorAll("input")].find((dot) => dot.value === focused)?.focus();
    this.keyLine.hidden = key !== "file";
    this.againLine.hidden = key !== "own" || own.exists;
    this.passLine.hidden = key === "own" && own.exists && !own.locked;
    this.go.disabled = this.check.disabled = busy;
    this.halt.hidden = !busy;
    const steps: StepState[] = model.get("steps");
    this.steps.hidden = !steps.length;
    this.steps.replaceChildren(...steps.map(({ words, state }) => {
      const row = element("li", `dfdm-${state}`);
      if (state === "doing") row.setAttribute("aria-current", "step");
      row.append(mark(SIGNS[state] ?? ""), element("span", "", state === "failed" ? say("{step}: not done", { step: words }) : words));
      return row;
    }));
    this.say(model.get("level"), model.get("said"));
    const members: Member[] = model.get("members");
    this.members.replaceChildren(...(members.length ? [table(members)] : []));
  }

  private say(level: string, words: string): void {
    this.state.className = `dfdm-state dfdm-${level}`;
    this.state.setAttribute("role", level === "failed" ? "alert" : "status");
    this.state.replaceChildren(...(words ? [mark(SIGNS[level] ?? "i"), element("span", "", words)] : []));
  }

  dispose(): void {
    this.passphrase.value = this.again.value = "";
    for (const stop of this.stops) stop();
  }
}

export function table(members: Member[]): HTMLElement {
  const made = element("table", "");
  made.append(element("caption", "", ""));
  const head = made.createTHead().insertRow();
  for (const [words, kind] of [[say("What is in it"), ""], [say("Bytes"), "dfdm-number"]]) {
    const cell = element("th", kind, words);
    cell.scope = "col";
    head.append(cell);
  }
  const body = made.createTBody();
  for (const { name, size } of members) {
    const row = body.insertRow();
    row.insertCell().textContent = name;
    const bytes = row.insertCell();
    bytes.className = "dfdm-number";
    bytes.textContent = size.toLocaleString("en");
  }
  return made;
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const panel = new Exporting(model, el);
  return () => panel.dispose();
}

export default { render };
