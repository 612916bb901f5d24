// The table of candidates: sorted and cut into pages here, so that thousands stay quick.

import { button, element } from "./dom";
import type { Candidates } from "./candidate_data";
import { lowered, phrase, say } from "./words";

const PAGE = 50;
const SIGNS: Record<string, string> = { pass: "✓", warn: "!", fail: "✕", unknown: "?", not_applicable: "–" };

interface Column {
  key: string;
  label: string;
  kind: string;
  text: (all: Candidates, place: number) => string;
  order: (all: Candidates, place: number) => number | string;
  down?: boolean;
}

const COLUMNS: Column[] = [
  { key: "rank", label: phrase("Rank"), kind: "number", text: () => "", order: () => 0 },
  { key: "node", label: phrase("Node"), kind: "text", text: (a, p) => a.name(p), order: (a, p) => a.name(p) },
  { key: "place", label: phrase("Place, distance"), kind: "text", text: (a, p) => `${a.town(p)}, ${a.km(p)}`, order: (a, p) => a.figure(p, "distance") },
  { key: "by", label: phrase("By"), kind: "wide", text: (a, p) => a.by(p), order: (a, p) => a.by(p) },
  { key: "verdict", label: phrase("Verdict"), kind: "verdict", text: (a, p) => a.verdict(p), order: (a, p) => a.verdictCode(p) },
  { key: "price", label: phrase("Each, delivered"), kind: "number", text: (a, p) => a.money(a.figure(p, "price")), order: (a, p) => a.figure(p, "price") },
  { key: "time", label: phrase("Days"), kind: "number", text: (a, p) => a.days(p), order: (a, p) => a.figure(p, "p90") },
  { key: "co2e", label: phrase("CO2e each"), kind: "number", text: (a, p) => a.co2e(p), order: (a, p) => a.figure(p, "co2e") },
  { key: "risk", label: phrase("Risk"), kind: "number", text: (a, p) => a.risk(p), order: (a, p) => (Number.isNaN(a.figure(p, "risk")) ? 2 : a.figure(p, "risk")) },
  { key: "score", label: phrase("Score"), kind: "number", text: () => "", order: () => 0, down: true },
  { key: "remark", label: phrase("Remark"), kind: "wide", text: (a, p) => (a.front(p) ? say("On the Pareto front") : a.why(p)), order: (a, p) => (a.front(p) ? "" : a.why(p) || "~") },
];

export class Rows {
  readonly element = element("div", "dfdm-table dfdm-candidate-table");
  private readonly scroll = element("div", "dfdm-table-scroll");
  private readonly pages = element("div", "dfdm-pages");
  private readonly status = element("span", "dfdm-small");
  private readonly before = button(say("Previous"), say("Show the rows before these"), () => this.turn(-1));
  private readonly after = button(say("Next"), say("Show the rows after these"), () => this.turn(1));
  private sorted = { key: "rank", down: false };
  private page = 0;
  private all!: Candidates;
  private places: number[] = [];
  private rank = new Int32Array(0);
  private scores = new Float32Array(0);
  private chosen = -1;

  constructor(captionId: string, private readonly choose: (place: number) => void) {
    this.pages.append(this.before, this.status, this.after);
    this.status.setAttribute("role", "status");
    this.scroll.setAttribute("role", "region");
    this.scroll.setAttribute("aria-labelledby", captionId);
    this.scroll.tabIndex = 0;
    this.element.append(this.scroll, this.pages);
  }

  /** Show other candidates, another order or another choice. */
  show(all: Candidates, keep: Uint8Array, order: Int32Array, scores: Float32Array, chosen: number): void {
    this.all = all;
    this.scores = scores;
    this.rank = new Int32Array(all.count);
    order.forEach((place, rank) => (this.rank[place] = rank));
    this.places = [...order].filter((place) => keep[place]);
    this.chosen = chosen;
    this.sort();
    this.page = Math.min(this.page, Math.max(0, Math.ceil(this.places.length / PAGE) - 1));
    this.draw();
  }

  /** Bring the chosen row into view. */
  reveal(place: number): void {
    const at = this.places.indexOf(place);
    if (at < 0) return;
    this.page = Math.floor(at / PAGE);
    this.draw();
    const row = this.scroll.querySelector(".dfdm-chosen") as HTMLElement | null;
    if (row) this.scroll.scrollTop = Math.max(0, row.offsetTop - this.scroll.clientHeight / 2);
  }

  byDistance(): void {
    this.sorted = { key: "place", down: false };
    this.page = 0;
    this.sort();
    this.draw();
  }

  first(): void {
    this.page = 0;
  }

  private value(column: Column, place: number): number | string {
    if (column.key === "rank") return this.rank[place];
    if (column.key === "score") return this.scores[place];
    return column.order(this.all, place);
  }

