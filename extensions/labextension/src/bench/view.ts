import { TranslationBundle } from '@jupyterlab/translation';

import { button, element } from './dom';
import type { Follower, Phase } from './follower';
import type { Finding, Judged, Makers, State, Subject } from './state';
import { best, processName, SIGNS, summary, verdictWord } from './words';

/** What a person can do from the panel. */
export interface Deeds {
  check: () => void;
  stop: () => void;
  create: () => void;
  start: () => void;
  restart: () => void;
  run: () => void;
  exportBundle: (subject: string) => void;
  openReport: (path: string) => void;
}

/** Draws the panel into an element; what is folded out and what has the focus stay through a redraw. */
export class View {
  constructor(
    private _host: HTMLElement,
    private _trans: TranslationBundle,
    private _deeds: Deeds,
    private _version: string
  ) {}

  /** The reports that were written at the last check of this notebook. */
  reports: string[] = [];

  draw(follower: Follower | null, name: string): void {
    this._redraw = () => this.draw(follower, name);
    const state = follower?.state ?? null;
    const drawn = JSON.stringify([name, follower?.phase, follower?.busy, state, [...this._open], this.reports]);
    if (drawn === this._drawn) {
      return;
    }
    this._drawn = drawn;
    const focused = (document.activeElement as HTMLElement | null)?.dataset?.key;
    const had = this._host.contains(document.activeElement) ? focused : undefined;
    const scroll = this._host.scrollTop;
    this._host.replaceChildren(...this._parts(follower, state, name));
    this._host.scrollTop = scroll;
    if (had) {
      this._host.querySelector<HTMLElement>(`[data-key="${CSS.escape(had)}"]`)?.focus({ preventScroll: true });
    }
  }

  private _parts(follower: Follower | null, state: State | null, name: string): Node[] {
    const trans = this._trans;
    const head = element('div', { className: 'dfdm-panel-head' }, element('h2', { textContent: name || 'dfdm' }));
    if (!follower) {
      return [
        head,
        this._plain(
          trans.__('Open a notebook to see its designs here.'),
          button(trans.__('New design notebook'), 'create', this._deeds.create)
        )
      ];
    }
    const phase = follower.phase;
    if (phase === 'ready') {
      head.append(
        state?.working
          ? button(trans.__('Stop'), 'check', this._deeds.stop)
          : button(trans.__('Check'), 'check', this._deeds.check)
      );
    }
    const status = element('p', { className: 'dfdm-panel-status', textContent: this._status(follower, state) });
    status.setAttribute('role', 'status');
    const subjects = state?.subjects ?? [];
    return [
      head,
      status,
      ...this._why(phase, subjects),
      ...(state ? this._warnings(state) : []),
      ...subjects.map((subject, place) => this._subject(subject, place === 0, phase !== 'ready')),
      ...this._written(),
      ...(state && subjects.length ? this._foot(state) : [])
    ];
  }

  private _plain(text: string, ...more: Node[]): HTMLElement {
    return element('div', { className: 'dfdm-panel-plain' }, element('p', { textContent: text }), ...more);
  }

  private _status(follower: Follower, state: State | null): string {
    const trans = this._trans;
    if (follower.phase !== 'ready' || !state) {
      return '';
    }
    if (state.doing) {
      const title = state.subjects.find(subject => subject.id === state.doing?.subject)?.title ?? '';
      const process = state.doing.process;
      const entry = process && processName(trans, process, process.replace(/_/g, ' '));
      return entry ? trans.__('Checking %1: %2 …', title, entry) : trans.__('Working on %1 …', title);
    }
    if (follower.busy) {
      return trans.__('The kernel is busy: what is shown may change when its cell has run.');
    }
    return state.subjects.length && state.subjects.every(subject => subject.status !== 'waiting')
      ? trans.__('Up to date.')
      : '';
  }

  private _why(phase: Phase, subjects: Subject[]): Node[] {
    const trans = this._trans;
    const fresh = subjects.length ? ` ${trans.__('What is shown is from before.')}` : '';
    switch (phase) {
      case 'no-kernel':
        return [
          this._plain(
            trans.__('This notebook has no kernel running.') + fresh,
            button(trans.__('Start a kernel'), 'start', this._deeds.start)
          )
        ];
      case 'dead':
        return [
          this._plain(
            trans.__('The kernel has died. Restart it and run the cells again.') + fresh,
            button(trans.__('Restart the kernel'), 'restart', this._deeds.restart)
          )
        ];
      case 'lost':
        return [this._plain(trans.__('The kernel cannot be reached at the moment.') + fresh)];
      case 'starting':
        return [this._plain(trans.__('The kernel is starting …'))];
      case 'other-language':
        return [this._plain(trans.__('This notebook is not in Python: dfdm has no designs here.'))];
      case 'silent':
        return [
          this._plain(
            trans.__('dfdm was not imported in this notebook yet. Its designs are shown once its cells have run.'),
            button(trans.__('Run all cells'), 'run', this._deeds.run)
          )
        ];
      default:
        return subjects.length
          ? []
          : [
              this._plain(
                trans.__('There is no design in this notebook yet: run the cell that defines one.'),
                button(trans.__('Run all cells'), 'run', this._deeds.run)
              )
            ];
    }
  }

