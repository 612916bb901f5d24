// A table that can be sorted and whose rows can be chosen: findings, costs, makers. Text only, never markup.

import css from "./table.css";

import { button, element } from "./dom";
import type { Model } from "./model";
import { learn, lowered, say } from "./words";

interface Column {
  key: string;
  label: string;
  kind: "text" | "wide" | "number" | "verdict" | "bar";
  /** In a narrow table it stands below the column of that key. */
  under?: string;
}

interface Row {
  id: string;
  cells: Record<string, string>;
  order: Record<string, number>;
  verdict: string;
  share: number;
  stale?: boolean;
}

const SIGNS: Record<string, string> = { pass: "✓", warn: "!", fail: "✕", unknown: "?", not_applicable: "–" };

export class Table {
  private readonly host = element("div", "dfdm-table");
  private readonly caption = element("div", "dfdm-table-caption");
  private readonly scroll = element("div", "dfdm-table-scroll");
  private readonly below = element("div", "dfdm-table-below");
  private readonly picture = element("img", "dfdm-table-picture");
  private readonly note = element("div", "dfdm-table-note");
  private sorted: { key: string; down: boolean } | null = null;
  private readonly stops: (() => void)[] = [];
  private asked = false;

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.caption.id = `dfdm-caption-${Math.random().toString(36).slice(2)}`;
    this.host.classList.toggle("dfdm-whole", Boolean(model.get("whole")));
    this.host.append(element("style", "", css), this.caption, this.scroll, this.below);
    this.below.append(this.picture, this.note);
    this.picture.alt = ""; // the note says the same
    parent.append(this.host);
    for (const name of ["rows", "columns", "selected", "caption", "note", "picture"]) {
      const draw = (): void => this.drawSoon();
      model.on(`change:${name}`, draw);
      this.stops.push(() => model.off(`change:${name}`, draw));
    }
    this.draw();
  }

  /** One message changes several traits: draw once after all of them. */
  private drawSoon(): void {
    if (this.asked) return;
    this.asked = true;
    queueMicrotask(() => {
      this.asked = false;
      this.draw();
    });
  }

  private draw(): void {
    const columns: Column[] = this.model.get("columns");
    const focused = (document.activeElement as HTMLElement | null)?.dataset.row;
    this.caption.textContent = this.model.get("caption");
    this.note.textContent = this.model.get("note");
    const picture: string = this.model.get("picture") ?? "";
    this.picture.hidden = !picture.startsWith("data:image/svg+xml;");
    if (this.picture.hidden) this.picture.removeAttribute("src");
    else this.picture.src = picture;
    const stacks = columns.some(({ kind }) => kind === "wide") && !columns.some(({ kind }) => kind === "bar");
    const table = element("table", stacks ? "dfdm-stacks" : "dfdm-narrows");
    table.setAttribute("role", "table"); // said again for all of it: browsers forget it where rows are stacked
    table.setAttribute("aria-labelledby", this.caption.id);
    const head = table.createTHead().insertRow();
    head.setAttribute("role", "row");
    head.dataset.sort = say("Sort by");
    head.append(...columns.map((column) => this.heading(column)));
    const body = table.createTBody();
    for (const row of this.ordered()) body.append(this.line(row, columns));
    this.scroll.replaceChildren(...(columns.length ? [table] : []));
    if (focused !== undefined && this.host.isConnected) {
      [...table.querySelectorAll("button")].find((b) => b.dataset.row === focused)?.focus();
    }
  }

  private ordered(): Row[] {
    const rows = [...(this.model.get("rows") as Row[])];
    const by = this.sorted;
    if (!by) return rows;
    const turn = by.down ? -1 : 1;
    return rows.sort((a, b) => {
      const [x, y] = [a.order[by.key], b.order[by.key]];
      if (x === undefined && y === undefined) {
        return turn * (a.cells[by.key] ?? "").localeCompare(b.cells[by.key] ?? "");
      }
      if (x === undefined || y === undefined) return x === undefined ? 1 : -1;
      return turn * (x - y);
    });
  }

  private heading(column: Column): HTMLTableCellElement {
    const cell = element("th", [column.kind === "number" ? "dfdm-number" : "", column.under ? "dfdm-apart" : ""].join(" ").trim());
    cell.scope = "col";
    cell.setAttribute("role", "columnheader");
    const here = this.sorted?.key === column.key ? this.sorted : null;
    cell.setAttribute("aria-sort", here ? (here.down ? "descending" : "ascending") : "none");
    const mark = here ? (here.down ? " ▾" : " ▴") : "";
    cell.append(button(column.label + mark, say("Sort by {column}", { column: lowered(column.label) }), () => {
      this.sorted = { key: column.key, down: here ? !here.down : false };
      this.draw();
    }, "dfdm-plain"));
    return cell;
  }

  private line(row: Row, columns: Column[]): HTMLTableRowElement {
    const line = element("tr", row.stale ? "dfdm-stale" : "");
    line.setAttribute("role", "row");
    if (row.stale) line.setAttribute("aria-busy", "true");
    const chosen = this.model.get("selected") === row.id;
    const choose = (): void => {
      if (chosen && this.model.get("required")) return;
      this.model.set("selected", chosen ? "" : row.id);
      this.model.save_changes();
    };
    columns.forEach((column, place) => {
      const cell = line.insertCell();
      cell.className = `dfdm-${column.kind}${column.under ? " dfdm-apart" : ""}`;
      cell.setAttribute("role", "cell");
      cell.dataset.label = column.label;
      const text = row.cells[column.key] ?? "";
      if (place === 0 && this.model.get("choosable")) {
        const pick = button(text, this.model.get("choosable"), choose, "dfdm-plain");
        pick.setAttribute("aria-pressed", String(chosen));
        pick.dataset.row = row.id;
        cell.append(verdictSign(column, row), pick);
      } else if (text) {
        cell.append(verdictSign(column, row), document.createTextNode(text));
      }
      if (column.kind === "bar") cell.append(bar(row.share));
      const below = columns.find(({ under }) => under === column.key);
      if (below && row.cells[below.key]) cell.append(element("span", "dfdm-below-it", row.cells[below.key]));
    });
    if (this.model.get("choosable")) {
      line.classList.add("dfdm-choosable");
      line.classList.toggle("dfdm-chosen", chosen);
      line.addEventListener("click", (event) => {
        if (!(event.target as HTMLElement).closest("button")) choose();
      });
    }
    return line;
  }

  dispose(): void {
    for (const stop of this.stops) stop();
  }
}

function verdictSign(column: Column, row: Row): Node {
  if (column.kind !== "verdict" || !row.verdict) return document.createTextNode("");
  const sign = element("span", `dfdm-sign dfdm-${row.verdict}`, SIGNS[row.verdict] ?? "");
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

function bar(share: number): HTMLElement {
  const track = element("span", "dfdm-track");
  const filled = element("span", "dfdm-filled");
  filled.style.width = `${Math.round(1000 * Math.min(Math.max(share, 0), 1)) / 10}%`;
  track.append(filled);
  track.setAttribute("aria-hidden", "true");
  return track;
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const table = new Table(model, el);
  return () => table.dispose();
}

export default { render };
