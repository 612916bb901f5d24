// Design rights in plain words, as the server explains them.

import { TranslationBundle } from '@jupyterlab/translation';

import { element, grid, list, lines, object, plain, section } from './dom';
import { spoken } from './findings';
import { AskingPanel } from './panel';

type Entry = Record<string, unknown>;

/** Who may do what, or why that cannot be said; `said` is what the server made of the rights. */
export function rightsSections(said: Entry, document: Entry | null, trans: TranslationBundle): HTMLElement[] {
  const told = Array.isArray(said.lines) ? said.lines.map(plain) : [];
  const more = (count: number): string => trans.__('… and %1 more', String(count));
  const rules = document
    ? (['permission', 'prohibition', 'obligation'] as const).flatMap(kind =>
        list(document[kind]).map(rule => [
          { permission: trans.__('allowed'), prohibition: trans.__('prohibited'), obligation: trans.__('owed') }[kind],
          [rule.action].flat().map(spoken).join(', '),
          list(rule.constraint).map(one => `${spoken(one.leftOperand)} ${plain(one.operator)} ${plain(one.rightOperand)}`).join('; '),
          list(rule.duty).map(one => spoken(one.action)).join(', ')
        ])
      )
    : [];
  const sections = [
    section(trans.__('Rights'), lines(told), told.length > 0 ? element('p', 'dfdm-doc-assumed', trans.__('In plain words; not legal advice.')) : null),
    section(trans.__('Rules as written'), grid(['', trans.__('Action'), trans.__('Within'), trans.__('Owed for it')], rules, more))
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
