// One part of a recipe: of what, by which steps with which settings, how it is inspected, and when it counts as the part.

import { TranslationBundle } from '@jupyterlab/translation';

import { facts, figure, grid, line, lines, list, object, owns, plain, section, subsection, texts, unitWords } from './dom';
import { spoken } from './findings';

type Entry = Record<string, unknown>;
type More = (count: number) => string;
const M_PER_MIN = 0.06;

export function partSection(part: Entry, trans: TranslationBundle, more: More): HTMLElement | null {
  const inputs = list(object(part.formula).inputs);
  const made = inputs.slice(0, 50).map(input => {
    const mass = input.net_mass_g;
    const [name, exact] = [plain(input.name), plain(input.designation)];
    return `${exact.startsWith(name) ? exact : `${name} ${exact}`.trim()}${typeof mass === 'number' ? `: ${Number(mass.toPrecision(4))} g` : ''}`;
  });
  const equal = object(part.equivalence);
  return section(
    `${figure(part.count)} × ${plain(part.name)}`,
    facts([
      [trans.__('Made from'), made.join(', ')],
      [trans.__('Geometry'), texts(part.geometry).join(', ')],
      [trans.__('Equal to the design when'), equal.statement],
      [trans.__('One lot when'), object(equal.lot).statement]
    ]),
    subsection(trans.__('Materials that may stand in'), substitutes(inputs, trans, more)),
    subsection(trans.__('Steps and settings'), steps(part.procedure, trans, more)),
    subsection(trans.__('What the machine must manage'), equipment(part.procedure, trans, more)),
    subsection(trans.__('Checks while it is made'), checks(part.procedure, trans, more)),
    subsection(trans.__('Final inspection'), inspections(part, trans, more), sampling(object(part.final_inspection), trans, more))
  );
}

function verdict(value: unknown, trans: TranslationBundle): string {
  switch (value) {
    case 'pass': return trans.__('checks pass');
    case 'warn': return trans.__('checks warn');
    case 'fail': return trans.__('checks fail');
    case 'unknown': return trans.__('checks cannot tell');
    default: return trans.__('not judged');
  }
}

function substitutes(inputs: Entry[], trans: TranslationBundle, more: More): HTMLElement | null {
  const rows = inputs.slice(0, 50).flatMap(input =>
    list(input.substitutes).slice(0, 500).map(one => [
      plain(one.designation) || plain(one.name),
      one.basis === 'owner' ? trans.__('the owner') : one.basis === 'data' ? trans.__('published data') : spoken(one.basis),
      one.ground,
      verdict(one.judged, trans)
    ])
  );
  return grid([trans.__('Material'), trans.__('Permitted by'), trans.__('Because'), trans.__('Judged')], rows, more);
}

/** A value with its unit; cutting speeds in m/min, as shops have them. */
function measure(name: string, unit: unknown, ...values: unknown[]): string {
  const told = plain(unit);
  const speed = told === 'mm/s' && name.endsWith('cutting_speed');
  const shown = values.map(value => (typeof value === 'number' ? figure(speed ? value * M_PER_MIN : value) : plain(value))).filter(Boolean);
  const grade = told === 'it_grade' ? 'IT' : '';
  return `${grade}${shown.join(' – ')}${speed ? ' m/min' : unitWords(told)}`;
}

/** What whoever makes it may do with a setting. */
function permitted(value: Entry, trans: TranslationBundle): string {
  switch (value.rule) {
    case 'fixed': return trans.__('fixed');
    case 'range': return trans.__('within %1', measure(plain(value.name), value.unit, value.low, value.high));
    case 'free': return trans.__('free; this is usual');
    default: return '';
  }
}

function source(value: Entry, trans: TranslationBundle): string {
  return value.kind === 'assumption' ? trans.__('an assumption') : [spoken(value.kind), plain(value.source)].filter(Boolean).join(', ');
}

function steps(procedure: unknown, trans: TranslationBundle, more: More): HTMLElement | null {
  const rows = list(procedure).slice(0, 200).flatMap(unit => {
    const on = [plain(unit.machine), ...texts(unit.machines)].filter(Boolean);
    const files = list(unit.references).slice(0, 50).map(one => `${spoken(one.kind)} ${plain(one.name)}`);
    const about = [on.length > 0 ? trans.__('on %1', [...new Set(on)].join(', ')) : '', plain(unit.effect), ...files].filter(Boolean);
    return [
      [`${figure(unit.unit_procedure)}. ${plain(unit.name)}`, about.join('; '), '', '', ''],
      ...list(unit.parameters).slice(0, 500).map(value => [
        '', spoken(value.name), measure(plain(value.name), value.unit, value.value), permitted(value, trans), source(value, trans)
      ])
    ];
  });
  return grid([trans.__('Step'), trans.__('Setting'), trans.__('Value'), trans.__('Permitted'), trans.__('Source')], rows, more);
}

