// The viewer as an anywidget: a part, what is lit up and shaded on it, and the face that was clicked. It needs no
// kernel: a model that only knows `get` shows everything but what Python measures.

import { element } from "./dom";
import { wordsOf } from "./hover";
import { Measure } from "./measure";
import { ask, tell, trait, type Arrow, type Highlight, type Model, type Picked, type SectionState } from "./model";
import { SectionPanel, VIEW_KEYS, ViewsPanel } from "./panels";
import type { PartHit } from "./part";
import { Shell } from "./shell";
import { Stage } from "./stage";
import { followTheme, themeOf } from "./theme";
import { HELP, Toolbar, type Panel } from "./toolbar";
import { PartsPanel } from "./tree";
import { learn, phrase, say } from "./words";

const CLICK_PX = 4;

class View {
  private readonly shell = new Shell();
  private readonly views = new ViewsPanel((view) => this.look(view), (what, shown) => this.show(what, shown));
  private readonly cut = new SectionPanel((state, settled) => this.section(state, settled));
  private readonly parts = new PartsPanel((hidden, fit) => this.hide(hidden, fit));
  private readonly measure: Measure;
  private readonly toolbar: Toolbar;
  private readonly resized = new ResizeObserver(() => this.fitFrame());
  private readonly stops: (() => void)[] = [];
  private readonly shown: Record<string, boolean> = { edges: true, arrows: true, ghost: true };
  private stage: Stage | null = null;
  private gone = false;
  private fitted = 0;
  private sized = false;
  private face = -1;

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.measure = new Measure(model, (marks) => {
      this.stage?.overlay.set("measure", marks);
      this.stage?.draw();
    });
    this.toolbar = new Toolbar(() => this.look(), this.panels(), this.deeds());
    this.shell.lay(parent, this.toolbar, this.measure.answer);
    this.shell.hover.follow(this.shell.frame, (event) => this.stage?.pick(event) ?? null, () => this.stage?.part.scale ?? null);
    this.watch();
    this.wake();
  }

  private panels(): Panel[] {
    const measuring = (on: boolean): void => {
      this.measure.active = on;
      this.shell.frame.classList.toggle("dfdm-measuring", on);
      this.toolbar.mark("Measure", on);
      if (!on) this.measure.clear();
    };
    return [
      { name: phrase("Views"), title: phrase("Standard views, and what is drawn"), key: "v", element: this.views.element },
      { name: phrase("Section"), title: phrase("Cut the part open"), key: "s", element: this.cut.element, opened: () => this.cut.begin() },
      {
        name: phrase("Measure"), title: phrase("Measure"), key: "m", element: this.measure.element,
        opened: () => measuring(true), closed: (replaced) => replaced || measuring(false),
      },
      { name: phrase("Parts"), title: phrase("Parts of the model"), key: "p", element: this.parts.element },
      { name: "?", title: phrase("How to turn, zoom, pick and measure"), key: "?", element: element("p", "dfdm-help", HELP.map((part) => say(part)).join(" ")) },
    ];
  }

  private deeds(): Record<string, () => void> {
    const views = Object.entries(VIEW_KEYS).map(([key, view]) => [key, () => this.look(view)]);
    return {
      ArrowLeft: () => this.stage?.turn(-10, 0), ArrowRight: () => this.stage?.turn(10, 0),
      ArrowUp: () => this.stage?.turn(0, -10), ArrowDown: () => this.stage?.turn(0, 10),
      "+": () => this.stage?.zoom(1.2), "=": () => this.stage?.zoom(1.2), "-": () => this.stage?.zoom(1 / 1.2),
      f: () => this.look(), e: () => this.show("edges", !this.shown.edges), b: () => this.show("ghost", !this.shown.ghost),
      n: () => this.step(1), "Shift+n": () => this.step(-1), Enter: () => this.choose(),
      ...Object.fromEntries(views),
    };
  }

  private watch(): void {
    const deeds: Record<string, () => void> = {
      revision: () => this.reload(), highlights: () => this.paint(), description: () => this.describe(),
      view: () => this.look(trait(this.model, "view", "iso")), height: () => this.fitFrame(),
      picture: () => this.stage ?? this.shell.showPicture(this.model), scale: () => this.shade(),
      ghost_runs: () => this.haunt(), arrows: () => this.point(), section: () => this.cutAs(), hidden: () => this.veil(),
      measured: () => this.measure.answered(),
    };
    const changed = new Set<string>();
    for (const name of Object.keys(deeds)) {
      const noted = (): void => {
        // What came in one message is one change, and another model says all that comes with it.
        if (!changed.size) {
          queueMicrotask(() => {
            const due = [...changed].filter((one) => !changed.has("revision") || one === "revision" || one === "view");
            changed.clear();
            if (!this.gone) for (const one of due.sort()) deeds[one]();
          });
        }
        changed.add(name);
      };
      this.model.on(`change:${name}`, noted);
      this.stops.push(() => this.model.off(`change:${name}`, noted));
    }
    this.stops.push(followTheme(() => this.paint()));
    this.resized.observe(this.shell.frame);
    const away = (): void => this.rest(say("This view rests."));
    const back = (event: PageTransitionEvent): void => {
      if (event.persisted) this.wake();
    };
    addEventListener("pagehide", away);
    addEventListener("pageshow", back);
    this.stops.push(() => removeEventListener("pagehide", away), () => removeEventListener("pageshow", back));
  }

  private describe(): void {
    this.shell.describe(this.model, this.stage?.part.scale ?? null, this.stage?.part.section.state ?? null);
  }

  private wake(): void {
    if (this.stage) return;
    let stage: Stage;
    try {
      stage = new Stage();
    } catch {
      this.shell.showPicture(this.model);
      return;
    }
    this.stage = stage;
    const { canvas } = stage;
    this.shell.live(canvas, stage.overlay.element);
    stage.onDraw = (turn) => this.shell.axes.turn(turn);
    stage.onLost = () => this.rest(say("The browser took the 3D view away to save memory."));
    stage.followFocus(this.shell.frame);
    let down: [number, number] = [0, 0];
    canvas.addEventListener("pointerdown", (event) => {
      down = [event.clientX, event.clientY];
      this.shell.hover.hide();
      this.shell.frame.focus({ preventScroll: true });
    });
    canvas.addEventListener("click", (event) => {
      if (Math.hypot(event.clientX - down[0], event.clientY - down[1]) > CLICK_PX) return;
      this.pick(this.stage?.pick(event, this.measure.active) ?? null);
    });
    this.fitted = 0;
    this.sized = false;
    this.reload();
  }

  /** Give up drawing and leave what was drawn last, as a picture that wakes on demand. */
  private rest(why: string): void {
    const { stage } = this;
    if (!stage) return;
    this.stage = null;
    this.shell.rest(this.model, stage.canvas, why, () => this.wake());
    stage.dispose();
    stage.overlay.element.remove();
  }

  private reload(): void {
    this.describe();
    this.measure.clear();
    if (!this.stage) {
      if (this.shell.host.dataset.state === "still") ask(this.model, { want: "picture" });
      return;
    }
    const { part } = this.stage;
    part.read(this.model);
    part.readGhost(this.model);
    this.face = -1;
    this.parts.fill(part.solids);
    this.toolbar.offer("Parts", part.solids.length > 1);
    this.offerGhost();
    this.veil();
    this.point();
    this.cutAs();
    this.paint();
    const { radius } = this.stage;
    // While a slider moves, the eye stays where it is unless the part outgrows or leaves the picture.
    if (this.fitted === 0) this.stage.look(trait(this.model, "view", "iso"));
    else if (part.hasGhost || radius > 1.25 * this.fitted || radius < 0.6 * this.fitted) this.stage.look();
    else {
      this.stage.draw();
      return;
    }
    this.fitted = radius;
  }

  private paint(): void {
    const highlights = trait<Highlight[]>(this.model, "highlights", []);
    const theme = themeOf(this.shell.host);
    this.shell.legend.show(highlights, this.stage?.part.hasGhost && this.shown.ghost ? theme.ghost : "");
    this.shell.bar.show(this.stage?.part.scale ?? null);
    this.describe();
    if (!this.stage) return;
    const chosen = this.face >= 0 ? [{ faces: [this.face], color: "#0072b2", label: "" }] : [];
    this.stage.part.paint(theme, [...highlights, ...chosen]);
    this.fitFrame();
    this.stage.draw();
  }

  private shade(): void {
    if (!this.stage) {
      if (this.shell.host.dataset.state === "still") ask(this.model, { want: "picture" });
      return;
    }
    this.shell.hover.hide();
    this.stage.part.readShade(this.model);
    this.veil();
    this.paint();
  }

  private haunt(): void {
    this.stage?.part.readGhost(this.model);
    this.offerGhost();
    this.paint();
    this.look();
  }

  private offerGhost(): void {
    const there = this.stage?.part.hasGhost ?? false;
    this.views.set("ghost", there, this.shown.ghost);
  }

  private point(): void {
    const arrows = trait<Arrow[]>(this.model, "arrows", []);
    this.views.set("arrows", arrows.length > 0, this.shown.arrows);
    if (!this.stage) return;
    const before = this.stage.arrows.isEmpty;
    this.stage.arrows.set(arrows, this.stage.part.box);
    this.stage.overlay.set("arrows", this.shown.arrows ? this.stage.arrows.marks : []);
    if (this.fitted && before !== this.stage.arrows.isEmpty) this.stage.look();
    this.stage.draw();
  }

  private show(what: string, shown: boolean): void {
    this.shown[what] = shown;
    const { stage } = this;
    if (!stage) return;
    this.views.set("edges", true, this.shown.edges);
    this.offerGhost();
    stage.part.showEdges(this.shown.edges);
    stage.part.showGhost(this.shown.ghost);
    stage.arrows.group.visible = this.shown.arrows;
    stage.overlay.set("arrows", this.shown.arrows ? stage.arrows.marks : []);
    this.views.set("arrows", !stage.arrows.isEmpty, this.shown.arrows);
    this.paint();
  }

  private cutAs(): void {
    const told = trait<Partial<SectionState>>(this.model, "section", {});
    this.section(told.axis ? { at: 0.5, flip: true, ...told } as SectionState : null, false);
  }

  private section(state: SectionState | null, settled: boolean): void {
    const part = this.stage?.part;
    part?.section.set(state, part.box);
    this.cut.set(state, part?.section.level(part.box) ?? null);
    this.toolbar.mark("Section", state !== null);
    if (!settled) {
      this.stage?.moved();
      return;
    }
    this.stage?.draw();
    if (!state) this.toolbar.close();
    this.describe();
    tell(this.model, { section: state ?? {} });
  }

  private hide(hidden: number[], fit: boolean): void {
    tell(this.model, { hidden });
    this.veil();
    if (fit) this.look();
  }

  private veil(): void {
    const hidden = trait<number[]>(this.model, "hidden", []);
    this.parts.set(hidden);
    this.toolbar.mark("Parts", hidden.length > 0);
    this.stage?.part.hide(new Set(hidden));
    this.stage?.draw();
  }

  private fitFrame(): void {
    this.shell.frame.style.height = `${trait(this.model, "height", 420)}px`;
    const { clientWidth, clientHeight } = this.shell.frame;
    if (!this.stage || clientWidth < 1 || clientHeight < 1) return;
    this.stage.resize(clientWidth, clientHeight, this.shell.taken());
    if (!this.sized) {
      // Made before it stands on the page, the view did not know how wide it is.
      this.sized = true;
      this.stage.look(trait(this.model, "view", "iso"));
    }
  }

  private look(view?: string): void {
    this.stage?.look(view);
  }

  /** Choose the next face in order, for those without a pointer. */
  private step(by: number): void {
    const part = this.stage?.part;
    if (!part || !part.faces) return;
    this.face = (this.face + by + (this.face < 0 && by < 0 ? 1 : 0) + part.faces) % part.faces;
    this.shell.picked.textContent = say("Face {number} of {count}", { number: this.face, count: part.faces });
    this.paint();
  }

  /** Pick the face that was stepped to. */
  private choose(): void {
    const part = this.stage?.part;
    const at = part && this.face >= 0 ? part.amid(this.face) : null;
    if (!part || !at) return;
    this.told({ face: this.face, at_mm: at.toArray() as Picked["at_mm"] }, "");
    if (this.measure.active) this.measure.take({ face: this.face, solid: part.solidOf(this.face), at });
  }

  private pick(hit: PartHit | null): void {
    if (this.face >= 0) {
      this.face = -1;
      this.paint();
    }
    const scale = this.stage?.part.scale;
    const worth = scale ? wordsOf(hit, scale) : "";
    if (hit && !hit.cap) this.told({ face: hit.face, at_mm: hit.at.toArray() as Picked["at_mm"] }, worth);
    else this.told(null, hit ? say("On the cut") : "");
    if (hit && this.measure.active) this.measure.take({ face: hit.face, solid: hit.solid, at: hit.at });
  }

  private told(picked: Picked | null, more: string): void {
    const face = picked ? say("Face {number} at {at} mm", { number: picked.face, at: picked.at_mm.map((v) => v.toFixed(2)).join(", ") }) : "";
    this.shell.picked.textContent = [face, more].filter(Boolean).join(": ");
    tell(this.model, { picked: picked ?? {} });
  }

  dispose(): void {
    this.gone = true;
    this.resized.disconnect();
    this.shell.hover.hide();
    this.measure.dispose();
    for (const stop of this.stops) stop();
    this.stage?.dispose();
    this.stage = null;
  }
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const view = new View(model, el);
  return () => view.dispose();
}

export default { render };
