// The rights in a design, as its owner states them (`design-rights.json`): property, export, parents, licenses, source.

import { TranslationBundle } from '@jupyterlab/translation';

import { element, facts, grid, line, lines, list, object, owns, plain, section, subsection, texts } from './dom';
import { spoken } from './findings';

type Entry = Record<string, unknown>;

function kindOf(value: unknown, trans: TranslationBundle): string {
  switch (value) {
    case 'copyright': return trans.__('copyright');
    case 'registered_design': return trans.__('registered design');
    case 'unregistered_design': return trans.__('unregistered design');
    case 'patent': return trans.__('patent');
    case 'utility_model': return trans.__('utility model');
    case 'trademark': return trans.__('trademark');
    case 'trade_secret': return trans.__('trade secret');
    default: return spoken(value);
  }
}

function relation(value: unknown, trans: TranslationBundle): string {
  switch (value) {
    case 'variant_of': return trans.__('variant of');
    case 'derivative_of': return trans.__('changed version of');
    case 'contains': return trans.__('contains');
    default: return spoken(value);
  }
}

function regime(value: unknown, trans: TranslationBundle): string {
  switch (value) {
    case 'eu-dual-use': return trans.__('EU dual-use list');
    case 'eu-military': return trans.__('EU military list');
    case 'us-ear': return trans.__('US EAR');
    case 'us-itar': return trans.__('US ITAR');
    default: return plain(value);
  }
}

/** Export classification; undeclared is said as such, for it is not checked then. */
function exporting(value: unknown, trans: TranslationBundle): HTMLElement | null {
  const said = object(value);
  if (Object.keys(said).length === 0) {
    return line(trans.__('Not declared, so not checked: whether it may be made or sent anywhere is for you to find out.'));
  }
  const codes = list(said.listings).slice(0, 50).map(one =>
    one.code === 'none' ? trans.__('%1: does not name it', regime(one.regime, trans)) : `${regime(one.regime, trans)}: ${plain(one.code)}`
  );
  return facts([
    [trans.__('Lists'), codes.join('; ')],
    [trans.__('Determined by'), [plain(said.determined_by), plain(said.determined_on)].filter(Boolean).join(', ')],
    [trans.__('Allowed countries'), texts(said.allowed).join(', ')],
    [trans.__('Excluded countries'), texts(said.excluded).join(', ')],
    [trans.__('Note'), said.note]
  ]);
}

function source(value: unknown, trans: TranslationBundle): string {
  const { form, members, location, note } = object(value);
  const where = [texts(members).join(', '), plain(location), plain(note)].filter(Boolean).join('; ');
  const words =
    form === 'preferred'
      ? trans.__('in the form preferred for changes')
      : form === 'elsewhere'
        ? trans.__('elsewhere')
        : form === 'not-carried'
          ? trans.__('not carried')
          : '';
  return [words, where].filter(Boolean).join(': ');
}

/** The rights in the design as a section; none where a bundle states none. */
export function designRightsSection(said: Entry, trans: TranslationBundle): HTMLElement | null {
  if (Object.keys(said).length === 0) return null;
  const more = (count: number): string => trans.__('… and %1 more', String(count));
  const ownership = object(said.ownership);
  const fit = object(said.compatibility);
  const licenses = Object.entries(object(said.licenses)).slice(0, 10).map(([what, license]) => `${spoken(what)}: ${plain(license)}`);
  const property = list(said.intellectual_property).map(right => [
    kindOf(right.kind, trans),
    right.title,
    [plain(right.office), plain(right.number), right.status ? spoken(right.status) : ''].filter(Boolean).join(' '),
    texts(right.territories).join(', '),
    right.expires,
    [plain(right.owner), texts(right.authors).join(', ')].filter(Boolean).join('; '),
    [texts(right.locarno).length > 0 ? `Locarno ${texts(right.locarno).join(', ')}` : '', plain(right.note)].filter(Boolean).join('; ')
  ]);
  const parents = list(said.derived_from).map(parent => [
    relation(parent.relation, trans),
    plain(parent.title) || plain(parent.subject),
    parent.license,
    parent.attribution,
    parent.change,
    parent.source_location
  ]);
  const fits: Record<string, string> = {
    yes: trans.__('fits what the design derives from'),
    no: trans.__('does not fit what the design derives from'),
    unknown: trans.__('whether it fits what the design derives from is not known')
  };
  const answer = plain(fit.answer);
  return section(
    trans.__('Rights in the design'),
    line(said.statement, 'dfdm-doc-assumed'),
    facts([
      [trans.__('Licenses'), licenses.join('; ')],
      [trans.__('The license'), [owns(fits, answer) ? fits[answer] : '', ...texts(fit.reasons)].filter(Boolean).join('; ')],
      [trans.__('Stated by'), ownership.stated_by],
      [trans.__('Sole owner'), ownership.sole_owner === true ? trans.__('yes, as stated') : trans.__('not stated')],
      [trans.__('Public license beside it'), ownership.public_license],
      [trans.__('Source'), source(said.source, trans)]
    ]),
    subsection(
      trans.__('Intellectual property'),
      grid(
        [trans.__('Kind'), trans.__('Title'), trans.__('Office and number'), trans.__('Where'), trans.__('Until'), trans.__('Owner, authors'), trans.__('Note')],
        property,
        more,
        100
      ) ?? element('p', '', trans.__('None is named, so none is checked.'))
    ),
    subsection(trans.__('Export classification'), exporting(said.export_classification, trans)),
    subsection(
      trans.__('Derived from'),
      grid([trans.__('How'), trans.__('Design'), trans.__('License'), trans.__('Attribution'), trans.__('Changed'), trans.__('Source')], parents, more, 100)
    ),
    subsection(trans.__('To be known'), lines(list(said.remarks).map(one => plain(one.message)))),
    subsection(trans.__('Not checked'), lines(list(said.not_checked).map(one => `${spoken(one.check)}: ${plain(one.reason)}`)))
  );
}