  private sort(): void {
    const { key, down } = this.sorted;
    const column = COLUMNS.find((one) => one.key === key)!;
    const turn = down ? -1 : 1;
    const values = new Map(this.places.map((place) => [place, this.value(column, place)]));
    this.places.sort((a, b) => {
      const [x, y] = [values.get(a)!, values.get(b)!];
      if (typeof x === "string" || typeof y === "string") {
        return turn * (x < y ? -1 : x > y ? 1 : 0) || this.rank[a] - this.rank[b];
      }
      const [lost, gone] = [Number.isNaN(x), Number.isNaN(y)];
      if (lost || gone) return Number(lost) - Number(gone) || this.rank[a] - this.rank[b];
      return turn * (x - y) || this.rank[a] - this.rank[b];
    });
  }

  private turn(by: number): void {
    this.page += by;
    this.draw();
    this.scroll.scrollTop = 0;
  }

  private draw(): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.place;
    const column = (document.activeElement as HTMLElement | null)?.dataset.column;
    const table = element("table", "dfdm-stacks");
    table.setAttribute("role", "table");
    table.setAttribute("aria-label", say("Candidates"));
    table.setAttribute("aria-rowcount", String(this.places.length + 1));
    const first = this.page * PAGE;
    const shown = this.places.slice(first, first + PAGE);
    const told = COLUMNS.filter(({ key }) => key !== "score" || this.scores.length > 0);
    const head = table.createTHead().insertRow();
    head.setAttribute("role", "row");
    head.dataset.sort = say("Sort by");
    for (const one of told) head.append(this.heading(one));
    const body = table.createTBody();
    shown.forEach((place, row) => body.append(this.line(place, first + row + 2, told)));
    this.scroll.replaceChildren(table);
    const last = Math.min(first + PAGE, this.places.length);
    const range = this.places.length > PAGE ? say("{first} to {last} of", { first: (first + 1).toLocaleString("en-US"), last: last.toLocaleString("en-US") }) + " " : "";
    this.status.textContent = this.places.length ? range + say("{count} candidates", { count: this.places.length.toLocaleString("en-US") }) : say("No candidate is like that.");
    this.before.hidden = this.after.hidden = this.places.length <= PAGE;
    this.before.disabled = this.page === 0;
    this.after.disabled = last >= this.places.length;
    if (focused !== undefined) (this.scroll.querySelector(`button[data-place="${focused}"]`) as HTMLElement | null)?.focus();
    if (column !== undefined) (this.scroll.querySelector(`button[data-column="${column}"]`) as HTMLElement | null)?.focus();
  }

  private heading(column: Column): HTMLTableCellElement {
    const cell = element("th", column.kind === "number" ? "dfdm-number" : "");
    cell.scope = "col";
    cell.setAttribute("role", "columnheader");
    const here = this.sorted.key === column.key;
    cell.setAttribute("aria-sort", here ? (this.sorted.down ? "descending" : "ascending") : "none");
    const mark = here ? (this.sorted.down ? " ▾" : " ▴") : "";
    const sort = button(say(column.label) + mark, say("Sort by {column}", { column: lowered(say(column.label)) }), () => {
      this.sorted = { key: column.key, down: here ? !this.sorted.down : Boolean(column.down) };
      this.page = 0;
      this.sort();
      this.draw();
    }, "dfdm-plain");
    sort.dataset.column = column.key;
    cell.append(sort);
    return cell;
  }

  private line(place: number, row: number, told: Column[]): HTMLTableRowElement {
    const line = element("tr", "dfdm-choosable");
    line.setAttribute("role", "row");
    line.setAttribute("aria-rowindex", String(row));
    line.classList.toggle("dfdm-chosen", place === this.chosen);
    line.addEventListener("click", (event) => {
      if (!(event.target as HTMLElement).closest("button")) this.choose(place);
    });
    for (const column of told) {
      const cell = line.insertCell();
      cell.className = `dfdm-${column.kind}`;
      cell.setAttribute("role", "cell");
      cell.dataset.label = say(column.label);
      const text = this.text(column, place);
      if (column.key === "node") {
        const pick = button(text, say("Choose this candidate"), () => this.choose(place), "dfdm-plain");
        pick.setAttribute("aria-pressed", String(place === this.chosen));
        pick.dataset.place = String(place);
        cell.append(pick);
      } else if (text) {
        const verdict = column.kind === "verdict";
        if (verdict) cell.append(sign(text));
        cell.append(document.createTextNode(verdict ? this.all.words.said?.[text] ?? text : text));
      }
    }
    return line;
  }

  private text(column: Column, place: number): string {
    if (column.key === "rank") return this.all.able(place) ? String(this.rank[place] + 1) : "";
    if (column.key === "score") return Number.isNaN(this.scores[place]) ? "" : this.scores[place].toFixed(2);
    return column.text(this.all, place);
  }
}

function sign(verdict: string): HTMLElement {
  const made = element("span", `dfdm-sign dfdm-${verdict}`, SIGNS[verdict] ?? "");
  made.setAttribute("aria-hidden", "true");
  return made;
}
