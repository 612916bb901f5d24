// One line that says what is being done and for how long, with a button that ends it.

import css from "./progress.css";

import { button, element } from "./dom";
import type { Model } from "./model";
import { learn, say } from "./words";

/** What is quicker than this is not counted: figures that flicker say nothing. */
const COUNTED_AFTER_MS = 500;

class Progress {
  private readonly host = element("div", "dfdm-progress");
  private readonly words = element("span", "dfdm-progress-words");
  private readonly elapsed = element("span", "dfdm-progress-elapsed");
  private readonly bar = element("progress", "dfdm-progress-bar");
  private readonly stop = button(say("Stop"), say("End what is being done; what is shown stays"), () => {
    this.model.send?.({ do: "stop" });
  }, "dfdm-stop");
  private readonly stops: (() => void)[] = [];
  private since = performance.now();
  private timer = 0;

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.elapsed.setAttribute("aria-hidden", "true"); // a count that is read out each second is noise
    this.bar.setAttribute("aria-label", say("How far it is"));
    this.host.append(element("style", "", css), this.words, this.elapsed, this.bar, this.stop);
    parent.append(this.host);
    this.follow("job", () => (this.since = performance.now()));
    for (const name of ["words", "state", "done", "steps", "stoppable"]) this.follow(name, () => this.draw());
    this.draw();
  }

  private follow(name: string, act: () => void): void {
    this.model.on(`change:${name}`, act);
    this.stops.push(() => this.model.off(`change:${name}`, act));
  }

  private draw(): void {
    const state: string = this.model.get("state");
    const working = state === "working";
    this.host.dataset.state = state;
    this.words.setAttribute("role", state === "failed" ? "alert" : "status");
    const words: string = this.model.get("words");
    if (this.words.textContent !== words) this.words.textContent = words;
    const steps: number = this.model.get("steps");
    this.bar.hidden = !working || steps === 0;
    this.bar.max = Math.max(steps, 1);
    this.bar.value = this.model.get("done");
    this.stop.hidden = !working || !this.model.get("stoppable");
    window.clearInterval(this.timer);
    this.count();
    if (working) this.timer = window.setInterval(() => this.count(), 100);
  }

  private count(): void {
    const passed = performance.now() - this.since;
    const counted = this.model.get("state") === "working" && passed > COUNTED_AFTER_MS;
    this.elapsed.textContent = counted ? `${(passed / 1000).toFixed(1)} s` : "";
  }

  dispose(): void {
    window.clearInterval(this.timer);
    for (const stop of this.stops) stop();
  }
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const progress = new Progress(model, el);
  return () => progress.dispose();
}

export default { render };
