// Work instructions with their pictures, and how parts are put together.

import { TranslationBundle } from '@jupyterlab/translation';

import { element, figure, grid, line, lines, list, object, owns, picture, plain, section, subsection, texts } from './dom';
import { spoken } from './findings';

/** Pictures of a bundle by name, as the server checked them. */
export type Pictures = Record<string, unknown>;
type Entry = Record<string, unknown>;
const MOST_SHEETS = 100;
const MOST_PICTURES = 20;

/** What is done, sheet by sheet, with pictures from the model. */
export function instructionsSection(value: unknown, pictures: Pictures, trans: TranslationBundle): HTMLElement | null {
  const sheets = list(value);
  const left = sheets.length - MOST_SHEETS;
  return section(
    trans.__('Work instructions'),
    ...sheets.slice(0, MOST_SHEETS).map(one => sheet(one, pictures, trans)),
    left > 0 ? line(trans.__('… and %1 more', String(left))) : null
  );
}

function sheet(one: Entry, pictures: Pictures, trans: TranslationBundle): HTMLElement | null {
  const number = typeof one.unit_procedure === 'number' && one.unit_procedure > 0 ? `${one.unit_procedure}. ` : '';
  const title = `${number}${plain(one.title)}`;
  const named = list(one.pictures).slice(0, MOST_PICTURES);
  const shown = named.map(entry => {
    const name = plain(entry.member);
    return owns(pictures, name) ? picture(pictures[name], entry.caption) : null;
  });
  const frame = element('div', 'dfdm-doc-figures');
  frame.append(...shown.filter((figure): figure is HTMLElement => figure !== null));
  const told = (label: string, content: unknown): HTMLElement | null => {
    const all = lines(texts(content));
    if (!all) return null;
    const made = element('div', 'dfdm-doc-told');
    made.append(element('p', 'dfdm-doc-label', label), all);
    return made;
  };
  const columns = element('div', 'dfdm-doc-columns');
  const groups = [
    told(trans.__('Prepare'), one.prepare),
    told(trans.__('Do'), one.text),
    told(trans.__('Set'), one.settings),
    told(trans.__('Watch'), one.watch)
  ].filter((group): group is HTMLElement => group !== null);
  columns.append(...groups);
  return subsection(
    plain(one.part) ? `${title}: ${plain(one.part)}` : title,
    frame.childElementCount > 0 ? frame : null,
    groups.length > 0 ? columns : null,
    texts(one.checks).length > 0 ? line(trans.__('Then check: %1', texts(one.checks).join(', '))) : null,
    line(one.note)
  );
}

/** Whether a joint opens again; nothing where that is not known. */
export function separable(value: unknown, trans: TranslationBundle): string {
  return value === true ? trans.__('comes apart') : value === false ? trans.__('does not come apart without harm') : '';
}

/** How parts become the product; none for a product of one part. */
export function assemblySection(value: unknown, trans: TranslationBundle, more: (count: number) => string): HTMLElement | null {
  const said = object(value);
  const rows = list(said.steps).map(step => [
    figure(step.step),
    [plain(step.text), plain(step.note)].filter(Boolean).join(' '),
    texts(step.parts).join(', '),
    spoken(step.joining),
    [plain(step.tool), typeof step.torque_nm === 'number' ? `${figure(step.torque_nm)} N·m` : ''].filter(Boolean).join(', '),
    separable(step.separable, trans)
  ]);
  const basis = said.basis === 'design' ? trans.__('As the design says.') : said.basis === 'model' ? trans.__('As the places in the model suggest; the design says nothing.') : '';
  const table = grid([trans.__('Step'), trans.__('What is done'), trans.__('Parts'), trans.__('Joined by'), trans.__('Tool'), trans.__('Afterwards')], rows, more);
  return table ? section(trans.__('Assembly'), line(basis, 'dfdm-doc-assumed'), table) : null;
}
