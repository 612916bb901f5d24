// What comes after the making: post-processing, packing, and what becomes of the product in the end.

import { TranslationBundle } from '@jupyterlab/translation';

import { figure, grid, line, lines, list, object, plain, section, subsection, texts } from './dom';
import { spoken } from './findings';
import { separable } from './making';

type Entry = Record<string, unknown>;

/** The sections after those of the parts. */
export function afterSections(recipe: Entry, trans: TranslationBundle, more: (count: number) => string): (HTMLElement | null)[] {
  return [afterwards(recipe.post_processing, trans, more), packing(object(recipe.packing), trans), end(object(recipe.end_of_life), trans, more)];
}

function afterwards(value: unknown, trans: TranslationBundle, more: (count: number) => string): HTMLElement | null {
  const rows = list(value).map(one => [
    one.part,
    one.name,
    one.effect,
    one.in_route === true ? trans.__('yes') : trans.__('no, yet needed'),
    [plain(one.reason), ...list(one.safety).slice(0, 50).map(note => plain(note.text))].filter(Boolean).join(' ')
  ]);
  const heads = [trans.__('Part'), trans.__('What is done'), trans.__('Effect'), trans.__('On the route'), trans.__('Because')];
  return section(trans.__('Post-processing'), grid(heads, rows, more));
}

/** Statements with the source that each rests on. */
function statements(value: unknown, trans: TranslationBundle): HTMLElement | null {
  return lines(
    list(value).map(one =>
      one.kind === 'assumption' ? trans.__('%1 (an assumption)', plain(one.text)) : one.source ? `${plain(one.text)} (${plain(one.source)})` : plain(one.text)
    )
  );
}

function packing(said: Entry, trans: TranslationBundle): HTMLElement | null {
  const pieces = list(said.pieces).slice(0, 500).map(one => `${figure(one.count)} × ${plain(one.part)}`).join(', ');
  const mass = typeof said.mass_g === 'number' ? trans.__('%1 g in all', String(Number(said.mass_g.toPrecision(4)))) : '';
  return section(
    trans.__('Packing'),
    line([pieces, mass].filter(Boolean).join('; ')),
    statements(said.statements, trans),
    line(said.note)
  );
}

function stream(value: unknown, trans: TranslationBundle): string {
  switch (value) {
    case 'scrap': return trans.__('scrap');
    case 'household': return trans.__('household waste');
    case 'specialist': return trans.__('specialist');
    case 'energy': return trans.__('recovery of energy');
    default: return trans.__('not known');
  }
}

function end(said: Entry, trans: TranslationBundle, more: (count: number) => string): HTMLElement | null {
  const materials = list(said.materials).map(one => [
    one.part, spoken(one.material), one.code, stream(one.stream, trans), one.words, texts(one.sources).join(', ')
  ]);
  const steps = list(said.disassembly).map(step => [
    figure(step.step),
    trans.__('undo step %1 (%2)', figure(step.undoes), spoken(step.joining)),
    texts(step.parts).join(', '),
    step.tool,
    separable(step.separable, trans)
  ]);
  const apart = separable(said.separable, trans);
  return section(
    trans.__('End of life'),
    line(apart ? trans.__('The product %1.', apart) : ''),
    grid([trans.__('Part'), trans.__('Material'), trans.__('Mark'), trans.__('Goes to'), trans.__('What becomes of it'), trans.__('Source')], materials, more),
    lines(list(said.to_come_off).map(one => trans.__('%1 must come off first.', plain(one.what)))),
    subsection(trans.__('Taking it apart'), grid([trans.__('Step'), trans.__('What is done'), trans.__('Parts'), trans.__('Tool'), trans.__('Afterwards')], steps, more)),
    statements(said.statements, trans),
    line(said.note)
  );
}
