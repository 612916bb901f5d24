// The viewer as an anywidget: a part, its lit-up faces, and the face that was clicked.

import css from "./viewer.css";

import { Axes } from "./axes";
import { enter, leave } from "./contexts";
import { button, element } from "./dom";
import { Legend } from "./legend";
import type { Highlight, Model, Picked } from "./model";
import { Stage } from "./stage";
import { followTheme, themeOf } from "./theme";
import { Toolbar } from "./toolbar";

const CLICK_PX = 4;

class View {
  private readonly host = element("div", "dfdm-viewer");
  private readonly frame = element("div", "dfdm-frame");
  private readonly still = element("div", "dfdm-still");
  private readonly note = element("div", "dfdm-note");
  private readonly picked = element("span", "dfdm-picked");
  private readonly caption = element("span", "dfdm-caption");
  private readonly axes = new Axes();
  private readonly legend = new Legend();
  private readonly toolbar = new Toolbar(() => this.stage);
  private readonly resized = new ResizeObserver(() => this.fitFrame());
  private readonly stops: (() => void)[] = [];
  private stage: Stage | null = null;
  private fitted = 0;
  private sized = false;

  constructor(private readonly model: Model, parent: HTMLElement) {
    const style = element("style", "", css);
    this.frame.tabIndex = 0;
    this.frame.setAttribute("role", "img");
    this.picked.setAttribute("aria-live", "polite");
    // The notebook must not take our keys for its commands.
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.host.setAttribute("data-jp-suppress-context-menu", "true");
    const foot = element("div", "dfdm-foot");
    foot.append(this.picked, this.caption);
    this.frame.append(this.still, this.note);
    const picture = element("div", "dfdm-picture");
    picture.append(this.frame, this.legend.element, this.axes.element);
    this.host.append(style, this.toolbar.element, this.toolbar.help, picture, foot);
    parent.append(this.host);
    this.frame.addEventListener("keydown", (event) => {
      if (this.toolbar.press(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
    this.listen("change:revision", () => this.reload());
    this.listen("change:highlights", () => this.paint());
    this.listen("change:view", () => this.stage?.look(this.model.get("view")));
    this.listen("change:description", () => this.describe());
    this.listen("change:height", () => this.fitFrame());
    this.listen("change:picture", () => this.stage ?? this.showPicture());
    this.stops.push(followTheme(() => this.paint()));
    this.resized.observe(this.frame);
    this.describe();
    this.wake();
  }

  private listen(event: string, handler: () => void): void {
    this.model.on(event, handler);
    this.stops.push(() => this.model.off(event, handler));
  }

  private describe(): void {
    const text: string = this.model.get("description");
    this.caption.textContent = text;
    this.frame.setAttribute("aria-label", text || "3D view of the part");
  }

  private wake(): void {
    try {
      this.stage = new Stage();
    } catch {
      this.showPicture();
      return;
    }
    enter(this);
    const { canvas } = this.stage;
    this.still.replaceChildren();
    this.note.replaceChildren();
    this.frame.prepend(canvas);
    this.host.dataset.state = "live";
    this.stage.onDraw = (turn) => this.axes.turn(turn);
    this.stage.followFocus(this.frame);
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      if (this.stage) this.sleep("The browser took the 3D view away to save memory.");
    });
    let down: [number, number] = [0, 0];
    canvas.addEventListener("pointerdown", (event) => {
      down = [event.clientX, event.clientY];
      this.frame.focus({ preventScroll: true });
    });
    canvas.addEventListener("click", (event) => {
      if (Math.hypot(event.clientX - down[0], event.clientY - down[1]) <= CLICK_PX) this.pick(event);
    });
    this.fitted = 0;
    this.sized = false;
    this.reload();
  }

  /** Give the context back and leave a still picture that wakes on demand. */
  sleep(why = "This view rests, because a page can hold only a few 3D views."): void {
    const stage = this.stage;
    if (!stage) return;
    const image = element("img", "");
    image.alt = this.model.get("description");
    image.src = stage.snapshot();
    this.stage = null;
    leave(this);
    stage.dispose();
    stage.canvas.remove();
    this.host.dataset.state = "resting";
    this.still.replaceChildren(image);
    this.note.replaceChildren(element("span", "", why), button("Show in 3D", "Show this part in 3D", () => this.wake()));
  }

  private showPicture(): void {
    this.host.dataset.state = "still";
    const bytes = this.model.get("picture") as DataView | undefined;
    const nothing = element("span", "", "WebGL is not available in this browser, so this is a still picture.");
    this.note.replaceChildren(nothing);
    if (!bytes || bytes.byteLength === 0) {
      this.model.send({ want: "picture" });
      return;
    }
    const image = element("img", "");
    image.alt = this.model.get("description");
    const url = URL.createObjectURL(new Blob([bytes as unknown as BlobPart], { type: "image/png" }));
    image.onload = () => URL.revokeObjectURL(url);
    image.src = url;
    this.still.replaceChildren(image);
  }

  private reload(): void {
    if (!this.stage) {
      if (this.host.dataset.state === "still") this.model.send({ want: "picture" });
      return;
    }
    this.stage.part.read(this.model);
    this.paint();
    this.fitFrame();
    const { radius } = this.stage.part.bounds;
    // While a slider moves, the eye stays where it is unless the part outgrows or leaves the picture.
    if (this.fitted === 0) this.stage.look(this.model.get("view"));
    else if (radius > 1.25 * this.fitted || radius < 0.6 * this.fitted) this.stage.look();
    else {
      this.stage.draw();
      return;
    }
    this.fitted = radius;
  }

  private paint(): void {
    const highlights: Highlight[] = this.model.get("highlights");
    this.legend.show(highlights);
    if (!this.stage) return;
    const { solid, ink } = themeOf(this.host);
    this.stage.part.paint(solid, ink, highlights);
    this.stage.draw();
  }

  private fitFrame(): void {
    this.frame.style.height = `${this.model.get("height")}px`;
    const { clientWidth, clientHeight } = this.frame;
    if (!this.stage || clientWidth < 1 || clientHeight < 1) return;
    this.stage.resize(clientWidth, clientHeight);
    if (!this.sized) {
      // Made before it stands on the page, the view did not know how wide it is.
      this.sized = true;
      this.stage.look(this.model.get("view"));
    }
  }

  private pick(event: MouseEvent): void {
    const hit = this.stage?.pick(event) ?? null;
    const told: Picked | Record<string, never> = hit ?? {};
    this.picked.textContent = hit
      ? `Face ${hit.face} at ${hit.at_mm.map((v) => v.toFixed(2)).join(", ")} mm`
      : "";
    this.model.set("picked", told);
    this.model.save_changes();
  }

  dispose(): void {
    this.resized.disconnect();
    for (const stop of this.stops) stop();
    leave(this);
    this.stage?.dispose();
    this.stage = null;
  }
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const view = new View(model, el);
  return () => view.dispose();
}

export default { render };
