// Where along its range a parameter leaves the part makeable: one lane per process, told apart by pattern too.

import { element } from "./dom";
import { phrase, say } from "./words";

export type State = "makeable" | "warned" | "fails" | "unknown" | "unbuildable";

export interface Band {
  parameter: string;
  process: string;
  name: string;
  from: number;
  to: number;
  state: State;
  at_from: string;
  at_to: string;
  because: string;
}

export const STATES: Record<State, string> = {
  makeable: phrase("makeable"), warned: phrase("makeable with warnings"), fails: phrase("not makeable"),
  unknown: phrase("not known"), unbuildable: phrase("cannot be built"),
};

/** Bands end at values that were tried; neighbors a step apart are drawn up to the middle between them. */
function drawn(band: Band, bands: Band[], step: number): [number, number] {
  const others = bands.filter((other) => other !== band && other.process === band.process);
  const near = (gap: number): boolean => gap > 0 && gap < 1.01 * step;
  const before = others.find((other) => near(band.from - other.to));
  const after = others.find((other) => near(other.from - band.to));
  return [before ? (band.from + before.to) / 2 : band.from, after ? (band.to + after.from) / 2 : band.to];
}

export function drawBands(
  host: HTMLElement, bands: Band[], lower: number, upper: number, step: number, unit: string,
): void {
  const lanes = new Map<string, HTMLElement>();
  const place = (value: number): number => 100 * Math.min(Math.max((value - lower) / (upper - lower || 1), 0), 1);
  for (const band of bands) {
    let lane = lanes.get(band.process);
    if (!lane) lanes.set(band.process, (lane = element("div", "dfdm-p-lane")));
    const piece = element("span", `dfdm-p-band dfdm-p-band-${band.state}`);
    const [from, to] = drawn(band, bands, step);
    piece.style.left = `${place(from)}%`;
    piece.style.width = `max(4px, ${place(to) - place(from)}%)`;
    piece.title = told(band, unit);
    lane.append(piece);
  }
  host.replaceChildren(...lanes.values());
  host.setAttribute("aria-hidden", "true"); // the lines below the slider say the same
}

function told(band: Band, unit: string): string {
  const digits = (value: number): string => String(Number(value.toPrecision(6)));
  const range = say("{process}: {state} from {low} to {high}", {
    process: band.name, state: say(STATES[band.state]), low: digits(band.from), high: `${digits(band.to)} ${unit}`.trim(),
  });
  const ends = [
    band.because,
    band.at_from && say("at {place}: {met}", { place: digits(band.from), met: band.at_from }),
    band.at_to && say("at {place}: {met}", { place: digits(band.to), met: band.at_to }),
  ].filter(Boolean);
  return [range, ...ends].join("\n");
}

/** What the patterns mean, of those that are there. */
export function legendOf(bands: Band[]): HTMLElement[] {
  const found = (Object.keys(STATES) as State[]).filter((state) => bands.some((band) => band.state === state));
  const processes = [...new Set(bands.map((band) => band.name))];
  const entries = found.map((state) => {
    const entry = element("span", "dfdm-p-legend-entry");
    const swatch = element("span", `dfdm-p-band-swatch dfdm-p-band-${state}`);
    swatch.setAttribute("aria-hidden", "true");
    entry.append(swatch, element("span", "", say(STATES[state])));
    return entry;
  });
  return entries.length > 0 ? [element("span", "", `${processes.join(", ")}:`), ...entries] : [];
}
