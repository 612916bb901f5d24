// Signatures of a document: who signed, in which role, and what came of checking it.

import { TranslationBundle } from '@jupyterlab/translation';

import { element, grid, list, moment, plain } from './dom';
import { spoken } from './findings';

const MOST = 16;

type Entry = Record<string, unknown>;

/** A role as people say it; one that is not known here as the signer wrote it. */
function role(value: unknown, trans: TranslationBundle): string {
  switch (value) {
    case 'owner': return trans.__('owner');
    case 'designer': return trans.__('designer');
    case 'reviewer': return trans.__('reviewer');
    default: return value ? spoken(value) : trans.__('no role stated');
  }
}

/** The state of one signature: a sign, a color and words that say the same. */
function state(one: Entry, known: boolean, trans: TranslationBundle): HTMLElement {
  const made = element('span', 'dfdm-doc-state');
  const [code, mark, words] =
    one.status === 'valid'
      ? known
        ? ['valid', '✓', trans.__('valid; you know the signer')]
        : ['unknown', '?', trans.__('valid; a stranger to you')]
      : one.status === 'unverifiable'
        ? ['unchecked', '?', trans.__('cannot be checked')]
        : ['invalid', '✕', trans.__('wrong')];
  made.dataset.state = code;
  const sign = element('span', 'dfdm-doc-sign', mark);
  sign.setAttribute('aria-hidden', 'true');
  const why = plain(one.why).replace(/^the signature (is wrong|cannot be checked): /, '');
  made.append(sign, element('span', '', one.status === 'valid' || !why ? words : `${words}: ${why}`));
  return made;
}

/** All signatures as a table; `has` says whom the reader knows. Of one that is not valid, all else is a mere claim. */
export function signatureTable(value: unknown, has: (signer: string) => boolean, trans: TranslationBundle): HTMLElement | null {
  const all = list(value);
  const rows = all.map(one => {
    const signer = plain(one.signer);
    const after = Array.isArray(one.after) ? one.after.length : 0;
    return [
      state(one, signer !== '' && (one.known === true || has(signer)), trans),
      role(one.role, trans),
      signer || trans.__('nobody, as far as can be told'),
      moment(one.created),
      after > 0 ? trans._n('%1 other signature', '%1 other signatures', after, after) : ''
    ];
  });
  const heads = [trans.__('State'), trans.__('As'), trans.__('Signer'), trans.__('When'), trans.__('Covers too')];
  const made = grid(heads, rows, count => trans.__('… and %1 more', String(count)), MOST);
  if (made && all.some(one => one.status !== 'valid')) {
    made.append(element('p', 'dfdm-doc-assumed', trans.__('Of a signature that is not valid, signer, role and time are mere claims.')));
  }
  return made;
}
