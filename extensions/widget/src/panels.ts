// What opens below the toolbar: views and what is drawn, and the plane that cuts.

import { button, element } from "./dom";
import type { SectionState } from "./model";
import { AXES } from "./section";
import { VIEWS } from "./stage";
import { phrase, say } from "./words";

export const VIEW_KEYS: Record<string, string> = {
  "0": "iso", "1": "front", "2": "back", "3": "left", "4": "right", "5": "top", "6": "bottom",
};

const NAMES: Record<string, string> = {
  iso: phrase("Iso"), front: phrase("Front"), back: phrase("Back"), left: phrase("Left"), right: phrase("Right"),
  top: phrase("Top"), bottom: phrase("Bottom"),
};

export class ViewsPanel {
  readonly element = element("div", "");
  private readonly switches = new Map<string, { label: HTMLElement; box: HTMLInputElement }>();

  constructor(look: (view: string) => void, show: (what: string, shown: boolean) => void) {
    for (const name of Object.keys(VIEWS)) {
      const label = say(NAMES[name]);
      const key = Object.keys(VIEW_KEYS).find((k) => VIEW_KEYS[k] === name);
      this.element.append(button(label, say("{name} view ({key})", { name: label, key: key ?? "" }), () => look(name)));
    }
    for (const [name, label] of [["edges", say("Edges")], ["arrows", say("Arrows")], ["ghost", say("Before")]]) {
      const { label: made, box } = checkbox(label, (shown) => show(name, shown));
      this.switches.set(name, { label: made, box });
      this.element.append(made);
    }
  }

  /** What there is to show, and whether it is shown. */
  set(what: string, offered: boolean, shown: boolean): void {
    const found = this.switches.get(what);
    if (!found) return;
    found.label.hidden = !offered;
    found.box.checked = shown;
  }
}

export class SectionPanel {
  readonly element = element("div", "");
  private state: SectionState | null = null;
  private readonly axes = AXES.map((axis) =>
    button(axis.toUpperCase(), say("Cut across {axis}", { axis }), () => this.change({ axis, at: 0.5 })));
  private readonly slider = element("input", "dfdm-slider");
  private readonly level = element("output", "dfdm-level");

  /** `changed` is told the new cut; `settled` says that the hand let go. */
  constructor(private readonly changed: (state: SectionState | null, settled: boolean) => void) {
    const axes = element("span", "dfdm-choice");
    axes.setAttribute("role", "group");
    axes.setAttribute("aria-label", say("Axis"));
    axes.append(...this.axes);
    Object.assign(this.slider, { type: "range", min: "0", max: "1", step: "0.005" });
    this.slider.setAttribute("aria-label", say("Place of the cut"));
    this.slider.addEventListener("input", () => this.change({ at: Number(this.slider.value) }, false));
    this.slider.addEventListener("change", () => this.change({ at: Number(this.slider.value) }));
    const flip = button(say("Flip"), say("Show the other side of the cut"), () => this.change({ flip: !this.state?.flip }));
    const off = button(say("Off"), say("Do not cut"), () => {
      this.state = null;
      this.changed(null, true);
    });
    this.element.append(axes, this.slider, this.level, flip, off);
  }

  /** Begin to cut, if nothing is cut yet. */
  begin(): void {
    if (!this.state) this.change({});
  }

  private change(part: Partial<SectionState>, settled = true): void {
    this.changed({ axis: "y", at: 0.5, flip: true, ...this.state, ...part }, settled);
  }

  /** Show a cut and where it is, in mm. */
  set(state: SectionState | null, level: number | null): void {
    this.state = state;
    AXES.forEach((axis, place) => this.axes[place].setAttribute("aria-pressed", String(state?.axis === axis)));
    this.slider.value = String(state?.at ?? 0.5);
    const told = state && level !== null ? `${state.axis} = ${level.toFixed(1).replace(/^-(0\.0)$/, "$1")} mm` : say("off");
    this.level.textContent = told;
    this.slider.setAttribute("aria-valuetext", told);
  }
}

/** A box to tick, with its words. */
export function checkbox(text: string, changed: (on: boolean) => void): { label: HTMLLabelElement; box: HTMLInputElement } {
  const label = element("label", "dfdm-check");
  const box = element("input", "");
  box.type = "checkbox";
  box.checked = true;
  box.addEventListener("change", () => changed(box.checked));
  label.append(box, element("span", "", text));
  return { label, box };
}