  private _warnings(state: State): Node[] {
    const trans = this._trans;
    const said: string[] = [];
    if (state.version !== this._version) {
      said.push(
        trans.__(
          'The kernel has dfdm %1, this page has %2: reload the page, and restart JupyterLab if that does not help.',
          state.version,
          this._version
        )
      );
    }
    if (state.wrong) {
      said.push(trans.__('A setting is not followed: %1', state.wrong));
    }
    if (state.note) {
      said.push(state.note);
    }
    return said.map(text => {
      const line = element('p', { className: 'dfdm-panel-warning', textContent: text });
      line.setAttribute('role', 'alert');
      return line;
    });
  }

  private _subject(subject: Subject, first: boolean, stale: boolean): HTMLElement {
    const open = this._unfolded(`subject ${subject.names[0]}`, first);
    const verdict = subject.error ? 'fail' : (best(subject)?.verdict ?? this._worst(subject));
    const title = this._fold(`subject ${subject.names[0]}`, open, first, [
      verdict ? this._sign(verdict) : null,
      element('span', {}, `${subject.title} `, element('code', { textContent: subject.names.join(', ') }))
    ]);
    const section = element(
      'section',
      { className: `dfdm-panel-subject${stale ? ' dfdm-panel-stale' : ''}` },
      element('h3', {}, title),
      element('p', { className: 'dfdm-panel-summary', textContent: summary(this._trans, subject) })
    );
    section.setAttribute('aria-label', subject.title);
    if (open) {
      section.append(...this._inside(subject, stale));
    }
    return section;
  }

  private _worst(subject: Subject): string {
    return subject.processes.some(entry => entry.makeable === 'unknown')
      ? 'unknown'
      : (subject.processes[0]?.verdict ?? '');
  }

  private _inside(subject: Subject, stale: boolean): Node[] {
    const trans = this._trans;
    const kinds = { bench: trans.__('bench'), variant: trans.__('variant'), design: trans.__('design at its defaults') };
    const names = element('p', { className: 'dfdm-panel-names', textContent: kinds[subject.kind] });
    if (subject.size) {
      names.append(` · ${/×$/.test(subject.size) ? trans.__('%1 parts', subject.size.replace(/\D/g, '')) : subject.size}`);
    }
    const inside: Node[] = [names];
    if (subject.error) {
      const said = element('p', { className: 'dfdm-panel-warning', textContent: subject.error });
      said.setAttribute('role', 'alert');
      return [names, said];
    }
    if (subject.processes.length) {
      inside.push(this._processes(subject));
    }
    if (subject.makers) {
      inside.push(...this._makers(subject.makers));
    } else if (subject.why_no_makers) {
      inside.push(element('h4', { textContent: trans.__('Makers') }));
      inside.push(element('p', { className: 'dfdm-panel-warning', textContent: subject.why_no_makers }));
    }
    if (!stale && subject.processes.length) {
      inside.push(
        button(trans.__('Export bundle …'), `export ${subject.id}`, () => this._deeds.exportBundle(subject.id))
      );
    }
    return inside;
  }

  private _processes(subject: Subject): HTMLElement {
    const trans = this._trans;
    const body = element('tbody');
    for (const entry of subject.processes) {
      const key = `${subject.names[0]} ${entry.process}`;
      const open = this._unfolded(key, false);
      const fold = this._fold(key, open, false, [
        this._sign(entry.verdict),
        // A word that is wider than the panel is broken where it is put together.
        element('span', { textContent: processName(trans, entry.process, entry.name).replace(/(photo|foto)(?=pol)/, '$1\u00ad') })
      ]);
      const first = element('th', {}, fold);
      first.scope = 'row';
      const gaps = entry.not_checked.length;
      if (gaps) {
        const told = trans._n('%1 not checked', '%1 not checked', gaps, gaps);
        first.append(element('span', { className: 'dfdm-panel-gaps', textContent: told }));
      }
      const price = entry.price || (entry.makeable === 'no' ? '–' : trans.__('not priced'));
      body.append(
        element(
          'tr',
          { className: entry.stale ? 'dfdm-panel-stale' : '' },
          first,
          element('td', { className: 'dfdm-panel-price', textContent: price })
        )
      );
      if (open) {
        const cell = element('td', { colSpan: 2, className: 'dfdm-panel-details' }, ...this._details(entry));
        body.append(element('tr', {}, cell));
      }
    }
    const table = element('table', { className: 'dfdm-panel-processes' }, body);
    table.setAttribute('aria-label', trans.__('Processes with verdict and price each (estimates, not offers)'));
    return table;
  }

