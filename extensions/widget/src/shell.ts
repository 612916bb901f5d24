// What stands around the picture: toolbar, legends, words, and a still picture where there is no 3D view.

import css from "./viewer.css";

import { Axes } from "./axes";
import { button, element } from "./dom";
import { Hover } from "./hover";
import { Legend, ScaleBar, describe, toldOf } from "./legend";
import { ask, trait, type Highlight, type Model, type Scale, type SectionState } from "./model";
import type { Taken } from "./stage";
import type { Toolbar } from "./toolbar";
import { say } from "./words";

export class Shell {
  readonly host = element("div", "dfdm-viewer");
  readonly frame = element("div", "dfdm-frame");
  readonly picked = element("span", "dfdm-picked");
  readonly axes = new Axes();
  readonly legend = new Legend();
  readonly bar = new ScaleBar();
  readonly hover = new Hover();
  private readonly caption = element("span", "dfdm-caption");
  private readonly keys = element("div", "dfdm-keys");
  private readonly still = element("div", "dfdm-still");
  private readonly note = element("div", "dfdm-note");

  lay(parent: HTMLElement, toolbar: Toolbar, answer: HTMLElement): void {
    const { host, frame } = this;
    frame.tabIndex = 0;
    // It takes keys of its own, which a reader of screens passes on to an application only.
    frame.setAttribute("role", "application");
    frame.setAttribute("aria-roledescription", "3D view");
    this.picked.setAttribute("aria-live", "polite");
    // The notebook must not take our keys for its commands.
    host.setAttribute("data-lm-suppress-shortcuts", "true");
    host.setAttribute("data-jp-suppress-context-menu", "true");
    const words = element("div", "dfdm-words");
    words.append(this.picked, this.caption);
    const foot = element("div", "dfdm-foot");
    foot.append(answer, words);
    frame.append(this.still);
    const picture = element("div", "dfdm-picture");
    const { keys } = this;
    keys.append(this.legend.element, this.bar.element);
    picture.append(frame, keys, this.axes.element, this.hover.element, this.note);
    host.append(element("style", "", css), toolbar.element, toolbar.drawers, picture, foot);
    parent.append(host);
    frame.addEventListener("keydown", (event) => {
      if (event.target !== frame || !toolbar.press(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    host.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      toolbar.close();
      frame.focus({ preventScroll: true });
    });
  }

  /** What is seen, in words: for those who do not see it. */
  describe(model: Model, scale: Scale | null, cut: SectionState | null): void {
    const text = trait(model, "description", "") || say("3D view of the part");
    this.caption.textContent = text;
    const lit = trait<Highlight[]>(model, "highlights", []).filter((h) => h.label && h.faces.length).map(toldOf);
    const told = [
      text, ...(lit.length ? [say("lit up: {what}", { what: lit.join(", ") })] : []), ...(scale ? [describe(scale)] : []),
      ...(cut ? [say("cut across {axis}", { axis: cut.axis })] : []),
    ];
    this.frame.setAttribute("aria-label", told.join("; "));
  }

  /** Where legends stand over the picture, in pixels of it. */
  taken(): Taken[] {
    const frame = this.frame.getBoundingClientRect();
    return [this.legend.element, this.bar.element].filter((one) => !one.hidden).map((one) => {
      const { left, right, bottom } = one.getBoundingClientRect();
      return { left: left - frame.left, right: right - frame.left, bottom: bottom - frame.top };
    });
  }

  /** Make room for the live view. */
  live(canvas: HTMLCanvasElement, overlay: Element): void {
    canvas.setAttribute("aria-hidden", "true");
    this.still.replaceChildren();
    this.note.replaceChildren();
    this.frame.prepend(canvas, overlay);
    this.host.dataset.state = "live";
  }

  /** Put what was drawn last in the place of the live view, with a button that wakes it. */
  rest(model: Model, canvas: HTMLCanvasElement, why: string, wake: () => void): void {
    const image = element("img", "");
    image.alt = trait(model, "description", "");
    image.src = canvas.toDataURL("image/png");
    canvas.remove();
    this.host.dataset.state = "resting";
    this.still.replaceChildren(image);
    this.note.replaceChildren(element("span", "", why), button(say("Show in 3D"), say("Show this part in 3D"), wake));
  }

  /** Show the picture that Python drew, and ask for it where it is not there. */
  showPicture(model: Model): void {
    this.host.dataset.state = "still";
    this.frame.style.height = `${trait(model, "height", 420)}px`;
    const bytes = model.get("picture") as DataView | undefined;
    this.note.replaceChildren(element("span", "", say("WebGL is not available in this browser, so this is a still picture.")));
    if (!bytes || bytes.byteLength === 0) {
      ask(model, { want: "picture" });
      return;
    }
    const image = element("img", "");
    image.alt = trait(model, "description", "");
    const url = URL.createObjectURL(new Blob([bytes as unknown as BlobPart], { type: "image/png" }));
    image.onload = () => URL.revokeObjectURL(url);
    image.src = url;
    this.still.replaceChildren(image);
  }
}
