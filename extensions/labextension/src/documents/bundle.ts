// A bundle: first whether it is what its signer made, then what is in it. Of one that is refused nothing is shown.

import { DocumentRegistry } from '@jupyterlab/docregistry';
import { TranslationBundle } from '@jupyterlab/translation';

import { unpacked } from './arrays';
import { Refusal } from './ask';
import { button, element, facts, grid, lines, list, moment, object, plain, section, subsection, texts } from './dom';
import { Judgment } from './judgment';
import { AskingPanel } from './panel';
import { designRightsSection } from './property';
import { recipeSections } from './recipe';
import { rightsSections } from './rights';
import { signatureTable } from './signatures';
import { Solid } from './solid';

const MOST_PROCESSES = 6;

/** The signers that the reader knows, and a way to know one more. */
export interface Signers {
  has(signer: string): boolean;
  add: ((signer: string) => Promise<void>) | null;
}

export class BundlePanel extends AskingPanel {
  private readonly stops: { dispose(): void }[] = [];

  constructor(
    context: DocumentRegistry.Context,
    trans: TranslationBundle,
    private readonly signers: Signers,
    private readonly language: () => string
  ) {
    super(context, trans);
  }

  protected async fill(signal: AbortSignal): Promise<void> {
    const told = object(await (await this.ask('document', { kind: 'bundle' }, signal)).json());
    const found = object(told.verification);
    this.clear();
    const seal = element('div', 'dfdm-doc-seal');
    this.signed(seal, found);
    const members = grid(
      [this.trans.__('Member'), this.trans.__('Bytes'), this.trans.__('Kind'), 'SHA-256'],
      list(found.members).map(member => [member.name, member.size, member.media_type, member.sha256]),
      count => this.trans.__('… and %1 more', String(count))
    );
    const listed = section(this.trans.__('Members'), members);
    this.body.replaceChildren(seal);
    if (found.valid !== true) {
      if (listed) this.body.append(listed);
      return;
    }
    const recipe = object(told.recipe);
    const sealed = texts(told.sealed);
    const solid = new Solid(this.trans, async () => (await this.ask('picture', {}, signal)).arrayBuffer());
    this.stops.push(solid);
    const part = section(this.trans.__('Part, as judged here'), solid.node);
    if (part) this.body.append(part);
    this.body.append(...rightsSections(object(told.rights), null, this.trans));
    const owned = designRightsSection(object(told.design_rights), this.trans);
    if (owned) this.body.append(owned);
    this.body.append(...recipeSections(recipe, this.trans, object(told.pictures)));
    const sent = list(object(told.report).reports);
    if (sent.length > 0) {
      const judgment = new Judgment(this.trans);
      this.stops.push(judgment);
      const report = section(this.trans.__('Report that its maker sent'), judgment.node);
      if (report) this.body.append(report);
      void judgment.show(sent, false);
    }
    const closed = subsection(this.trans.__('Sealed in it'), lines(sealed));
    if (closed) listed?.append(closed);
    if (listed) this.body.append(listed);
    if (sealed.some(name => name.startsWith('geometry/'))) {
      part?.replaceChildren(
        element('h2', '', this.trans.__('Part')),
        element('p', '', this.trans.__('Its geometry is sealed: it cannot be drawn or judged here. Who has a key that it was sealed to opens it with "dfdm open".'))
      );
      return;
    }
    await this.draw(solid, part, recipe, signal);
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.clear();
    super.dispose();
  }

  /** The part in 3D with what is found on it here; where that cannot be, why. */
  private async draw(solid: Solid, part: HTMLElement | null, recipe: Record<string, unknown>, signal: AbortSignal): Promise<void> {
    try {
      this.wait(this.trans.__('Drawing what is in it…'));
      await solid.draw(unpacked(await (await this.ask('preview', {}, signal)).arrayBuffer()));
      this.wait(this.trans.__('Looking for what is hard to make…'));
      const steps = list(recipe.route).filter(step => step.kind === 'process');
      const processes = [...new Set(steps.map(step => plain(step.id)))].slice(0, MOST_PROCESSES);
      const answer = await this.ask('findings', { process: processes, language: this.language() }, signal);
      await solid.judge(list((await answer.json()).reports));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'aborted') throw error;
      part?.append(element('p', 'dfdm-doc-mark', error.message));
    }
  }

  private clear(): void {
    for (const one of this.stops.splice(0)) one.dispose();
  }

  /** The state of the bundle and of each signature: a sign, words and a color that say the same. */
  private signed(seal: HTMLElement, found: Record<string, unknown>): void {
    const { trans } = this;
    const signer = plain(found.signer);
    const has = (one: string): boolean => this.signers.has(one);
    const known = signer !== '' && (found.signer_known === true || has(signer));
    const problems = list(found.problems);
    const unchecked = problems.length > 0 && problems.every(problem => problem.code === 'unverifiable');
    const state = found.valid !== true ? (unchecked ? 'unchecked' : 'invalid') : known ? 'valid' : 'unknown';
    const signs = { valid: '✓', unknown: '?', unchecked: '?', invalid: '✕' };
    const heads = {
      valid: trans.__('Valid: signed by somebody you know'),
      unknown: trans.__('Valid signature, unknown signer'),
      unchecked: trans.__('Refused: its signature cannot be checked here'),
      invalid: trans.__('Refused: this is not what its signer made')
    };
    const says = {
      valid: trans.__('Every member is as it was when it was signed.'),
      unknown: trans.__('Every member is as it was when it was signed, but this signer is not among those you know. Ask the maker, by another way, whether this identifier is theirs.'),
      unchecked: trans.__('Nothing of its content is shown or used, for nobody can be held to it.'),
      invalid: trans.__('Nothing of its content is shown or used.')
    };
    seal.dataset.state = state;
    const head = element('p', 'dfdm-doc-head');
    const sign = element('span', 'dfdm-doc-sign', signs[state]);
    sign.setAttribute('aria-hidden', 'true');
    head.append(sign, element('strong', '', heads[state]));
    seal.replaceChildren(head, element('p', '', says[state]));
    if (found.valid !== true) {
      const why = lines(problems.map(problem => `${plain(problem.code)}: ${plain(problem.message)}`));
      if (why) seal.append(why);
    }
    const sealedTo = typeof found.sealed_to === 'number' ? found.sealed_to : 0;
    const told = facts([
      [trans.__('Title'), found.title],
      [trans.__('Signed by'), signer || (found.valid !== true ? trans.__('nobody, as far as can be told') : '')],
      [trans.__('Signed at'), moment(found.created)],
      [trans.__('License'), found.license],
      [trans.__('Sealed'), sealedTo > 0 ? trans._n('Part of it is sealed; %1 key opens that.', 'Part of it is sealed; %1 keys open that.', sealedTo, sealedTo) : found.valid === true ? trans.__('no, all of it is open') : ''],
      ['SHA-256', found.sha256]
    ]);
    if (told) seal.append(told);
    const signatures = subsection(trans.__('Signatures'), signatureTable(found.signatures, has, trans));
    if (signatures) seal.append(signatures);
    const { add } = this.signers;
    if (state === 'unknown' && add) {
      seal.append(button(trans.__('I know this signer'), () => void add(signer).then(() => this.signed(seal, found))));
    }
  }
}
