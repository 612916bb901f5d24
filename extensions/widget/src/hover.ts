// The value under the pointer, where values are shaded over the part.

import { element } from "./dom";
import { short } from "./legend";
import type { Scale } from "./model";
import type { PartHit } from "./part";

export class Hover {
  readonly element = element("div", "dfdm-hover");
  private pending = 0;

  constructor() {
    this.element.hidden = true;
    this.element.setAttribute("aria-hidden", "true");
  }

  /** Follow the pointer over a frame, a look at most for each picture the browser shows. */
  follow(frame: HTMLElement, pick: (event: PointerEvent) => PartHit | null, scale: () => Scale | null): void {
    frame.addEventListener("pointermove", (event) => {
      if (this.pending) return;
      this.pending = requestAnimationFrame(() => {
        this.pending = 0;
        const scaled = scale();
        const words = scaled && event.buttons === 0 ? wordsOf(pick(event), scaled) : "";
        this.element.textContent = words;
        this.element.hidden = words === "";
        if (!words) return;
        const box = frame.getBoundingClientRect();
        const [x, y] = [event.clientX - box.left, event.clientY - box.top];
        const right = x > box.width / 2;
        this.element.style.left = right ? "" : `${x + 14}px`;
        this.element.style.right = right ? `${box.width - x + 14}px` : "";
        this.element.style.top = `${Math.max(y - 30, 2)}px`;
      });
    });
    frame.addEventListener("pointerleave", () => this.hide());
  }

  hide(): void {
    cancelAnimationFrame(this.pending);
    this.pending = 0;
    this.element.hidden = true;
  }
}

/** What a point of the surface is worth, in words. */
export function wordsOf(hit: PartHit | null, scale: Scale): string {
  if (!hit || hit.value === undefined) return "";
  if (hit.value === null) return scale.missing;
  return scale.unit ? `${short(hit.value)} ${scale.unit}` : short(hit.value);
}
