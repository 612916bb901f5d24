// Choose a bundle, verify it, say how it stands. A signer that is not known is never shown as if all were well.

import css from "./panel.css";

import { button, element } from "./dom";
import type { Model } from "./model";
import { bound, follow, input, line, mark } from "./panel";
import { learn, say } from "./words";

const SIGNS: Record<string, string> = { known: "✓", unknown: "?", refused: "✕", unreadable: "✕" };

class Receiving {
  private readonly host = element("div", "dfdm-sheet");
  private readonly path = input("text", "part.dfdm.zip");
  private readonly folder = input("text", say("a new or empty folder"));
  private readonly keyPath = input("text", "my-key.age");
  private readonly passphrase = input("password");
  private readonly passLine: HTMLElement;
  private readonly known = element("textarea", "dfdm-input");
  private readonly state = element("div", "dfdm-state");
  private readonly unpack = element("div", "");
  private readonly said = element("div", "dfdm-state");
  private readonly buttons: HTMLButtonElement[];
  private readonly listed = element("datalist", "");
  private readonly stops: (() => void)[] = [];

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.host.setAttribute("role", "group");
    this.host.setAttribute("aria-label", say("Received bundle"));
    for (const state of [this.state, this.said]) state.setAttribute("role", "status");
    this.known.rows = 2;
    this.known.spellcheck = false;
    this.known.placeholder = "did:key:z6Mk…";
    const look = button(say("Verify and open"), say("Check digests and signature, then show what is in it"), () => this.order("verify"), "dfdm-button dfdm-main");
    const write = button(say("Unpack"), say("Write the members into the folder; nothing of it is run"), () => this.order("unpack"));
    this.buttons = [look, write];
    const row = element("div", "dfdm-buttons");
    row.append(look);
    const second = element("div", "dfdm-buttons");
    second.append(write);
    this.unpack.append(line(say("Unpack into"), this.folder, say("Nothing is overwritten, and nothing that is unpacked is run.")), second);
    this.passLine = line(say("Passphrase of the key"), this.passphrase, say("Sent once to open the key, and kept nowhere; empty for a key without one."));
    this.host.append(
      element("style", "", css), element("div", "dfdm-title", say("Received bundle")),
      element("div", "dfdm-lead", say("A bundle that someone sent: it is verified first, and nothing of it is run.")),
      line(say("File"), this.path, say("Beside the notebook, or with its path.")), this.listed,
      line(say("Signers you know"), this.known, say("Their identifiers, one a line; take them from the signers themselves, not from the bundle.")),
      line(say("Your sealing key"), this.keyPath, say("The file of the key that opens what is sealed; empty where nothing is, or to look at recipe and rights alone.")),
      this.passLine, row, this.state, this.unpack, this.said,
    );
    this.listed.id = `${this.path.id}-list`;
    this.path.setAttribute("list", this.listed.id);
    parent.append(this.host);
    this.keyPath.addEventListener("input", () => this.draw());
    this.passphrase.addEventListener("keydown", (event) => event.key === "Enter" && this.order("verify"));
    this.path.addEventListener("keydown", (event) => event.key === "Enter" && this.order("verify"));
    this.stops.push(
      bound(model, "path", this.path), bound(model, "folder", this.folder), bound(model, "key_path", this.keyPath), bound(model, "known_text", this.known),
      follow(model, ["choices", "busy", "standing", "words", "reasons", "said", "failed"], () => this.draw()),
    );
    this.draw();
  }

  private order(what: string): void {
    if (this.model.get("busy")) return;
    for (const [name, field] of [["path", this.path], ["folder", this.folder], ["known_text", this.known], ["key_path", this.keyPath]] as const) {
      this.model.set(name, field.value);
    }
    this.model.save_changes();
    this.model.send?.({ do: what, passphrase: this.passphrase.value });
    this.passphrase.value = "";
  }

  private draw(): void {
    const { model } = this;
    const busy = Boolean(model.get("busy"));
    const standing: string = model.get("standing");
    for (const one of this.buttons) one.disabled = busy;
    this.passLine.hidden = !this.keyPath.value.trim();
    this.listed.replaceChildren(...(model.get("choices") as string[]).map((name) => {
      const option = element("option", "");
      option.value = name;
      return option;
    }));
    this.state.className = `dfdm-state ${standing ? `dfdm-${standing}` : ""}`;
    const [first, ...rest] = model.get("words") as string[];
    const text = element("div", "");
    if (first) text.append(element("strong", "", first));
    for (const words of rest) text.append(element("div", "", words));
    const reasons: string[] = model.get("reasons");
    if (reasons.length) {
      const list = element("ul", "");
      list.append(...reasons.map((words) => element("li", "", words)));
      text.append(list);
    }
    this.state.replaceChildren(...(first ? [mark(SIGNS[standing] ?? "…"), text] : []));
    this.unpack.hidden = standing !== "known" && standing !== "unknown";
    const said: string = model.get("said");
    this.said.className = `dfdm-state ${model.get("failed") ? "dfdm-refused" : ""}`;
    this.said.replaceChildren(...(said ? [element("span", "", said)] : []));
  }

  dispose(): void {
    this.passphrase.value = "";
    for (const stop of this.stops) stop();
  }
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const panel = new Receiving(model, el);
  return () => panel.dispose();
}

export default { render };
