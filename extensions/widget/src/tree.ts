// The parts of a model: how many there are of each, shown or hidden, or one alone.

import { button, element } from "./dom";
import type { Solid } from "./model";
import { checkbox } from "./panels";
import { say } from "./words";

export class PartsPanel {
  readonly element = element("div", "");
  private readonly list = element("ul", "dfdm-parts");
  private hidden = new Set<number>();
  private boxes: HTMLInputElement[] = [];
  private only: HTMLButtonElement[] = [];

  /** `changed` is told what is hidden, and whether what is left should fill the picture. */
  constructor(private readonly changed: (hidden: number[], fit: boolean) => void) {
    this.list.setAttribute("aria-label", say("Parts"));
    this.element.append(this.list, button(say("Show all"), say("Show all parts"), () => this.changed([], true)));
  }

  /** List the parts. */
  fill(solids: Solid[]): void {
    this.boxes = [];
    this.only = [];
    const rows = solids.map(({ name, count }, solid) => {
      const row = element("li", "");
      const told = name || say("Part {number}", { number: solid + 1 });
      const { label, box } = checkbox(count > 1 ? `${count} × ${told}` : told, (on) => {
        const hidden = new Set(this.hidden);
        if (on) hidden.delete(solid);
        else hidden.add(solid);
        this.changed([...hidden].sort((a, b) => a - b), false);
      });
      const only = button(say("Only"), say("Show only {part}", { part: told }), () => {
        const alone = only.getAttribute("aria-pressed") === "true";
        this.changed(alone ? [] : solids.map((_, other) => other).filter((other) => other !== solid), true);
      });
      only.setAttribute("aria-label", say("Show only {part}", { part: told }));
      this.boxes.push(box);
      this.only.push(only);
      row.append(label, only);
      return row;
    });
    this.list.replaceChildren(...rows);
  }

  set(hidden: number[]): void {
    this.hidden = new Set(hidden);
    this.boxes.forEach((box, solid) => (box.checked = !this.hidden.has(solid)));
    const alone = this.boxes.length > 1 && this.hidden.size === this.boxes.length - 1;
    this.only.forEach((only, solid) => only.setAttribute("aria-pressed", String(alone && !this.hidden.has(solid))));
  }
}
