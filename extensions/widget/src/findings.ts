// The findings of a part: filtered by verdict, walked with the arrow keys, each with its limit, source and remedy.
// What was not checked stands below the table, where neither a filter nor scrolling hides it. Text only, never markup.

import tableCss from "./table.css";
import css from "./findings.css";

import { button, element } from "./dom";
import type { Model } from "./model";
import { learn, say } from "./words";

interface Column {
  key: string;
  label: string;
}

interface Row {
  id: string;
  cells: Record<string, string>;
  order: Record<string, number>;
  verdict: string;
}

interface Detail {
  unchecked: boolean;
  measured: number | null;
  limit: number | null;
  source: string;
  url: string;
  kind: string;
  locator: string;
  apply: string;
}

const SIGNS: Record<string, string> = { pass: "✓", warn: "!", fail: "✕", unknown: "?" };
const FILTERS = ["fail", "warn", "unknown", "pass"];
const ASIDE = "why";
/** Columns that are left out where no row has anything in them. */
const EMPTY = ["limit", "remedy", "source"];
const PAGE_ROWS = 8;

class Findings {
  private readonly host = element("div", "dfdm-table dfdm-findings");
  private readonly caption = element("div", "dfdm-table-caption");
  private readonly filters = element("div", "dfdm-f-filters");
  private readonly scroll = element("div", "dfdm-table-scroll");
  private readonly unchecked = element("div", "dfdm-f-unchecked");
  private readonly below = element("div", "dfdm-table-below");
  private readonly picture = element("img", "dfdm-table-picture");
  private readonly note = element("div", "dfdm-table-note");
  private readonly words = element("div", "dfdm-f-note-words");
  private readonly cited = element("div", "dfdm-f-cited");
  private readonly stops: (() => void)[] = [];
  private sorted: { key: string; down: boolean } | null = null;
  private lines: HTMLTableRowElement[] = [];
  private place = 0;
  private asked = false;
  private ours = false;

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.host.setAttribute("data-lm-suppress-shortcuts", "true");
    this.caption.id = `dfdm-caption-${Math.random().toString(36).slice(2)}`;
    this.filters.setAttribute("role", "group");
    this.picture.alt = ""; // the note says the same
    this.note.setAttribute("aria-live", "polite");
    this.note.append(this.words, this.cited);
    this.below.append(this.picture, this.note);
    this.host.append(
      element("style", "", tableCss + css), this.caption, this.filters, this.scroll, this.unchecked, this.below,
    );
    parent.append(this.host);
    this.scroll.addEventListener("keydown", (event) => this.press(event));
    for (const name of ["rows", "columns", "details", "words", "severity", "choosable", "caption"]) {
      this.follow(name, () => this.drawSoon());
    }
    for (const name of ["selected", "note", "picture"]) this.follow(name, () => this.explain());
    this.draw();
  }

  private follow(name: string, act: () => void): void {
    this.model.on(`change:${name}`, act);
    this.stops.push(() => this.model.off(`change:${name}`, act));
  }

  private word(key: string): string {
    return (this.model.get("words") ?? {})[key] ?? key;
  }

  private detail(row: Row): Detail | undefined {
    return (this.model.get("details") ?? {})[row.id];
  }

  private rows(unchecked: boolean): Row[] {
    return (this.model.get("rows") as Row[]).filter((row) => Boolean(this.detail(row)?.unchecked) === unchecked);
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
    const active = document.activeElement as HTMLElement | null;
    const focused = this.scroll.contains(active) ? active?.closest("tr")?.dataset.row : undefined;
    const top = this.scroll.scrollTop;
    this.caption.textContent = this.model.get("caption");
    this.drawFilters();
    const told = new Set(this.rows(false).flatMap((row) => Object.keys(row.cells).filter((key) => row.cells[key])));
    if (this.rows(false).some((row) => this.detail(row)?.apply)) told.add("remedy");
    const columns = (this.model.get("columns") as Column[])
      .filter(({ key }) => key !== ASIDE && key !== "verdict" && (told.has(key) || !EMPTY.includes(key)));
    const table = element("table", "dfdm-stacks");
    table.setAttribute("role", "table"); // said again for all of it: browsers forget it where rows are stacked
    table.setAttribute("aria-labelledby", this.caption.id);
    const head = table.createTHead().insertRow();
    head.setAttribute("role", "row");
    head.dataset.sort = say("Sort by");
    head.append(...columns.map((column) => this.heading(column)));
    const body = table.createTBody();
    const severity: string = this.model.get("severity");
    this.lines = this.ordered(this.rows(false)).filter((row) => !severity || row.verdict === severity)
      .map((row) => this.line(row, columns));
    body.append(...this.lines);
    const empty = this.lines.length === 0 && severity !== "";
    this.scroll.replaceChildren(table, ...(empty ? [element("p", "dfdm-f-empty", this.word("nothing-left"))] : []));
    this.scroll.scrollTop = top;
    this.drawUnchecked();
    this.stand(Math.max(this.lines.findIndex((line) => line.dataset.row === focused), 0), focused !== undefined);
    this.explain();
  }

  private drawFilters(): void {
    const rows = this.rows(false);
    const severity: string = this.model.get("severity");
    const count = (verdict: string): number => rows.filter((row) => row.verdict === verdict).length;
    const chip = (verdict: string, label: string, many: number): HTMLButtonElement => {
      const made = button("", label, () => {
        this.model.set("severity", severity === verdict ? "" : verdict);
        this.model.save_changes();
      }, "dfdm-f-chip");
      made.setAttribute("aria-pressed", String(severity === verdict));
      made.dataset.verdict = verdict;
      if (verdict) made.append(sign(verdict));
      made.append(document.createTextNode(`${label} ${many}`));
      return made;
    };
    const had = (document.activeElement as HTMLElement | null)?.dataset.verdict;
    const inside = this.filters.contains(document.activeElement);
    const there = FILTERS.filter((verdict) => count(verdict) > 0 || verdict === severity);
    const chips = [chip("", this.word("all"), rows.length), ...there.map((v) => chip(v, this.word(v), count(v)))];
    this.filters.setAttribute("aria-label", this.word("filter"));
    this.filters.replaceChildren(...chips);
    this.filters.hidden = rows.length === 0;
    if (inside) (chips.find((made) => made.dataset.verdict === had) ?? chips[0]).focus();
  }

  private drawUnchecked(): void {
    const rows = this.rows(true);
    this.unchecked.hidden = rows.length === 0;
    const byReason = new Map<string, string[]>();
    for (const { cells } of rows) byReason.set(cells.message, [...(byReason.get(cells.message) ?? []), cells.check]);
    const heading = element("div", "dfdm-f-unchecked-head");
    const label = this.word("not-checked");
    heading.append(sign("unknown"), document.createTextNode(`${label.charAt(0).toUpperCase()}${label.slice(1)}: ${rows.length}`));
    const list = element("ul", "");
    for (const [reason, checks] of byReason) {
      const entry = element("li", "");
      entry.append(element("b", "", checks.join(", ")), document.createTextNode(` – ${reason}`));
      list.append(entry);
    }
    this.unchecked.replaceChildren(heading, list);
  }

  private ordered(rows: Row[]): Row[] {
    const by = this.sorted;
    if (!by) return rows;
    const turn = by.down ? -1 : 1;
    const value = (row: Row): number | string => {
      const detail = this.detail(row);
      if (by.key === "limit") return detail?.measured != null && detail.limit ? detail.measured / detail.limit : 1e9;
      return by.key === "check" ? -(row.order.verdict ?? 0) : row.cells[by.key] ?? "";
    };
    return [...rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      return turn * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y)));
    });
  }

  private heading(column: Column): HTMLTableCellElement {
    const cell = element("th", `dfdm-f-col-${column.key}`);
    cell.scope = "col";
    cell.setAttribute("role", "columnheader");
    const here = this.sorted?.key === column.key ? this.sorted : null;
    cell.setAttribute("aria-sort", here ? (here.down ? "descending" : "ascending") : "none");
    const mark = here ? (here.down ? " ▾" : " ▴") : "";
    const title = this.word("sort").replace("{column}", column.label.toLowerCase());
    cell.append(button(column.label + mark, title, () => {
      this.sorted = { key: column.key, down: here ? !here.down : false };
      this.draw();
    }, "dfdm-plain"));
    return cell;
  }

  private line(row: Row, columns: Column[]): HTMLTableRowElement {
    const line = element("tr", "");
    line.setAttribute("role", "row");
    line.dataset.row = row.id;
    const detail = this.detail(row);
    for (const { key, label } of columns) {
      const cell = line.insertCell();
      cell.setAttribute("role", "cell");
      cell.className = `dfdm-f-col-${key}`;
      cell.dataset.label = label;
      if (key === "check") this.fillCheck(cell, row);
      else if (key === "message") this.fillMessage(cell, row);
      else if (key === "limit") fillLimit(cell, row, detail);
      else if (key === "remedy") this.fillRemedy(cell, row, detail);
      else if (key === "source") fillSource(cell, detail);
      else cell.textContent = row.cells[key] ?? "";
    }
    if (this.model.get("choosable")) {
      line.classList.add("dfdm-choosable");
      line.addEventListener("click", (event) => {
        if (!(event.target as HTMLElement).closest("button, a")) this.choose(row.id);
      });
    }
    line.addEventListener("focusin", () => this.stand(this.lines.indexOf(line), false));
    return line;
  }

  private fillCheck(cell: HTMLElement, row: Row): void {
    const pick = button(row.cells.check, this.model.get("choosable"), () => this.choose(row.id), "dfdm-plain dfdm-f-pick");
    const verdict = element("div", "dfdm-f-finding-verdict");
    verdict.append(sign(row.verdict), document.createTextNode(row.cells.verdict));
    cell.append(pick, verdict);
  }

  private fillMessage(cell: HTMLElement, row: Row): void {
    cell.append(element("div", "", row.cells.message));
    if (row.cells.why) cell.append(element("div", "dfdm-f-why", row.cells.why));
  }

  private fillRemedy(cell: HTMLElement, row: Row, detail: Detail | undefined): void {
    if (row.cells.remedy) cell.append(element("div", "", row.cells.remedy));
    if (detail?.apply) {
      cell.append(button(detail.apply, detail.apply, () => this.model.send?.({ do: "apply", id: row.id }), "dfdm-f-apply"));
    }
  }

  private choose(id: string): void {
    this.ours = true;
    this.model.set("selected", this.model.get("selected") === id ? "" : id);
    this.model.save_changes();
    this.explain();
  }

  /** Mark the chosen row, and say below what there is to say of it. */
  private explain(): void {
    const selected: string = this.model.get("selected");
    for (const line of this.lines) {
      const chosen = line.dataset.row === selected;
      line.classList.toggle("dfdm-chosen", chosen);
      line.querySelector(".dfdm-f-pick")?.setAttribute("aria-pressed", String(chosen));
      if (chosen && !this.ours) this.bring(line);
    }
    this.ours = false;
    this.words.textContent = this.model.get("note");
    const picture: string = this.model.get("picture") ?? "";
    this.picture.hidden = !picture.startsWith("data:image/svg+xml;");
    if (this.picture.hidden) this.picture.removeAttribute("src");
    else this.picture.src = picture;
    const detail: Detail | undefined = (this.model.get("details") ?? {})[selected];
    this.cited.replaceChildren();
    if (!detail?.source) return;
    const label = this.word("source");
    this.cited.append(`${label.charAt(0).toUpperCase()}${label.slice(1)}: `, linked(detail), `. ${detail.locator}`);
    if (detail.url) this.cited.append(element("div", "dfdm-f-address", detail.url));
  }

  /** Bring a row that was chosen elsewhere into sight, without moving the page. */
  private bring(line: HTMLElement): void {
    const head = this.scroll.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    const [inner, outer] = [line.getBoundingClientRect(), this.scroll.getBoundingClientRect()];
    if (inner.top < outer.top + head) this.scroll.scrollTop -= outer.top + head - inner.top;
    else if (inner.bottom > outer.bottom) {
      this.scroll.scrollTop += Math.min(inner.bottom - outer.bottom, inner.top - outer.top - head);
    }
  }

  /** Only the controls of one row are reached by Tab; arrow keys go from row to row. */
  private stand(place: number, focus: boolean): void {
    this.place = place;
    this.lines.forEach((line, here) => {
      for (const control of line.querySelectorAll<HTMLElement>("button, a")) control.tabIndex = here === place ? 0 : -1;
    });
    const line = this.lines[place];
    if (!focus || !line) return;
    line.querySelector<HTMLElement>(".dfdm-f-pick")?.focus({ preventScroll: true });
    this.bring(line);
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target as HTMLElement).closest("tbody")) return;
    const last = this.lines.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: this.place + 1, ArrowUp: this.place - 1, Home: 0, End: last,
      PageDown: this.place + PAGE_ROWS, PageUp: this.place - PAGE_ROWS,
    };
    if (!(event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    this.stand(Math.min(Math.max(steps[event.key], 0), last), true);
  }

  dispose(): void {
    for (const stop of this.stops) stop();
  }
}

