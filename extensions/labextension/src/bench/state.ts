// What the kernel tells: the document `dfdm/panel/1` of dfdm/widgets/panel.py.

export interface Finding {
  check: string;
  code: string;
  name: string;
  verdict: string;
  message: string;
  measured: string;
  limit: string;
  assumed: boolean;
}

export interface Judged {
  process: string;
  name: string;
  verdict: string;
  makeable: string;
  price: string;
  low: string;
  high: string;
  why_no_price: string;
  findings: Finding[];
  not_checked: string[];
  stale: boolean;
}

export interface Maker {
  node: string;
  id: string;
  place: string;
  distance_km: number;
  process: string;
  name: string;
  material: string;
  price: string;
  days: string;
}

export interface Makers {
  able: number;
  asked: number;
  place: string;
  quantity: number;
  best: Maker[];
  why_none: string[];
  synthetic: boolean;
}

export interface Subject {
  id: string;
  kind: 'bench' | 'variant' | 'design';
  names: string[];
  title: string;
  variant: string;
  license: string;
  file: string;
  size: string;
  status: 'waiting' | 'working' | 'done' | 'error';
  error: string;
  processes: Judged[];
  makers: Makers | null;
  why_no_makers: string;
}

export interface State {
  kind: 'state';
  version: string;
  working: boolean;
  doing: { subject: string; process: string } | null;
  subjects: Subject[];
  left_out: number;
  rates_of: string;
  wrong: string;
  note: string;
}

export interface Written {
  name: string;
  document: unknown;
  error: string;
}

export type Answer =
  | { kind: 'exported'; id: string; path: string; sha256: string; members: number }
  | { kind: 'verified'; id: string; path: string; valid: boolean; problems: string[] }
  | { kind: 'refused'; id: string; why: string };

export type Told = State | { kind: 'checked'; documents: Written[] } | Answer;
