// The row of buttons, the panels that open below it (one at a time), and the keys that do the same.

import { button, element } from "./dom";
import { phrase, say } from "./words";

export const HELP = [
  phrase("Drag turns, right-drag moves, the wheel zooms once the view is clicked, a click picks a face."),
  phrase("Keys: arrows turn, + and − zoom, F fits, 0 iso, 1 front, 2 back, 3 left, 4 right, 5 top, 6 bottom, V views, E edges, S section, M measure, P parts, B before, N next face (with Shift the one before), Enter picks it, Escape closes."),
];

export interface Panel {
  name: string;
  title: string;
  key: string;
  element: HTMLElement;
  opened?(): void;
  /** `replaced`: by another panel, so that what was begun may go on. */
  closed?(replaced: boolean): void;
}

export class Toolbar {
  readonly element = element("div", "dfdm-toolbar");
  readonly drawers = element("div", "dfdm-drawers");
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private open: Panel | null = null;

  /** `deeds` are what single keys do; the keys of the panels come on top. */
  constructor(fit: () => void, private readonly panels: Panel[], private readonly deeds: Record<string, () => void>) {
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", say("View of the part"));
    this.element.append(button(say("Fit"), say("Show the whole part (F)"), fit));
    for (const panel of panels) {
      const help = panel.name === "?";
      if (help) this.element.append(element("span", "dfdm-gap"));
      const made = button(say(panel.name), help ? say(panel.title) : `${say(panel.title)} (${panel.key.toUpperCase()})`, () => this.toggle(panel));
      if (help) made.setAttribute("aria-label", say("Help"));
      made.setAttribute("aria-expanded", "false");
      panel.element.hidden = true;
      panel.element.classList.add("dfdm-drawer");
      panel.element.setAttribute("role", "group");
      panel.element.setAttribute("aria-label", say(panel.title));
      this.drawers.append(panel.element);
      this.buttons.set(panel.name, made);
      this.element.append(made);
    }
    // One stop for the Tab key; arrows go from button to button.
    this.element.addEventListener("keydown", (event) => this.rove(event));
    this.rovers().forEach((made, place) => (made.tabIndex = place ? -1 : 0));
  }

  private rovers(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll("button")].filter((made) => !made.hidden);
  }

  private rove(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const all = this.rovers();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    if (!step || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    all[at].tabIndex = -1;
    const next = all[(at + step + all.length) % all.length];
    next.tabIndex = 0;
    next.focus();
  }

  toggle(panel: Panel): void {
    const other = this.open;
    this.close(other !== panel);
    if (other === panel || this.buttons.get(panel.name)?.hidden) return;
    this.open = panel;
    panel.element.hidden = false;
    this.buttons.get(panel.name)?.setAttribute("aria-expanded", "true");
    panel.opened?.();
  }

  close(replaced = false): void {
    const { open } = this;
    this.open = null;
    if (!open) return;
    open.element.hidden = true;
    this.buttons.get(open.name)?.setAttribute("aria-expanded", "false");
    open.closed?.(replaced);
  }

  /** Whether a panel can be had. */
  offer(name: string, offered: boolean): void {
    const made = this.buttons.get(name);
    if (!made || made.hidden === !offered) return;
    made.hidden = !offered;
    if (!offered && this.open?.name === name) this.close();
  }

  /** Show that what a panel is for is in use, whether it is open or not. */
  mark(name: string, used: boolean): void {
    this.buttons.get(name)?.classList.toggle("dfdm-used", used);
  }

  /** Do what a key means; false when it means nothing here. */
  press(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const panel = this.panels.find((one) => one.key === key);
    if (panel) this.toggle(panel);
    else if (event.shiftKey && this.deeds[`Shift+${key}`]) this.deeds[`Shift+${key}`]();
    else if (this.deeds[key]) this.deeds[key]();
    else return false;
    return true;
  }
}
