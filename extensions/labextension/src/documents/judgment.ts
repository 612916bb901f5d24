// What was found: the processes that were asked about, and the findings of the one that is chosen.

import { TranslationBundle } from '@jupyterlab/translation';

import { element, object, plain } from './dom';
import { columns, Finding, highlights, Row, rowsOf, spoken, VERDICTS, word, worst } from './findings';
import { State, table } from './live';

type Report = Record<string, unknown>;
const MOST_GROUPS = 500;

/** Tables of processes and findings; `onLight` hears what the viewer is to light up. */
export class Judgment {
  readonly node = element('div', 'dfdm-doc-judgment');
  onLight: (lit: { faces: number[]; color: string; label: string }[]) => void = () => undefined;
  firstFace = new Map<string, number>();
  private groups = new Map<string, Report[]>();
  private found = new Map<string, Finding>();
  private idle = '';
  private readonly processes: State;
  private readonly findings: State;
  private readonly stops: (() => void)[] = [];
  private readonly above = element('div', 'dfdm-doc-processes');
  private readonly below = element('div', 'dfdm-doc-findings');
  private gone = false;

  constructor(private readonly trans: TranslationBundle) {
    const nothing = { rows: [], selected: '', caption: '', note: '', picture: '', stale: false };
    this.processes = new State({
      ...nothing,
      columns: [
        { key: 'process', label: trans.__('Process'), kind: 'text' },
        { key: 'verdict', label: trans.__('Verdict'), kind: 'verdict' },
        { key: 'makeable', label: trans.__('Makeable'), kind: 'text' },
        { key: 'why', label: trans.__('Because'), kind: 'wide' }
      ],
      choosable: trans.__('Show the findings of this process'),
      required: true,
      whole: true
    });
    this.findings = new State({ ...nothing, columns: columns(trans), choosable: '', required: false, whole: true });
    this.processes.on('change:selected', () => this.choose());
    this.findings.on('change:selected', () => this.explain());
    this.node.append(this.above, this.below);
  }

  /** Show reports; `viewed` says that a viewer stands by to light up faces. */
  async show(reports: Report[], viewed: boolean): Promise<void> {
    const { render } = await table();
    if (this.gone) return;
    this.groups = grouped(reports);
    this.findings.set('choosable', viewed ? this.trans.__('Light up the faces of this finding') : this.trans.__('Say why'));
    const rows = [...this.groups].map(([id, group]) => this.processRow(id, group));
    rows.sort((a, b) => a.order.makeable - b.order.makeable || a.order.verdict - b.order.verdict);
    this.processes.set('rows', rows);
    if (this.stops.length === 0) {
      this.stops.push(render({ model: this.processes, el: this.above }), render({ model: this.findings, el: this.below }));
    }
    this.above.hidden = rows.length < 2;
    if (rows.length === 0) this.node.replaceChildren(element('p', '', this.trans.__('Nothing was checked.')));
    const chosen = plain(this.processes.get('selected'));
    if (this.groups.has(chosen)) this.choose();
    else this.processes.set('selected', rows[0]?.id ?? '');
  }

  /** Choose the worst finding of a face of the picture. */
  pick(face: number): void {
    const hit = (this.findings.get('rows') as Row[]).find(({ id }) => {
      const one = this.found.get(id);
      return one && one.faces.includes(face - (this.firstFace.get(one.part) ?? 0));
    });
    this.findings.set('selected', hit?.id ?? '');
  }

  dispose(): void {
    this.gone = true;
    for (const stop of this.stops) stop();
  }

  private processRow(id: string, group: Report[]): Row {
    const verdict = worst(group);
    const makeables = group.map(report => plain(report.makeable));
    const makeable = makeables.includes('no') ? 'no' : makeables.every(one => one === 'yes') ? 'yes' : 'unknown';
    const { rows } = rowsOf(group, this.trans);
    const decided = rows.filter(row => row.verdict === verdict && verdict !== 'pass').map(row => row.cells.check);
    const one = group[0];
    const where = [spoken(one.process), one.material ? `(${spoken(one.material)})` : '', plain(one.node)];
    return {
      id,
      cells: {
        process: where.filter(Boolean).join(' '),
        verdict: word(verdict, this.trans),
        makeable: word(makeable, this.trans),
        why: [...new Set(decided)].slice(0, 6).join(', ')
      },
      order: { verdict: VERDICTS.indexOf(verdict), makeable: ['yes', 'unknown', 'no'].indexOf(makeable) },
      verdict,
      share: 0
    };
  }

  private choose(): void {
    const group = this.groups.get(plain(this.processes.get('selected'))) ?? [];
    const { rows, found, idle } = rowsOf(group, this.trans);
    this.found = found;
    this.idle = idle;
    const name = group[0] ? spoken(group[0].process) : '';
    this.findings.update({
      caption: name ? this.trans.__('Findings: %1', name) : '',
      selected: '',
      rows
    });
    this.explain();
  }

  private explain(): void {
    const one = this.found.get(plain(this.findings.get('selected')));
    const told = one
      ? [
          one.why && this.trans.__('Why: %1', one.why),
          one.tradeoff && this.trans.__('What the remedy costs: %1', one.tradeoff)
        ]
      : [this.idle];
    this.findings.set('note', told.filter(Boolean).join('\n'));
    this.onLight(highlights(this.found, one?.id ?? '', this.firstFace, this.trans));
  }
}

/** The reports of all parts together, by what they were judged for. */
function grouped(reports: Report[]): Map<string, Report[]> {
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    const key = JSON.stringify([report.process, report.material, report.node, report.machine, report.route]).slice(0, 4000);
    if (groups.size >= MOST_GROUPS && !groups.has(key)) continue;
    groups.set(key, [...(groups.get(key) ?? []), object(report)]);
  }
  return groups;
}
