// Costs: the lines of a price and what they rest on, other ways and quantities, and where ways cross.

import css from "./charts.css";

import { bars, type Bar } from "./bars";
import { BreakEven, type Curves } from "./breakeven";
import { Tabs } from "./chart";
import { element } from "./dom";
import type { Model } from "./model";
import { Table } from "./table";
import { learn, say } from "./words";

interface Figures {
  currency: string;
  decimals: number;
  quantity: number;
  groups: string[];
  ways: Bar[];
  none: { names: string[]; why: string }[];
  steps: { name: string; rows: Bar[] } | null;
  curve: Curves | null;
  words: string[];
}

interface Rate {
  name?: string;
  value?: string;
  range?: string;
  kind?: string;
  locator?: string;
  source: string;
  url: string;
}

const WATCHED = ["chart", "details", "assumptions", "page", "selected", "caption", "note", "rows"];

class Costs {
  private readonly host = element("div", "dfdm-charts dfdm-costs");
  private readonly caption = element("div", "dfdm-table-caption");
  private readonly lines = element("div", "dfdm-page");
  private readonly details = element("div", "dfdm-details");
  private readonly ways = element("div", "dfdm-page");
  private readonly quantities = element("div", "dfdm-page");
  private readonly breakeven = element("div", "dfdm-page");
  private readonly note = element("div", "dfdm-small dfdm-cost-note");
  private readonly assumptions = element("div", "");
  private readonly tabs: Tabs;
  private readonly table: Table;
  private readonly stops: (() => void)[] = [];
  private curves: BreakEven | null = null;
  private drawn: unknown = null;
  private asked = false;

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.tabs = new Tabs([
      { key: "lines", label: say("This price"), panel: this.lines },
      { key: "ways", label: say("By process"), panel: this.ways },
      { key: "quantities", label: say("By quantity"), panel: this.quantities },
      { key: "breakeven", label: say("Break-even"), panel: this.breakeven },
    ], say("Costs"), (key) => {
      this.model.set("page", key);
      this.model.save_changes();
    });
    this.table = new Table(model, this.lines);
    this.lines.append(this.details, this.assumptions);
    this.details.setAttribute("aria-live", "polite");
    this.host.append(
      element("style", "", css), this.caption, this.tabs.element, this.lines, this.ways, this.quantities, this.breakeven, this.note,
    );
    parent.append(this.host);
    for (const name of WATCHED) {
      const draw = (): void => this.drawSoon();
      model.on(`change:${name}`, draw);
      this.stops.push(() => model.off(`change:${name}`, draw));
    }
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

  private draw(): void {
    const figures = (this.model.get("chart") ?? {}) as Partial<Figures>;
    this.caption.textContent = this.model.get("caption");
    this.note.textContent = this.model.get("note");
    this.explain();
    if (this.drawn !== this.model.get("chart")) {
      this.drawn = this.model.get("chart");
      this.picture(figures);
    }
    const shown = (key: string): boolean =>
      key === "lines" || (key === "ways" && ((figures.ways?.length ?? 0) + (figures.none?.length ?? 0) > 1)) ||
      (key === "quantities" && Boolean(figures.steps)) || (key === "breakeven" && Boolean(figures.curve));
    this.tabs.show(this.model.get("page"), shown);
  }

  private picture(figures: Partial<Figures>): void {
    const groups = figures.groups ?? [];
    this.ways.replaceChildren();
    if (figures.ways?.length) this.ways.append(bars(figures.ways, groups, say("The price of a piece, {pieces} made", { pieces: pieces(figures.quantity!) })));
    if (figures.none?.length) {
      const list = element("ul", "dfdm-words");
      for (const { names, why } of figures.none) list.append(element("li", "", `${why}: ${names.join(", ")}`));
      this.ways.append(element("p", "dfdm-chart-heading", say("No price")), list);
    }
    this.quantities.replaceChildren();
    if (figures.steps) {
      this.quantities.append(bars(figures.steps.rows, groups, say("The price of a piece by {process}; each bar on a scale of its own", { process: figures.steps.name }), true));
    }
    this.curves?.dispose();
    this.curves = null;
    if (figures.curve) {
      const money = (n: number): string => n.toFixed(figures.decimals);
      this.curves = new BreakEven(figures.curve, figures.quantity!, money, figures.currency!, figures.words ?? []);
    }
    this.breakeven.replaceChildren(...(this.curves ? [this.curves.element] : []));
  }

  /** What the chosen line rests on; without one what the whole price assumes. */
  private explain(): void {
    const row = (this.model.get("rows") as { id: string; cells: Record<string, string> }[])
      .find(({ id }) => id === this.model.get("selected"));
    const found = row ? (this.model.get("details")[row.id] as { rates: Rate[] } | undefined) : undefined;
    this.details.replaceChildren();
    if (row && found) {
      this.details.append(element("p", "dfdm-chart-heading", say("{line}: what it rests on", { line: row.cells.what })));
      this.details.append(element("p", "dfdm-small", say("Comes from: {basis}", { basis: row.cells.basis })));
      const list = element("ul", "dfdm-words");
      for (const rate of found.rates) list.append(told(rate));
      if (!found.rates.length) list.append(element("li", "", say("No rate of money: it follows from the other lines.")));
      this.details.append(list);
    }
    const assumed: string[] = this.model.get("assumptions") ?? [];
    this.assumptions.replaceChildren();
    if (assumed.length) {
      const folded = element("details", "dfdm-figures");
      const list = element("ul", "dfdm-words");
      for (const text of assumed) list.append(element("li", "", text));
      folded.append(element("summary", "", say("Assumptions in this price ({count})", { count: assumed.length })), list);
      this.assumptions.append(folded);
    }
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    this.curves?.dispose();
    this.table.dispose();
  }
}

function told(rate: Rate): HTMLElement {
  const item = element("li", "");
  const range = rate.range ? ` (${rate.range})` : "";
  if (rate.name) item.append(element("strong", "", `${rate.name} ${rate.value ?? ""}${range}`), document.createTextNode(". "));
  if (rate.kind) {
    item.append(element("span", rate.kind === "assumption" ? "dfdm-kind dfdm-kind-assumption" : "dfdm-kind", rate.kind));
    item.append(document.createTextNode(" "));
  }
  if (/^https?:\/\//.test(rate.url)) {
    const link = element("a", "", rate.source);
    link.href = rate.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    item.append(link);
  } else {
    item.append(document.createTextNode(rate.source));
  }
  if (rate.locator) item.append(document.createTextNode(`: ${rate.locator}`));
  return item;
}

function pieces(quantity: number): string {
  return quantity === 1 ? "1" : quantity.toLocaleString("en-US");
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const costs = new Costs(model, el);
  return () => costs.dispose();
}

export default { render };