  private _details(entry: Judged): Node[] {
    const trans = this._trans;
    const makeable = { yes: trans.__('can be made'), no: trans.__('cannot be made'), unknown: trans.__('nobody can tell') };
    const told: Node[] = [
      element('p', {
        textContent: `${verdictWord(trans, entry.verdict)} · ${makeable[entry.makeable as keyof typeof makeable] ?? entry.makeable}`
      })
    ];
    if (entry.findings.length) {
      told.push(element('ul', {}, ...entry.findings.map(finding => this._finding(finding))));
    } else if (entry.verdict === 'pass') {
      told.push(element('p', { textContent: trans.__('Nothing was found in what was checked.') }));
    }
    if (entry.not_checked.length) {
      told.push(
        element('p', {
          className: 'dfdm-panel-unchecked',
          textContent: trans.__('Not checked: %1.', entry.not_checked.join(', '))
        })
      );
    }
    if (entry.low) {
      told.push(element('p', { textContent: trans.__('Between %1 and %2 each (an estimate, not an offer).', entry.low, entry.high) }));
    } else if (entry.why_no_price && entry.makeable !== 'no') {
      told.push(element('p', { textContent: entry.why_no_price }));
    }
    return told;
  }

  private _finding(finding: Finding): HTMLElement {
    const trans = this._trans;
    const line = element('li', {}, this._sign(finding.verdict), finding.message || finding.name);
    if (finding.measured.endsWith(' in') && finding.limit) {
      line.append(` (${trans.__('%1, limit %2', finding.measured, finding.limit)})`);
    }
    if (finding.assumed) {
      line.append(` ${trans.__('(the limit is an assumption)')}`);
    }
    return line;
  }

  private _makers(makers: Makers): Node[] {
    const trans = this._trans;
    const pieces = trans._n('%1 piece', '%1 pieces', makers.quantity, makers.quantity);
    const told: Node[] = [
      element('h4', { textContent: trans.__('Makers') }),
      element('p', {
        textContent: trans.__('%1 of %2 can make %3 for %4.', makers.able, makers.asked, pieces, makers.place)
      })
    ];
    if (makers.best.length) {
      const list = element('ol', { className: 'dfdm-panel-makers' });
      for (const maker of makers.best) {
        const name = processName(trans, maker.process, maker.name);
        list.append(
          element(
            'li',
            {},
            element('strong', { textContent: maker.node }),
            element('span', { textContent: `${maker.place}, ${maker.distance_km} km` }),
            element('span', { textContent: `${name}, ${maker.material}` }),
            element('span', { textContent: trans.__('%1 each, delivered; %2 days', maker.price, maker.days) })
          )
        );
      }
      told.push(list);
    } else if (makers.why_none.length) {
      told.push(element('ul', {}, ...makers.why_none.map(text => element('li', { textContent: text }))));
    }
    if (makers.synthetic) {
      told.push(
        element('p', {
          className: 'dfdm-panel-unchecked',
          textContent: trans.__('All of these nodes are made up for trying out: nobody to order from.')
        })
      );
    }
    return told;
  }

  private _written(): Node[] {
    if (!this.reports.length) {
      return [];
    }
    const items = this.reports.map(path =>
      element('li', {}, button(path.split('/').pop()!, `report ${path}`, () => this._deeds.openReport(path), 'dfdm-panel-link'))
    );
    return [
      element(
        'section',
        { className: 'dfdm-panel-reports' },
        element('h4', { textContent: this._trans.__('Reports of the last check') }),
        element('ul', {}, ...items)
      )
    ];
  }

  private _foot(state: State): Node[] {
    const trans = this._trans;
    const told: string[] = [];
    if (state.left_out) {
      told.push(trans._n('%1 more is not followed.', '%1 more are not followed.', state.left_out, state.left_out));
    }
    if (state.rates_of) {
      told.push(trans.__('Prices at the exchange rates of %1.', state.rates_of));
    }
    told.push(trans.__('Prices and times are estimates, not offers.'));
    return [element('p', { className: 'dfdm-panel-foot', textContent: told.join(' ') })];
  }

  private _sign(verdict: string): HTMLElement {
    const sign = element('span', {
      className: `dfdm-panel-sign dfdm-panel-${verdict.replace(/[^a-z_]/g, '')}`,
      textContent: SIGNS[verdict] ?? '?',
      title: verdictWord(this._trans, verdict)
    });
    sign.setAttribute('role', 'img');
    sign.setAttribute('aria-label', verdictWord(this._trans, verdict));
    return sign;
  }

  private _unfolded(key: string, byDefault: boolean): boolean {
    return this._open.has(key) !== byDefault;
  }

  private _fold(key: string, open: boolean, byDefault: boolean, inside: (Node | null)[]): HTMLButtonElement {
    const made = element('button', { type: 'button', className: 'dfdm-panel-fold' }, ...inside);
    made.dataset.key = `fold ${key}`;
    made.setAttribute('aria-expanded', String(open));
    made.onclick = () => {
      // The set holds what differs from how it is at first.
      if (open === byDefault) {
        this._open.add(key);
      } else {
        this._open.delete(key);
      }
      this._redraw();
    };
    return made;
  }

  private _open = new Set<string>();
  private _drawn = '';
  private _redraw: () => void = () => undefined;
}