function equipment(procedure: unknown, trans: TranslationBundle, more: More): HTMLElement | null {
  const rows = list(procedure).slice(0, 200).flatMap(unit =>
    list(unit.equipment).slice(0, 500).map(need => {
      const { value, unit: inUnit } = object(need.measured);
      const limit = object(need.limit);
      const size = (Array.isArray(value) ? value.slice(0, 9) : [value]).map(figure).filter(Boolean).join(' × ');
      const grade = inUnit === 'it_grade' ? 'IT' : '';
      return [
        need.text,
        size && `${grade}${size}${unitWords(inUnit)}`,
        limit.key ? `${spoken(limit.key)} ${measure('', limit.unit, limit.value)}` : '',
        limit.key ? source(limit, trans) : ''
      ];
    })
  );
  return grid([trans.__('Need'), trans.__('The part has'), trans.__('Asked against'), trans.__('Source')], rows, more);
}

function checks(procedure: unknown, trans: TranslationBundle, more: More): HTMLElement | null {
  const kinds: Record<string, string> = {
    material: trans.__('material'),
    setting: trans.__('setting'),
    watch: trans.__('look at it'),
    characteristic: trans.__('measure')
  };
  const rows = list(procedure).slice(0, 200).flatMap(unit =>
    list(unit.checks).slice(0, 500).map(check => {
      const kind = plain(check.check);
      return [
        plain(unit.name),
        owns(kinds, kind) ? kinds[kind] : spoken(kind),
        check.text,
        between(check.low, check.high, check.unit)
      ];
    })
  );
  return grid([trans.__('During'), trans.__('Kind'), trans.__('What'), trans.__('Within')], rows, more);
}

function seriousness(value: unknown, trans: TranslationBundle): string {
  switch (value) {
    case 'critical': return trans.__('critical');
    case 'major': return trans.__('major');
    case 'minor': return trans.__('minor');
    default: return spoken(value);
  }
}

function inspections(part: Entry, trans: TranslationBundle, more: More): HTMLElement | null {
  const asked = new Map(list(part.requirements).map(one => [plain(one.id), one]));
  const rows = list(part.inspections).map(one => {
    const about = asked.get(plain(one.characteristic));
    const what = about ? [spoken(about.kind), plain(about.thread), plain(about.fit)].filter(Boolean).join(' ') : '';
    return [
      [plain(one.characteristic), what].filter(Boolean).join(': '),
      seriousness(one.class, trans),
      [plain(one.method), plain(one.note)].filter(Boolean).join('; '),
      between(one.lower, one.upper, one.unit),
      instrument(one.instrument),
      plain(one.pieces)
    ];
  });
  return (
    grid([trans.__('Inspect'), trans.__('Class'), trans.__('How'), trans.__('Within'), trans.__('With'), trans.__('Which')], rows, more) ??
    line(trans.__('The design declares no characteristic: sizes as in the model.'))
  );
}

/** How many pieces of a lot are looked at, and when the lot is accepted. */
function sampling(said: Entry, trans: TranslationBundle, more: More): HTMLElement | null {
  const every = object(said.every_piece_up_to);
  const told = [
    typeof said.lot === 'number' ? trans.__('The lot is of %1.', figure(said.lot)) : '',
    said.first_article === true ? trans.__('The first article is measured in all of them.') : '',
    typeof every.value === 'number'
      ? every.kind === 'assumption'
        ? trans.__('Of up to %1 pieces every one is inspected (an assumption).', figure(every.value))
        : trans.__('Of up to %1 pieces every one is inspected (%2).', figure(every.value), plain(every.source))
      : '',
    ...list(said.aql).slice(0, 10).map(one => `${seriousness(one.class, trans)}: AQL ${figure(one.percent)} %, ${plain(one.source)}`)
  ].filter(Boolean);
  const rules: Record<string, string> = {
    every_piece: trans.__('every piece'),
    attributes: trans.__('a sample, by attributes'),
    variables: trans.__('a sample, by variables')
  };
  const rows = list(said.plans).map(plan => {
    const rule = plain(plan.rule);
    return [
      seriousness(plan.class, trans),
      texts(plan.characteristics).join(', '),
      owns(rules, rule) ? rules[rule] : spoken(rule),
      trans.__('%1 of %2', figure(plan.sample), figure(plan.lot)),
      typeof plan.k === 'number' ? `k = ${figure(plan.k)}` : typeof plan.accept === 'number' ? `${figure(plan.accept)} / ${figure(plan.reject)}` : '',
      [typeof plan.aql === 'number' ? `AQL ${figure(plan.aql)} %` : '', plain(plan.level), plain(plan.letter), plain(plan.source)].filter(Boolean).join(', ')
    ];
  });
  const heads = [trans.__('Class'), trans.__('Characteristics'), trans.__('Rule'), trans.__('Sample'), trans.__('Accept / reject'), trans.__('From')];
  return subsection(trans.__('Of lots'), lines(told), grid(heads, rows, more));
}

/** The limits of a characteristic: `5 – 5.075 mm`, `≥ 5 mm`. */
function between(lower: unknown, upper: unknown, unit: unknown): string {
  const [low, high] = [figure(lower), figure(upper)];
  const range = low && high ? `${low} – ${high}` : low ? `≥ ${low}` : high ? `≤ ${high}` : '';
  return range && `${range}${unitWords(unit)}`;
}

/** What is measured with, and how far it errs. */
function instrument(value: unknown): string {
  const { name, id, error } = object(value);
  const off = object(error);
  const within = typeof off.value === 'number' ? ` (± ${figure(off.value)}${unitWords(off.unit)})` : '';
  return plain(name ?? id ?? (typeof value === 'string' ? value : '')) + within;
}
