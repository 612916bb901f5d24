// Where along its range a parameter leaves the part makeable: one lane per process, told apart by pattern too.

import { element } from "./dom";

export type State = "makeable" | "fails" | "unknown" | "unbuildable";

export interface Band {
  parameter: string;
  process: string;
  from: number;
  to: number;
  state: State;
  at_from: string;
  at_to: string;
}

export const STATES: Record<State, string> = {
  makeable: "makeable", fails: "not makeable", unknown: "not known", unbuildable: "cannot be built",
};

export function drawBands(host: HTMLElement, bands: Band[], lower: number, upper: number, unit: string): void {
  const lanes = new Map<string, HTMLElement>();
  const place = (value: number): number => 100 * Math.min(Math.max((value - lower) / (upper - lower || 1), 0), 1);
  for (const band of bands) {
    let lane = lanes.get(band.process);
    if (!lane) lanes.set(band.process, (lane = element("div", "dfdm-p-lane")));
    const piece = element("span", `dfdm-p-band dfdm-p-band-${band.state}`);
    piece.style.left = `${place(band.from)}%`;
    piece.style.width = `${Math.max(place(band.to) - place(band.from), 0.5)}%`;
    piece.title = told(band, unit);
    lane.append(piece);
  }
  host.replaceChildren(...lanes.values());
  host.setAttribute("aria-hidden", "true"); // the lines below the slider say the same
}

function told(band: Band, unit: string): string {
  const digits = (value: number): string => String(Number(value.toPrecision(6)));
  const range = `${digits(band.from)} to ${digits(band.to)} ${unit}`.trim();
  const ends = [
    band.at_from && `at ${digits(band.from)}: ${band.at_from}`, band.at_to && `at ${digits(band.to)}: ${band.at_to}`,
  ].filter(Boolean);
  return [`${band.process.replace(/_/g, " ")}: ${STATES[band.state]} from ${range}`, ...ends].join("\n");
}

/** What the patterns mean, of those that are there. */
export function legendOf(bands: Band[]): HTMLElement[] {
  const found = (Object.keys(STATES) as State[]).filter((state) => bands.some((band) => band.state === state));
  const processes = [...new Set(bands.map((band) => band.process.replace(/_/g, " ")))];
  const entries = found.map((state) => {
    const entry = element("span", "dfdm-p-legend-entry");
    const swatch = element("span", `dfdm-p-band-swatch dfdm-p-band-${state}`);
    swatch.setAttribute("aria-hidden", "true");
    entry.append(swatch, element("span", "", STATES[state]));
    return entry;
  });
  return entries.length > 0 ? [element("span", "", `${processes.join(", ")}:`), ...entries] : [];
}
