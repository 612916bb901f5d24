// Candidates: what counts, a plot or a map, and the table; a choice in one is a choice in all.

import charts from "./charts.css";
import tables from "./table.css";

import { Tabs } from "./chart";
import { Candidates, kept, type Filter, type Kind } from "./candidate_data";
import { button, element } from "./dom";
import { WorldMap } from "./map";
import { array, type Model } from "./model";
import { Pareto } from "./pareto";
import { Rows } from "./rows";
import { Weights } from "./weights";
import { learn, say } from "./words";

const DATA = ["words", "codes", "figures", "points", "home", "caption", "note"];
const ORDER = ["order", "scores", "weights", "leeway", "refusal", "picked", "caveats", "page"];

class Makers {
  private readonly host = element("div", "dfdm-charts dfdm-candidates");
  private readonly caption = element("div", "dfdm-table-caption");
  private readonly note = element("div", "dfdm-small dfdm-cost-note");
  private readonly detail = element("div", "dfdm-details");
  private readonly search = element("input", "dfdm-search");
  private readonly kinds = element("div", "dfdm-chips");
  private readonly process = element("select", "dfdm-select");
  private readonly body = element("div", "");
  private readonly pareto: Pareto;
  private readonly map: WorldMap;
  private readonly rows: Rows;
  private readonly weights: Weights;
  private readonly tabs: Tabs;
  private readonly stops: (() => void)[] = [];
  private filter: Filter = { text: "", kind: "", process: "" };
  private all: Candidates;
  private keep = new Uint8Array(0);
  private fresh = true;
  private asked = false;
  private chosen = -1;

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.caption.id = `dfdm-makers-${Math.random().toString(36).slice(2)}`;
    const choose = (place: number): void => {
      model.set("picked", place === model.get("picked") ? -1 : place);
      model.save_changes();
    };
    this.pareto = new Pareto(choose);
    this.map = new WorldMap(choose);
    this.rows = new Rows(this.caption.id, choose);
    this.weights = new Weights(model);
    this.all = new Candidates(model);
    const [plot, map, none] = [element("div", "dfdm-page"), element("div", "dfdm-page"), element("div", "")];
    plot.append(this.pareto.element);
    map.append(this.map.element);
    this.tabs = new Tabs([
      { key: "pareto", label: say("Price and time"), panel: plot },
      { key: "map", label: say("Map"), panel: map },
      { key: "none", label: say("Table alone"), panel: none },
    ], say("Picture of the candidates"), (key) => {
      model.set("page", key);
      model.save_changes();
    });
    this.detail.setAttribute("aria-live", "polite");
    this.body.append(this.weights.element, this.tabs.element, plot, map, none, this.filters(), this.detail, this.rows.element);
    this.host.append(element("style", "", tables + charts), this.caption, this.body, this.note);
    parent.append(this.host);
    for (const name of [...DATA, ...ORDER]) {
      const draw = (): void => {
        this.fresh ||= DATA.includes(name);
        this.drawSoon();
      };
      model.on(`change:${name}`, draw);
      this.stops.push(() => model.off(`change:${name}`, draw));
    }
    this.draw();
  }

  private filters(): HTMLElement {
    const bar = element("div", "dfdm-filters");
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", say("Candidates to show"));
    this.search.type = "search";
    this.search.placeholder = say("Search");
    this.search.setAttribute("aria-label", say("Search in names, places, machines and reasons"));
    let waiting = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => this.narrow({ text: this.search.value }), 120);
    });
    this.kinds.setAttribute("role", "group");
    this.kinds.setAttribute("aria-label", say("Who can make it"));
    this.process.setAttribute("aria-label", say("Process"));
    this.process.addEventListener("change", () => this.narrow({ process: this.process.value }));
    bar.append(this.search, this.kinds, this.process);
    return bar;
  }

  private narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.rows.first();
    this.sift();
    this.draw();
  }

  private drawSoon(): void {
    if (this.asked) return;
    this.asked = true;
    queueMicrotask(() => {
      this.asked = false;
      this.draw();
    });
  }

  private sift(): void {
    this.keep = kept(this.all, this.filter);
    const counts: Record<string, number> = { "": this.all.count, yes: 0, unknown: 0, no: 0 };
    for (let place = 0; place < this.all.count; place += 1) {
      counts[this.all.able(place) ? "yes" : this.all.kind(place) === "yes" ? "unknown" : this.all.kind(place)] += 1;
    }
    const words: [string, string][] = [
      ["", say("All")], ["yes", say("Can")], ["unknown", say("Nobody can say")], ["no", say("Cannot")],
    ];
    const focused = (document.activeElement as HTMLElement | null)?.dataset.kind;
    this.kinds.replaceChildren(...words.filter(([kind]) => counts[kind] || kind === this.filter.kind).map(([kind, label]) => {
      const chip = button(`${label} ${counts[kind].toLocaleString("en-US")}`, "", () => this.narrow({ kind: kind as Kind | "" }), "dfdm-chip");
      chip.removeAttribute("title");
      chip.dataset.kind = kind;
      chip.setAttribute("aria-pressed", String(this.filter.kind === kind));
      return chip;
    }));
    if (focused !== undefined) (this.kinds.querySelector(`[data-kind="${focused}"]`) as HTMLElement | null)?.focus();
  }

  private draw(): void {
    this.caption.textContent = this.model.get("caption");
    this.note.textContent = this.model.get("note");
    if (this.fresh) {
      this.fresh = false;
      this.all = new Candidates(this.model);
      const names = [...new Set(this.all.words.processes)].sort();
      if (!names.includes(this.filter.process)) this.filter.process = "";
      this.process.replaceChildren(...["", ...names].map((name) => {
        const option = element("option", "", name || say("All processes"));
        option.value = name;
        return option;
      }));
      this.process.value = this.filter.process;
      this.process.hidden = names.length < 2;
      this.sift();
    }
    this.body.hidden = this.all.count === 0;
    if (this.body.hidden) return;
    const order = array(this.model, "order", Int32Array);
    const scores = array(this.model, "scores", Float32Array);
    const picked: number = this.model.get("picked");
    if (order.length !== this.all.count) return; // half of a message
    const page = this.tabs.show(this.model.get("page"));
    this.weights.draw();
    this.rows.show(this.all, this.keep, order, scores, picked);
    if (page === "pareto") this.pareto.show(this.all, this.keep, picked);
    if (page === "map") this.map.show(this.all, this.keep, order, picked, this.model.get("home"));
    this.describe(picked);
    if (picked !== this.chosen && picked >= 0) this.rows.reveal(picked);
    this.chosen = picked;
  }

  /** All that is known of the chosen candidate. */
  private describe(place: number): void {
    this.detail.replaceChildren();
    if (place < 0 || place >= this.all.count) return;
    const all = this.all;
    this.detail.append(element("p", "dfdm-chart-heading", say("Chosen: {node}", { node: `${all.name(place)}, ${all.town(place)} (${all.km(place)})` })));
    const said = [say("By {means}.", { means: all.by(place) })];
    if (!Number.isNaN(all.figure(place, "price"))) {
      const money = (name: string): string => all.money(all.figure(place, name));
      said.push(
        say("{price} each, delivered ({low} to {high}): the part {part}, its share of the delivery {delivery}.", {
          price: money("price"), part: money("part"), delivery: money("delivery"),
          low: all.figure(place, "low").toFixed(all.words.decimals), high: all.figure(place, "high").toFixed(all.words.decimals),
        }),
        say("{early} days as likely as not, {late} days nearly surely. {co2e} CO2e each ({low} to {high} kg). An estimate, not an offer.", {
          early: all.figure(place, "p50").toFixed(1), late: all.figure(place, "p90").toFixed(1), co2e: all.co2e(place),
          low: all.kg(place, "co2e_low"), high: all.kg(place, "co2e_high"),
        }),
        Number.isNaN(all.figure(place, "risk"))
          ? say("Risk that the job goes wrong: unknown, the node has no record; it counts as the largest.")
          : say("Risk that the job does not conform or is late, from the node's record: {risk} ({low} to {high} %).", {
            risk: all.risk(place), low: (100 * all.figure(place, "risk_low")).toFixed(0),
            high: (100 * all.figure(place, "risk_high")).toFixed(0),
          }),
      );
    }
    if (all.why(place)) said.push(all.why(place));
    const caveats = this.model.get("caveats");
    if (caveats) said.push(caveats);
    this.detail.append(element("p", "dfdm-small", said.join(" ")));
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    this.pareto.dispose();
    this.map.dispose();
  }
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const makers = new Makers(model, el);
  return () => makers.dispose();
}

export default { render };
