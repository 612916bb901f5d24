// A product recipe in plain tables: what it is for, how each part is made and inspected, what it leaves open.

import { TranslationBundle } from '@jupyterlab/translation';

import { element, facts, figure, grid, lines, list, moment, object, plain, section, texts } from './dom';
import { spoken } from './findings';
import { afterSections } from './leaving';
import { assemblySection, instructionsSection, Pictures } from './making';
import { partSection } from './parts';

type Entry = Record<string, unknown>;
const MOST_PARTS = 50;
const MOST_PARAMETERS = 200;

/** The recipe as sections of a page; it may be of anybody. `pictures` are those of its bundle, by name. */
export function recipeSections(recipe: Entry, trans: TranslationBundle, pictures: Pictures = {}): HTMLElement[] {
  const more = (count: number): string => trans.__('… and %1 more', String(count));
  const route = list(recipe.route).map(step => [
    spoken(step.id),
    spoken(step.material),
    plain(step.machine),
    Object.entries(object(step.parameters)).slice(0, MOST_PARAMETERS).map(([name, value]) => `${spoken(name)} ${figure(value) || plain(value)}`).join(', ')
  ]);
  const parts = list(recipe.parts);
  const sections = [
    section(trans.__('Recipe'), header(object(recipe.header), trans)),
    section(
      trans.__('Safety'),
      lines(list(recipe.safety).map(note => [note.step ? `${spoken(note.step)}: ` : '', plain(note.text ?? note.message ?? note)].join('')))
    ),
    section(trans.__('Route'), grid([trans.__('Step'), trans.__('Material'), trans.__('Machine'), trans.__('Set by the route')], route, more)),
    section(trans.__('Parts list'), bill(recipe.bom, trans, more)),
    instructionsSection(recipe.instructions, pictures, trans),
    ...parts.slice(0, MOST_PARTS).map(part => partSection(part, trans, more)),
    parts.length > MOST_PARTS ? section(trans.__('Parts'), element('p', '', more(parts.length - MOST_PARTS))) : null,
    assemblySection(recipe.assembly, trans, more),
    ...afterSections(recipe, trans, more),
    section(trans.__('Left open'), lines(list(recipe.not_stated).map(gap => `${spoken(gap.what)}: ${plain(gap.reason)}`)))
  ];
  return sections.filter((one): one is HTMLElement => one !== null);
}

/** What it is a recipe of, for whom, and what it was derived from. */
function header(said: Entry, trans: TranslationBundle): HTMLElement | null {
  const design = Object.entries(object(said.design)).slice(0, MOST_PARAMETERS);
  const parent = object(said.parent);
  return facts([
    [trans.__('Product'), said.product],
    [trans.__('For'), level(said.level, trans)],
    [trans.__('Node'), said.node],
    [trans.__('To make'), figure(said.quantity) || trans.__('no order has fixed how many')],
    [trans.__('Derived from'), parent.id ? trans.__('the %1 recipe %2', spoken(parent.level), plain(parent.id)) : ''],
    [trans.__('Version'), said.version],
    [trans.__('Answered for by'), said.responsible_party],
    [trans.__('Intended use'), said.intended_use],
    [trans.__('License'), said.license],
    [trans.__('Composed'), moment(said.created)],
    [trans.__('Parameters'), design.map(([name, value]) => `${name} = ${plain(value)}`).join(', ')],
    [trans.__('Identifier'), said.id]
  ]);
}

function level(value: unknown, trans: TranslationBundle): string {
  switch (value) {
    case 'general': return trans.__('any node that can (general recipe)');
    case 'site': return trans.__('one node (site recipe)');
    case 'master': return trans.__('one machine (master recipe)');
    default: return spoken(value);
  }
}

/** What is made and what is bought, a row each. */
function bill(value: unknown, trans: TranslationBundle, more: (count: number) => string): HTMLElement | null {
  const rows = list(value).map(entry => [
    figure(entry.item),
    `${figure(entry.count)} × ${plain(entry.name)}`,
    entry.kind === 'made' ? trans.__('made') : entry.kind === 'purchased' ? trans.__('bought') : spoken(entry.kind),
    [plain(entry.designation), plain(entry.standard), plain(entry.note)].filter(Boolean).join(', '),
    typeof entry.mass_g === 'number' ? `${Number(entry.mass_g.toPrecision(3))} g` : '',
    texts(entry.characteristics).join(', ')
  ]);
  const heads = [trans.__('Item'), trans.__('Name'), trans.__('Origin'), trans.__('Of, or which'), trans.__('Mass each'), trans.__('Characteristics')];
  return grid(heads, rows, more);
}
