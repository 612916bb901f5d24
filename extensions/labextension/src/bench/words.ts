import { TranslationBundle } from '@jupyterlab/translation';

import type { Judged, Subject } from './state';

/** The words for a verdict; a verdict that this extension does not know is shown as it came. */
export function verdictWord(trans: TranslationBundle, verdict: string): string {
  switch (verdict) {
    case 'pass':
      return trans.__('pass');
    case 'warn':
      return trans.__('warning');
    case 'fail':
      return trans.__('fail');
    case 'unknown':
      return trans.__('unknown');
    case 'not_applicable':
      return trans.__('does not apply');
    default:
      return verdict;
  }
}

/** The name of a process; of one from a plug-in its own words. */
export function processName(trans: TranslationBundle, term: string, otherwise: string): string {
  switch (term) {
    case 'injection_molding':
      return trans.__('injection molding');
    case 'laser_cutting':
      return trans.__('laser cutting');
    case 'material_extrusion':
      return trans.__('material extrusion');
    case 'milling':
      return trans.__('milling');
    case 'powder_bed_fusion_metal':
      return trans.__('powder bed fusion of metal');
    case 'powder_bed_fusion_polymer':
      return trans.__('powder bed fusion of polymer');
    case 'routing':
      return trans.__('routing');
    case 'sheet_bending':
      return trans.__('sheet bending');
    case 'thermoforming':
      return trans.__('thermoforming');
    case 'turning':
      return trans.__('turning');
    case 'vat_photopolymerization':
      return trans.__('vat photopolymerization');
    case 'waterjet_cutting':
      return trans.__('waterjet cutting');
    default:
      return otherwise;
  }
}

export const SIGNS: Record<string, string> = { pass: '✓', warn: '!', fail: '×', unknown: '?', not_applicable: '–' };

/** The process that does best: the first that can make the part; null where none can, or nobody knows. */
export function best(subject: Subject): Judged | null {
  return subject.processes.find(entry => entry.makeable === 'yes') ?? null;
}

/** One line on a subject: whether it can be made, by how many, and from which price on. */
export function summary(trans: TranslationBundle, subject: Subject): string {
  if (subject.error) {
    return trans.__('cannot be judged');
  }
  if (!subject.processes.length) {
    return subject.status === 'waiting' ? trans.__('not checked yet') : trans.__('being built …');
  }
  const able = subject.processes.filter(entry => entry.makeable === 'yes');
  const open = subject.processes.filter(entry => entry.makeable === 'unknown').length;
  if (!able.length) {
    return open
      ? trans._n('no process is sure; of %1 nobody can tell', 'no process is sure; of %1 nobody can tell', open, open)
      : trans.__('no process can make it as it is');
  }
  const first = able[0];
  const name = processName(trans, first.process, first.name);
  const count = trans._n(
    'makeable by %1 process',
    'makeable by %1 processes',
    able.length,
    able.length
  );
  return first.price ? trans.__('%1; %2: %3 each', count, name, first.price) : trans.__('%1; best: %2', count, name);
}
