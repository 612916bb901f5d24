// Measuring: a point tells its face, radius and wall; two points tell how far apart they and their faces are. What the
// triangles tell is said at once; exact surfaces are with Python, which answers with words and lines.

import { Vector3 } from "three";

import { button, element } from "./dom";
import { ask, trait, type Measured, type Model, type Point } from "./model";
import type { Mark } from "./overlay";
import { lowered, phrase, say } from "./words";

export interface Pick {
  face: number;
  solid: number;
  at: Vector3;
}

const PATIENCE_MS = 2500;
const HINT = phrase("Click a point for its wall and radius; click a second one for the distance. Corners snap.");

export class Measure {
  readonly element = element("div", "");
  readonly answer = element("div", "dfdm-answer");
  active = false;
  private picks: Pick[] = [];
  private asked = 0;
  private waiting = 0;

  /** `draw` shows marks over the picture. */
  constructor(private readonly model: Model, private readonly draw: (marks: Mark[]) => void) {
    const clear = button(say("Clear"), say("Begin anew"), () => this.clear());
    this.element.append(element("span", "dfdm-hint", say(HINT)), clear);
    this.answer.setAttribute("aria-live", "polite");
    this.answer.hidden = true;
  }

  clear(): void {
    clearTimeout(this.waiting);
    this.picks = [];
    this.asked++;
    this.say([]);
    this.draw([]);
  }

  /** Take a point; the third begins anew. */
  take(pick: Pick): void {
    if (this.picks.length === 2) this.picks = [];
    this.picks.push(pick);
    this.draw(this.marks());
    const here = this.plainWords();
    this.asked = Date.now() % 2 ** 31;
    const { asked } = this;
    const [first, second] = this.picks;
    const exact = this.picks.filter(({ face }) => face >= 0);
    if (first && second && first.solid !== second.solid) {
      this.say(here);
      return;
    }
    if (exact.length < this.picks.length) {
      this.say([...here, say("A cut surface has no radius and no wall.")]);
      return;
    }
    const sent = ask(this.model, {
      want: "measure", id: asked, picks: exact.map(({ face, at }) => ({ face, at_mm: at.toArray() as Point })),
    });
    const lacking = say("Radius, wall and the distance of faces need a running kernel.");
    this.say(sent ? here : [...here, lacking]);
    clearTimeout(this.waiting);
    if (sent) this.waiting = window.setTimeout(() => this.say([...here, say("No answer yet: {what}", { what: lowered(lacking) })]), PATIENCE_MS);
  }

  /** Show what Python answered, if it is an answer to what was asked last. */
  answered(): void {
    const told = trait<Partial<Measured>>(this.model, "measured", {});
    if (told.id !== this.asked || !this.picks.length) return;
    clearTimeout(this.waiting);
    this.say([...this.plainWords(), ...(told.words ?? [])]);
    const lines = (told.lines ?? []).map(({ from, to, label }): Mark => ({
      kind: "measure", from: new Vector3(...from), to: new Vector3(...to), label,
    }));
    // A wall and a distance of faces are drawn where they are, beside the line between the points.
    this.draw([...this.marks(), ...lines]);
  }

  private marks(): Mark[] {
    const [first, second] = this.picks;
    if (!first) return [];
    if (!second) return [{ kind: "point", from: first.at, label: "" }];
    if (first.solid !== second.solid) return [first, second].map(({ at }): Mark => ({ kind: "point", from: at, label: "" }));
    return [{ kind: "measure", from: first.at, to: second.at, label: `${first.at.distanceTo(second.at).toFixed(2)} mm` }];
  }

  private plainWords(): string[] {
    const [first, second] = this.picks;
    if (!first) return [];
    const place = ({ x, y, z }: Vector3): string => [x, y, z].map((value) => value.toFixed(2)).join(", ");
    if (!second) {
      const at = { at: place(first.at), face: first.face };
      return [first.face < 0 ? say("Point at {at} mm on the cut.", at) : say("Point at {at} mm on face {face}.", at)];
    }
    if (first.solid !== second.solid) {
      return [say("These are two parts, set side by side to be seen: the distance between them means nothing.")];
    }
    const apart = second.at.clone().sub(first.at);
    return [say("Distance {size} mm (x {x}, y {y}, z {z}).", {
      size: apart.length().toFixed(2), x: apart.x.toFixed(2), y: apart.y.toFixed(2), z: apart.z.toFixed(2),
    })];
  }

  private say(words: string[]): void {
    this.answer.textContent = words.join(" ");
    this.answer.hidden = words.length === 0;
  }

  dispose(): void {
    clearTimeout(this.waiting);
  }
}
