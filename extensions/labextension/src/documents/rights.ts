// Design rights in plain words, as the server explains them.

import { TranslationBundle } from '@jupyterlab/translation';

import { element, facts, figure, grid, line, lines, list, object, owns, plain, section, texts } from './dom';
import { spoken } from './findings';
import { AskingPanel } from './panel';

type Entry = Record<string, unknown>;

/** A term of the vocabulary without its namespace, as words. */
function term(value: unknown): string {
  const name = plain(object(value)['@id'] ?? value).replace(/^[a-z]+:/, '');
  return spoken(name.replace(/([a-z])([A-Z])/g, (_all, end, begin) => `${end} ${begin.toLowerCase()}`));
}

/** A bound of a rule: a number, a date, a term, or several of them. */
function bound(value: unknown): string {
  if (Array.isArray(value)) return value.slice(0, 100).map(bound).join(', ');
  const typed = object(value);
  if ('@value' in typed) return plain(typed['@value']);
  return '@id' in typed ? term(typed) : figure(value) || plain(value);
}

/** A constraint or refinement: what, how, bound, currency. */
function condition(one: Entry): string {
  const signs: Record<string, string> = { lteq: '≤', gteq: '≥', lt: '<', gt: '>', eq: '=' };
  const operator = plain(one.operator);
  const sign = owns(signs, operator) ? signs[operator] : term(operator);
  const unit = plain(one.unit).match(/CCY_([A-Z]{3})$/);
  return `${term(one.leftOperand)} ${sign} ${bound(one.rightOperand)}${unit ? ` ${unit[1]}` : ''}`;
}

/** The actions of a rule with what refines them. */
function actions(value: unknown): string {
  return [value].flat().slice(0, 20).map(action => {
    const refined = object(action);
    const more = list(refined.refinement).slice(0, 20).map(condition).join(', ');
    return `${term(refined['rdf:value'] ?? action)}${more ? ` (${more})` : ''}`;
  }).join(', ');
}

/** The rules as the manifest has them, a row each. */
function rules(document: Entry, trans: TranslationBundle): unknown[][] {
  const words = { permission: trans.__('allowed'), prohibition: trans.__('prohibited'), obligation: trans.__('owed') };
  return (['permission', 'prohibition', 'obligation'] as const).flatMap(kind =>
    list(document[kind]).slice(0, 500).map(rule => [
      words[kind],
      actions(rule.action),
      list(rule.constraint).slice(0, 50).map(condition).join('; '),
      [
        list(rule.duty).slice(0, 50).map(one => actions(one.action)).join(', '),
        rule.compensatedParty ? trans.__('paid to %1', plain(rule.compensatedParty)) : ''
      ].filter(Boolean).join('; ')
    ])
  );
}

/** Who may do what: deed by deed, with its terms. */
function deeds(said: Entry, trans: TranslationBundle, more: (count: number) => string): HTMLElement | null {
  const rows = list(said.deeds).map(row => {
    const may = element('span', 'dfdm-doc-state');
    may.dataset.state = row.may === true ? 'valid' : 'invalid';
    const sign = element('span', 'dfdm-doc-sign', row.may === true ? '✓' : '✕');
    sign.setAttribute('aria-hidden', 'true');
    may.append(sign, element('span', '', row.may === true ? trans.__('may') : trans.__('may not')));
    const terms = [
      plain(row.why),
      ...texts(row.bounds),
      ...texts(row.duties).map(duty => trans.__('must %1', duty))
    ].filter(Boolean);
    const licensee = plain(said.assignee);
    const who = licensee && row.who === licensee ? trans.__('the licensee') : row.who;
    return [who, may, texts(row.deeds).join(', '), terms.length > 1 ? lines(terms) : terms.join('')];
  });
  return grid([trans.__('Who'), trans.__('May'), trans.__('Do what'), trans.__('On which terms')], rows, more);
}

/** Who may do what, or why that cannot be said; `said` is what the server made of the rights. */
export function rightsSections(said: Entry, document: Entry | null, trans: TranslationBundle): HTMLElement[] {
  const told = texts(said.lines);
  const more = (count: number): string => trans.__('… and %1 more', String(count));
  const kind = said.kind === 'Agreement' ? trans.__('an agreement, for one licensee') : said.kind === 'Offer' ? trans.__('an offer') : '';
  const sections = [
    section(
      trans.__('Rights'),
      facts([
        [trans.__('What it is'), kind],
        [trans.__('Given by'), said.assigner],
        [trans.__('Given to'), said.assignee],
        [trans.__('License'), said.license],
        [trans.__('About'), said.target]
      ]),
      deeds(said, trans, more),
      lines(told),
      told.length > 0 ? line(trans.__('In plain words; not legal advice.'), 'dfdm-doc-assumed') : null
    ),
    section(
      trans.__('Rules as written'),
      document ? grid([trans.__('Rule'), trans.__('Action'), trans.__('Within'), trans.__('Owed for it')], rules(document, trans), more) : null
    )
  ];
  return sections.filter((one): one is HTMLElement => one !== null);
}

export class RightsPanel extends AskingPanel {
  protected async fill(signal: AbortSignal): Promise<void> {
    const told = object(await (await this.ask('document', { kind: 'rights' }, signal)).json());
    const mark = element('p', 'dfdm-doc-mark');
    mark.dataset.state = told.valid ? 'valid' : 'invalid';
    mark.append(
      element('span', 'dfdm-doc-sign', told.valid ? '✓' : '✕'),
      element('span', '', told.valid ? this.trans.__('These rights are understood. A manifest alone bears no signature: only its bundle shows who gave them.') : this.trans.__('These rights are not understood, so nothing is allowed by them here: %1', plain(told.problem)))
    );
    this.body.replaceChildren(mark, ...rightsSections(told, object(told.document), this.trans));
  }
}
