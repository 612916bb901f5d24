// Reports as rows of tables. They may come from a file of anybody: every field is looked at before it is used.

import { TranslationBundle } from '@jupyterlab/translation';

import { list, object, plain } from './dom';

export const VERDICTS = ['pass', 'unknown', 'warn', 'fail'];
const COLORS: Record<string, string> = { fail: '#d55e00', warn: '#f0b400', unknown: '#cc79a7', pass: '#009e73' };
const MOST_ROWS = 2000;

export interface Finding {
  id: string;
  part: string;
  check: string;
  verdict: string;
  faces: number[];
  why: string;
  tradeoff: string;
}

export interface Row {
  id: string;
  cells: Record<string, string>;
  order: Record<string, number>;
  verdict: string;
  share: number;
}

/** The worst of the verdicts that a report may have; what is none of them is unknown. */
export function worst(reports: Record<string, unknown>[]): string {
  const codes = reports.map(report => Math.max(VERDICTS.indexOf(plain(report.verdict)), VERDICTS.indexOf(plain(report.verdict)) < 0 ? 1 : 0));
  return VERDICTS[Math.max(...codes, 0)];
}

/** A verdict as a word. */
export function word(verdict: string, trans: TranslationBundle): string {
  const words: Record<string, string> = {
    pass: trans.__('pass'),
    warn: trans.__('warn'),
    fail: trans.__('fail'),
    unknown: trans.__('unknown'),
    not_applicable: trans.__('not applicable'),
    yes: trans.__('yes'),
    no: trans.__('no')
  };
  return Object.prototype.hasOwnProperty.call(words, verdict) ? words[verdict] : trans.__('unknown');
}

/** Terms of programs as words: `sheet_bending` is "sheet bending". */
export function spoken(term: unknown): string {
  return plain(term).replace(/[_-]/g, ' ');
}

/** A number with its unit as people write it. */
function quantity(value: unknown, unit: unknown): string {
  if (typeof value !== 'number') return '';
  const units: Record<string, string> = { deg: '°', ratio: '', count: '', mm2: ' mm²', mm3: ' mm³', share: '' };
  const name = plain(unit);
  return `${Number(value.toPrecision(4))}${name in units ? units[name] : ` ${name}`}`;
}

/** One report (of each part) as findings, and as rows with what was not checked, the worst first. */
export function rowsOf(
  reports: Record<string, unknown>[],
  trans: TranslationBundle
): { rows: Row[]; found: Map<string, Finding>; idle: string } {
  const many = new Set(reports.map(report => plain(report.part))).size > 1;
  const found = new Map<string, Finding>();
  const rows: Row[] = [];
  const unchecked: Row[] = [];
  const idle = new Set<string>();
  reports.forEach((report, place) => {
    const part = plain(report.part);
    const named = (check: unknown): string => {
      const text = spoken(check);
      const shown = text.charAt(0).toUpperCase() + text.slice(1);
      return many ? `${part}: ${shown}` : shown;
    };
    list(report.findings).forEach((entry, number) => {
      const verdict = plain(entry.verdict);
      if (verdict === 'not_applicable') {
        idle.add(spoken(entry.check));
        return;
      }
      const known = VERDICTS.includes(verdict) ? verdict : 'unknown';
      const id = `${place}.${number}`;
      const faces = Array.isArray(entry.faces) ? entry.faces.filter(face => Number.isInteger(face)) : [];
      found.set(id, {
        id, part, check: named(entry.check), verdict: known, faces, why: plain(entry.why), tradeoff: plain(entry.tradeoff)
      });
      const limit = object(entry.limit);
      const source = limit.kind === 'assumption' ? trans.__('an assumption') : `${spoken(limit.kind)}, ${plain(limit.source)}`;
      const stated = limit.unit === 'flag' ? '' : quantity(limit.value, limit.unit);
      rows.push({
        id,
        cells: {
          check: named(entry.check),
          verdict: word(known, trans),
          message: plain(entry.message),
          limit: entry.limit ? `${stated} (${source})`.trim() : '',
          remedy: plain(entry.remedy)
        },
        order: { verdict: VERDICTS.indexOf(known) },
        verdict: known,
        share: 0
      });
    });
    list(report.not_checked).forEach((entry, number) =>
      unchecked.push({
        id: `${place}.unchecked.${number}`,
        cells: { check: named(entry.check), verdict: trans.__('not checked'), message: plain(entry.reason) },
        order: { verdict: 1 },
        verdict: 'unknown',
        share: 0
      })
    );
  });
  rows.sort((a, b) => b.order.verdict - a.order.verdict);
  const names = [...idle].sort().join(', ');
  return {
    rows: [...rows, ...unchecked].slice(0, MOST_ROWS),
    found,
    idle: names ? trans.__('Does not apply here: %1.', names) : ''
  };
}

export function columns(trans: TranslationBundle): { key: string; label: string; kind: string }[] {
  return [
    { key: 'check', label: trans.__('Question'), kind: 'text' },
    { key: 'verdict', label: trans.__('Verdict'), kind: 'verdict' },
    { key: 'message', label: trans.__('What was found'), kind: 'wide' },
    { key: 'limit', label: trans.__('Limit'), kind: 'text' },
    { key: 'remedy', label: trans.__('What to do'), kind: 'wide' }
  ];
}

/** What the viewer lights up: the chosen finding, or all that warn and fail. */
export function highlights(
  found: Map<string, Finding>,
  chosen: string,
  firstFace: Map<string, number>,
  trans: TranslationBundle
): { faces: number[]; color: string; label: string }[] {
  const one = found.get(chosen);
  const lit = one ? [one] : [...found.values()].filter(({ verdict }) => verdict === 'warn' || verdict === 'fail');
  const labeled = new Map<string, { faces: number[]; color: string; label: string }>();
  lit.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  for (const { faces, verdict, check, part } of lit) {
    const label = `${word(verdict, trans)}: ${check}`;
    const same = labeled.get(label) ?? { faces: [], color: COLORS[verdict], label };
    const shown = faces.map(face => face + (firstFace.get(part) ?? 0));
    labeled.set(label, { ...same, faces: [...new Set([...same.faces, ...shown])] });
  }
  return [...labeled.values()].filter(({ faces }) => faces.length > 0);
}
