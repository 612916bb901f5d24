// What counts for how much: a slider for each criterion, with the room it has before another candidate is first.

import { button, element } from "./dom";
import type { Model } from "./model";
import { phrase, say } from "./words";

const NAMES: Record<string, string> = {
  price: phrase("Price"), lead_time: phrase("Lead time"), co2e: "CO2e", risk: phrase("Reliability"), distance: phrase("Nearness"),
};
const STEPS = 100;

export class Weights {
  readonly element = element("fieldset", "dfdm-weights");
  private readonly rows = new Map<string, { slider: HTMLInputElement; room: HTMLElement; value: HTMLElement; said: HTMLElement }>();
  private readonly refusal = element("span", "dfdm-refusal");
  private readonly first: Record<string, number>;
  private asked = false;

  constructor(private readonly model: Model) {
    this.first = { ...(model.get("weights") ?? {}) };
    const own = Math.random().toString(36).slice(2);
    this.element.append(element("legend", "", say("What counts")));
    for (const [key, words] of Object.entries(NAMES)) {
      const row = element("div", "dfdm-weight");
      const label = element("label", "", say(words));
      const slider = element("input", "");
      slider.type = "range";
      slider.min = "0";
      slider.max = String(STEPS);
      slider.step = "1";
      slider.id = `dfdm-weight-${own}-${key}`;
      label.htmlFor = slider.id;
      const said = element("span", "dfdm-weight-said");
      said.id = `${slider.id}-room`;
      slider.setAttribute("aria-describedby", said.id);
      const value = element("output", "dfdm-weight-value");
      value.htmlFor.add(slider.id);
      const track = element("span", "dfdm-weight-track");
      const room = element("span", "dfdm-weight-room");
      room.setAttribute("aria-hidden", "true");
      track.append(room, slider);
      slider.addEventListener("input", () => this.tell());
      row.append(label, track, value, said);
      this.rows.set(key, { slider, room, value, said });
      this.element.append(row);
    }
    this.refusal.setAttribute("role", "alert");
    this.element.append(
      button(say("As at first"), say("Weights as they were at first"), () => {
        for (const [key, { slider }] of this.rows) slider.value = String(Math.round(STEPS * (this.first[key] ?? 0)));
        this.tell();
      }),
      this.refusal,
    );
  }

  /** Send what the sliders say, once a frame at most. */
  private tell(): void {
    this.label(Object.fromEntries([...this.rows].map(([key, { slider }]) => [key, Number(slider.value) / STEPS])));
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      const weights = Object.fromEntries([...this.rows].map(([key, { slider }]) => [key, Number(slider.value) / STEPS]));
      this.model.set("weights", weights);
      this.model.save_changes();
    });
  }

  private label(weights: Record<string, number>): void {
    for (const [key, { value }] of this.rows) value.textContent = String(Math.round(STEPS * (weights[key] ?? 0)));
  }

  draw(): void {
    const weights: Record<string, number> = this.model.get("weights") ?? {};
    const leeway: Record<string, [number, number | null]> = this.model.get("leeway") ?? {};
    this.refusal.textContent = this.model.get("refusal") ?? "";
    for (const [key, { slider, room, said }] of this.rows) {
      if (document.activeElement !== slider) slider.value = String(Math.round(STEPS * (weights[key] ?? 0)));
      const [low, high] = leeway[key] ?? [0, null];
      const [from, to] = [Math.min(low, 1), high === null ? 1 : Math.min(high, 1)];
      room.hidden = !(key in leeway);
      room.style.left = `${100 * from}%`;
      room.style.width = `${Math.max(100 * (to - from), 1)}%`;
      said.textContent = key in leeway ? words(low, high) : "";
    }
    this.label(weights);
  }
}

function words(low: number, high: number | null): string {
  const [from, to] = [Math.ceil(STEPS * low - 1e-9), high === null ? Infinity : Math.floor(STEPS * high + 1e-9)];
  if (from <= 0 && to >= STEPS) return say("first place holds wherever this stands");
  if (from <= 0) return say("first place holds up to {to}", { to });
  if (to >= STEPS) return say("first place holds from {from} on", { from });
  return say("first place holds from {from} to {to}", { from, to });
}
