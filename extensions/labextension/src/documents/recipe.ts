// A product recipe in plain tables: what it is for, how each part is made and inspected, what it leaves open.

import { TranslationBundle } from '@jupyterlab/translation';

import { element, facts, grid, lines, list, object, plain, section } from './dom';
import { spoken } from './findings';
import { AskingPanel } from './panel';

type Entry = Record<string, unknown>;
const MOST_PARTS = 50;

/** The recipe as sections of a page; it may be of anybody. */
export function recipeSections(recipe: Entry, trans: TranslationBundle): HTMLElement[] {
  const header = object(recipe.header);
  const more = (count: number): string => trans.__('… and %1 more', String(count));
  const route = list(recipe.route).map(step => [spoken(step.id), spoken(step.material), plain(step.machine)]);
  const parts = list(recipe.parts);
  const sections = [
    section(
      trans.__('Recipe'),
      facts([
        [trans.__('Product'), header.product],
        [trans.__('For'), header.level === 'general' ? trans.__('any node that can') : header.level === 'site' ? trans.__('one node') : trans.__('one machine')],
        [trans.__('Version'), header.version],
        [trans.__('Answered for by'), header.responsible_party],
        [trans.__('Intended use'), header.intended_use],
        [trans.__('License'), header.license],
        [trans.__('Composed'), header.created],
        [trans.__('Parameters'), Object.entries(object(header.design)).map(([name, value]) => `${name} = ${plain(value)}`).join(', ')]
      ])
    ),
    section(trans.__('Route'), grid([trans.__('Step'), trans.__('Material'), trans.__('Machine')], route, more)),
    ...parts.slice(0, MOST_PARTS).map(part => partSection(part, trans, more)),
    parts.length > MOST_PARTS ? section(trans.__('Parts'), element('p', '', more(parts.length - MOST_PARTS))) : null,
    section(trans.__('Safety'), lines(list(recipe.safety).map(note => plain(note.text ?? note.message ?? note)))),
    section(trans.__('Left open'), lines(list(recipe.not_stated).map(gap => `${spoken(gap.what)}: ${plain(gap.reason)}`)))
  ];
  return sections.filter((one): one is HTMLElement => one !== null);
}

function partSection(part: Entry, trans: TranslationBundle, more: (count: number) => string): HTMLElement | null {
  const steps = list(part.procedure).flatMap(unit => [
    [`${plain(unit.unit_procedure)}. ${plain(unit.name)}`, '', '', ''],
    ...list(unit.parameters).map(value => [
      '', spoken(value.name), `${plain(value.value)} ${plain(value.unit)}`.trim(), value.kind === 'assumption' ? trans.__('an assumption') : `${spoken(value.kind)}, ${plain(value.source)}`
    ])
  ]);
  const inputs = list(object(part.formula).inputs).map(input => {
    const mass = input.net_mass_g;
    const [name, exact] = [plain(input.name), plain(input.designation)];
    return `${exact.startsWith(name) ? exact : `${name} ${exact}`.trim()}${typeof mass === 'number' ? `: ${Number(mass.toPrecision(4))} g` : ''}`;
  });
  const inspections = list(part.inspections).map(one => [
    plain(one.characteristic), plain(one.method), between(one), instrument(one.instrument), plain(one.pieces)
  ]);
  return section(
    `${plain(part.count)} × ${plain(part.name)}`,
    facts([
      [trans.__('Made from'), inputs.join(', ')],
      [trans.__('Geometry'), (Array.isArray(part.geometry) ? part.geometry : []).map(plain).join(', ')],
      [trans.__('Equal to the design when'), object(part.equivalence).statement]
    ]),
    grid([trans.__('Step'), trans.__('Setting'), trans.__('Value'), trans.__('Source')], steps, more),
    grid([trans.__('Inspect'), trans.__('How'), trans.__('Within'), trans.__('With'), trans.__('Which')], inspections, more)
  );
}

/** The limits of a characteristic: `5 to 5.075 mm`. */
function between({ lower, upper, unit }: Entry): string {
  const limits = [lower, upper].filter(value => typeof value === 'number');
  return limits.length > 0 ? `${limits.join(' – ')} ${plain(unit)}` : '';
}

/** What is measured with, and how far it errs. */
function instrument(value: unknown): string {
  const { name, id, error } = object(value);
  const off = object(error);
  const within = typeof off.value === 'number' ? ` (± ${off.value} ${plain(off.unit)})` : '';
  return plain(name ?? id ?? (typeof value === 'string' ? value : '')) + within;
}

export class RecipePanel extends AskingPanel {
  protected async fill(signal: AbortSignal): Promise<void> {
    const told = object(await (await this.ask('document', { kind: 'recipe' }, signal)).json());
    const mark = element('p', 'dfdm-doc-mark');
    mark.dataset.state = told.valid ? 'valid' : 'invalid';
    mark.append(
      element('span', 'dfdm-doc-sign', told.valid ? '✓' : '✕'),
      element('span', '', told.valid ? this.trans.__('This recipe is whole, and its id is that of its content. A recipe alone bears no signature.') : this.trans.__('This is not a whole recipe: %1', plain(told.problem)))
    );
    this.body.replaceChildren(mark, ...recipeSections(object(told.document), this.trans));
  }
}
