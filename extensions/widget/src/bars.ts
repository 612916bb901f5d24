// Stacked bars: what a price is made of, one bar for each way or quantity, with its interval.

import { asTable, SERIES } from "./chart";
import { element } from "./dom";
import { say } from "./words";

export interface Line {
  what: string;
  amount: number;
  text: string;
  group: number;
  assumed: boolean;
}

export interface Bar {
  name: string;
  price: string;
  range: string;
  unit: number;
  low: number;
  high: number;
  lines: Line[];
  chosen: boolean;
  impossible: boolean;
  missing: string[];
}

/** Draw bars on one scale, or each on its own (`apart`) where their sizes differ too much to be seen on one. */
export function bars(given: Bar[], groups: string[], heading: string, apart = false): HTMLElement {
  const host = element("div", "dfdm-bars");
  host.append(element("p", "dfdm-chart-heading", heading));
  const most = Math.max(...given.map((bar) => Math.max(bar.high, bar.unit)), 1e-9);
  const everywhere = given.length > 1 ? given[0].missing.filter((text) => given.every((b) => b.missing.includes(text))) : [];
  const list = element("ul", "dfdm-bar-list");
  for (const bar of given) list.append(drawn(bar, apart ? Math.max(bar.high, bar.unit, 1e-9) : most, everywhere));
  host.append(list, legend(given, groups));
  if (everywhere.length) host.append(element("p", "dfdm-small", say("Not priced in any: {what}.", { what: everywhere.join("; ") })));
  const whats = [...new Set(given.flatMap((bar) => bar.lines.map((line) => line.what)))];
  host.append(asTable(
    say("The figures as a table"), ["", say("Price each"), say("Low to high"), ...whats],
    () => given.map((bar) => [
      bar.name, bar.price, bar.range,
      ...whats.map((what) => bar.lines.find((line) => line.what === what)?.text ?? ""),
    ]),
  ));
  return host;
}

function drawn(bar: Bar, most: number, everywhere: string[]): HTMLElement {
  const item = element("li", bar.chosen ? "dfdm-way dfdm-bar-chosen" : "dfdm-way");
  const head = element("div", "dfdm-bar-head");
  head.append(element("span", "dfdm-bar-name", bar.name), element("span", "", `${bar.price} (${bar.range})`));
  if (bar.impossible) head.append(element("span", "dfdm-bar-no", say("cannot make it as it is")));
  const track = element("div", "dfdm-bar-track");
  track.setAttribute("aria-hidden", "true");
  for (const line of bar.lines) {
    const part = element("span", line.assumed ? "dfdm-bar-part dfdm-assumed" : "dfdm-bar-part");
    part.style.width = `${(100 * line.amount) / most}%`;
    part.style.backgroundColor = SERIES[line.group % SERIES.length];
    part.title = `${line.what}: ${line.text}${line.assumed ? `, ${say("rests on an assumption")}` : ""}`;
    track.append(part);
  }
  const range = element("span", "dfdm-bar-range");
  range.style.left = `${(100 * bar.low) / most}%`;
  range.style.width = `${(100 * Math.max(bar.high - bar.low, 0)) / most}%`;
  range.title = `${say("Low to high")}: ${bar.range}`;
  track.append(range);
  item.append(head, track);
  const own = bar.missing.filter((text) => !everywhere.includes(text));
  if (own.length) item.append(element("div", "dfdm-small", say("Not priced: {what}.", { what: own.join("; ") })));
  return item;
}

function legend(given: Bar[], groups: string[]): HTMLElement {
  const host = element("ul", "dfdm-legend-list");
  const used = new Set(given.flatMap((bar) => bar.lines.map((line) => line.group)));
  groups.forEach((words, group) => {
    if (!used.has(group)) return;
    const swatch = element("span", "dfdm-swatch");
    swatch.style.backgroundColor = SERIES[group % SERIES.length];
    const entry = element("li", "");
    entry.append(swatch, document.createTextNode(words));
    host.append(entry);
  });
  if (given.some((bar) => bar.lines.some((line) => line.assumed))) {
    const entry = element("li", "");
    entry.append(element("span", "dfdm-swatch dfdm-swatch-plain dfdm-assumed"), document.createTextNode(say("rests on an assumption")));
    host.append(entry);
  }
  const entry = element("li", "");
  entry.append(element("span", "dfdm-swatch-range"), document.createTextNode(say("low to high")));
  host.append(entry);
  return host;
}
