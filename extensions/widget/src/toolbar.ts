// The row of buttons, and the keys that do the same.

import { button, element } from "./dom";
import { VIEWS, type Stage } from "./stage";

export const HELP =
  "Drag turns, right-drag moves, the wheel zooms once the view is clicked, a click picks a face. " +
  "Keys: arrows turn, + and − zoom, F fits, 0 iso, 1 front, 2 back, 3 left, 4 right, 5 top, 6 bottom, E edges.";

const KEYS: Record<string, string> = {
  "0": "iso", "1": "front", "2": "back", "3": "left", "4": "right", "5": "top", "6": "bottom",
};

export class Toolbar {
  readonly element = element("div", "dfdm-toolbar");
  readonly help = element("p", "dfdm-help", HELP);
  private readonly edges: HTMLButtonElement;

  constructor(private readonly stage: () => Stage | null) {
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", "Views of the part");
    this.edges = button("Edges", "Show or hide edge lines (E)", () => this.toggleEdges());
    this.edges.setAttribute("aria-pressed", "true");
    const help = button("?", "How to turn, zoom and pick", () => {
      this.help.hidden = !this.help.hidden;
      help.setAttribute("aria-expanded", String(!this.help.hidden));
    });
    help.setAttribute("aria-label", "Help");
    help.setAttribute("aria-expanded", "false");
    this.help.hidden = true;
    const views = Object.keys(VIEWS).map((name) => {
      const label = name[0].toUpperCase() + name.slice(1);
      const key = Object.keys(KEYS).find((k) => KEYS[k] === name);
      return button(label, `${label} view (${key})`, () => this.stage()?.look(name));
    });
    const fit = button("Fit", "Show the whole part (F)", () => this.stage()?.look());
    this.element.append(fit, ...views, element("span", "dfdm-gap"), this.edges, help);
  }

  private toggleEdges(): void {
    const shown = this.edges.getAttribute("aria-pressed") !== "true";
    this.edges.setAttribute("aria-pressed", String(shown));
    this.stage()?.part.showEdges(shown);
    this.stage()?.draw();
  }

  /** Do what a key means; false when it means nothing here. */
  press(event: KeyboardEvent): boolean {
    const stage = this.stage();
    if (!stage || event.ctrlKey || event.metaKey || event.altKey) return false;
    const deeds: Record<string, () => void> = {
      ArrowLeft: () => stage.turn(-10, 0), ArrowRight: () => stage.turn(10, 0),
      ArrowUp: () => stage.turn(0, -10), ArrowDown: () => stage.turn(0, 10),
      "+": () => stage.zoom(1.2), "=": () => stage.zoom(1.2), "-": () => stage.zoom(1 / 1.2),
      f: () => stage.look(), e: () => this.toggleEdges(),
    };
    for (const [key, view] of Object.entries(KEYS)) deeds[key] = () => stage.look(view);
    const deed = deeds[event.key] ?? deeds[event.key.toLowerCase()];
    deed?.();
    return deed !== undefined;
  }
}