function sign(verdict: string): HTMLElement {
  const made = element("span", `dfdm-sign dfdm-${verdict}`, SIGNS[verdict] ?? "");
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** What was measured as a bar, the limit as a line across it, and both in words. */
function fillLimit(cell: HTMLElement, row: Row, detail: Detail | undefined): void {
  if (row.cells.limit) cell.append(element("div", "", row.cells.limit));
  if (!detail || detail.measured === null || detail.limit === null) return;
  const track = element("div", "dfdm-f-scale-track");
  const filled = element("span", `dfdm-f-scale-measured dfdm-${row.verdict}`);
  const mark = element("span", "dfdm-f-scale-limit");
  filled.style.width = `${100 * detail.measured}%`;
  mark.style.left = `${100 * detail.limit}%`;
  track.append(filled, mark);
  track.setAttribute("aria-hidden", "true");
  cell.append(track);
}

function fillSource(cell: HTMLElement, detail: Detail | undefined): void {
  if (!detail?.source) return;
  cell.append(linked(detail));
  if (detail.kind) cell.append(element("div", "dfdm-f-kind", detail.kind));
  cell.title = detail.locator;
}

function linked(detail: Detail): HTMLElement {
  if (!/^https?:\/\//i.test(detail.url)) return element("span", "", detail.source);
  const link = element("a", "dfdm-f-link", detail.source);
  link.href = detail.url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const findings = new Findings(model, el);
  return () => findings.dispose();
}

export default { render };
