// Candidates as Python packs them: numbers in columns, each text once.

import { array, type Model } from "./model";
import { say } from "./words";

interface Words {
  codes: string[];
  figures: string[];
  currency: string;
  decimals: number;
  nodes: [string, string, string, number][];
  processes: string[];
  materials: string[];
  machines: string[];
  verdicts: Record<string, string>;
  /** Verdicts in the language of the page. */
  said?: Record<string, string>;
  makeable: Record<string, string>;
  reasons: string[];
}

export type Kind = "yes" | "unknown" | "no";

/** All candidates, by their place as they were asked for. */
export class Candidates {
  readonly count: number;
  readonly words: Words;
  private readonly codes: Int32Array;
  private readonly figures: Float64Array;
  private readonly points: Float32Array;
  private readonly code: Record<string, number>;
  private readonly figure_: Record<string, number>;
  readonly mixed: boolean;

  constructor(model: Model) {
    this.words = { codes: [], figures: [], nodes: [], processes: [], materials: [], machines: [], reasons: [],
      verdicts: {}, makeable: {}, currency: "", decimals: 2, ...(model.get("words") ?? {}) } as Words;
    this.codes = array(model, "codes", Int32Array);
    this.figures = array(model, "figures", Float64Array);
    this.points = array(model, "points", Float32Array);
    this.code = Object.fromEntries(this.words.codes.map((name, place) => [name, place]));
    this.figure_ = Object.fromEntries(this.words.figures.map((name, place) => [name, place]));
    this.count = this.words.codes.length ? this.codes.length / this.words.codes.length : 0;
    this.mixed = new Set(this.words.nodes.map((node) => node[3])).size > 1;
  }

  private coded(place: number, name: string): number {
    return this.codes[place * this.words.codes.length + this.code[name]];
  }

  figure(place: number, name: string): number {
    return this.figures[place * this.words.figures.length + this.figure_[name]];
  }

  node(place: number): number {
    return this.coded(place, "node");
  }

  point(node: number): [number, number] {
    return [this.points[2 * node], this.points[2 * node + 1]];
  }

  name(place: number): string {
    const [name, , , madeUp] = this.words.nodes[this.node(place)];
    return this.mixed && madeUp ? say("{name} (synthetic)", { name }) : name;
  }

  town(place: number): string {
    const [, city, country] = this.words.nodes[this.node(place)];
    return [city, country].filter(Boolean).join(", ");
  }

  process(place: number): string {
    return this.words.processes[this.coded(place, "process")] ?? "";
  }

  by(place: number): string {
    const material = this.words.materials[this.coded(place, "material")];
    const machine = this.words.machines[this.coded(place, "machine")]?.split("_").join(" ");
    return [this.process(place), material, machine].filter(Boolean).join(", ");
  }

  verdict(place: number): string {
    return this.words.verdicts[String(this.coded(place, "verdict"))] ?? "";
  }

  verdictCode(place: number): number {
    return this.coded(place, "verdict");
  }

  kind(place: number): Kind {
    return (this.words.makeable[String(this.coded(place, "makeable"))] ?? "unknown") as Kind;
  }

  /** Whether the checks say yes and there is a price. */
  able(place: number): boolean {
    return this.kind(place) === "yes" && this.why(place) === "" && !Number.isNaN(this.figure(place, "price"));
  }

  front(place: number): boolean {
    return this.coded(place, "pareto") === 1;
  }

  why(place: number): string {
    return this.words.reasons[this.coded(place, "why")] ?? "";
  }

  money(amount: number): string {
    return Number.isNaN(amount) ? "" : `${amount.toFixed(this.words.decimals)} ${this.words.currency}`;
  }

  km(place: number): string {
    return `${Math.round(this.figure(place, "distance")).toLocaleString("en-US")}\u00a0km`;
  }

  days(place: number): string {
    const [early, late] = [this.figure(place, "p50"), this.figure(place, "p90")];
    return Number.isNaN(late) ? "" : `${early.toFixed(0)} – ${late.toFixed(0)}`;
  }

  co2e(place: number): string {
    const kg = this.kg(place, "co2e");
    return kg && `${kg} kg`;
  }

  /** Mass to two figures; empty where it is not known. */
  kg(place: number, name: string): string {
    const kg = this.figure(place, name);
    return Number.isNaN(kg) ? "" : String(Number(kg.toPrecision(2)));
  }

  /** The probability that a job goes wrong, as the node's record says; empty words never stand for none. */
  risk(place: number): string {
    const value = this.figure(place, "risk");
    return Number.isNaN(value) ? say("unknown") : `${(100 * value).toFixed(0)} %`;
  }

  /** One candidate in a sentence, for who does not see the pictures. */
  sentence(place: number): string {
    const about = `${this.name(place)}, ${this.town(place)}, ${this.km(place)}, ${this.by(place)}`;
    if (!this.able(place)) return `${about}: ${this.why(place) || say(this.kind(place))}`;
    const front = this.front(place) ? `; ${say("on the Pareto front")}` : "";
    return `${about}: ` + say("{price} each, delivered, {days} days, {co2e} CO2e, risk {risk}", {
      price: this.money(this.figure(place, "price")), days: this.days(place), co2e: this.co2e(place), risk: this.risk(place),
    }) + front;
  }
}

/** What of the candidates is looked at: a text, who can, a process. */
export interface Filter {
  text: string;
  kind: Kind | "";
  process: string;
}

export function kept(all: Candidates, filter: Filter): Uint8Array {
  const found = new Uint8Array(all.count);
  const wanted = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const known = new Map<string, boolean>();
  for (let place = 0; place < all.count; place += 1) {
    if (filter.kind && (all.able(place) ? "yes" : all.kind(place) === "yes" ? "unknown" : all.kind(place)) !== filter.kind) continue;
    if (filter.process && all.process(place) !== filter.process) continue;
    if (wanted.length) {
      const text = `${all.name(place)} ${all.town(place)} ${all.by(place)} ${all.why(place)}`;
      let hit = known.get(text);
      if (hit === undefined) {
        const low = text.toLowerCase();
        known.set(text, (hit = wanted.every((word) => low.includes(word))));
      }
      if (!hit) continue;
    }
    found[place] = 1;
  }
  return found;
}
