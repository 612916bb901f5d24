// Previews of STEP, STL, 3MF and DXF files, which ask for what the file does not say.

import { DocumentRegistry } from '@jupyterlab/docregistry';
import { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { Header, unpacked } from './arrays';
import { Query } from './ask';
import { element, list } from './dom';
import { AskingPanel } from './panel';
import { Solid } from './solid';

const MM_PER_INCH = 25.4;
const ABOVE_AND_BELOW = 125;
let made = 0;

export class CadPanel extends AskingPanel {
  private readonly questions = element('div', 'dfdm-doc-questions');
  private readonly solid: Solid;
  private readonly number = made++;
  private units = '';
  private thickness = '';

  constructor(context: DocumentRegistry.Context, trans: TranslationBundle, private readonly language: () => string) {
    super(context, trans);
    this.solid = new Solid(trans, async () => {
      const answer = await this.ask('picture', this.query(), new AbortController().signal);
      return answer.arrayBuffer();
    });
    this.body.append(this.questions, this.solid.node);
  }

  protected async fill(signal: AbortSignal): Promise<void> {
    const query = this.query();
    const preview = unpacked(await (await this.ask('preview', query, signal)).arrayBuffer());
    this.wonder(preview.header);
    await this.solid.draw(preview);
    this.wait(this.trans.__('Looking for what is hard to make…'));
    const answer = await this.ask('findings', { ...query, language: this.language() }, signal);
    await this.solid.judge(list((await answer.json()).reports));
  }

  /** What the reader said of the file. */
  private query(): Query {
    return { ...(this.units && { units: this.units }), ...(this.thickness && { thickness_mm: this.thickness }) };
  }

  protected onResize(message: Widget.ResizeMessage): void {
    super.onResize(message);
    const height = message.height > 0 ? message.height : this.node.clientHeight;
    const wide = this.node.clientWidth >= 900;
    this.solid.fit(wide ? height - ABOVE_AND_BELOW : Math.min(0.5 * height, 420));
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.solid.dispose();
    super.dispose();
  }

  /** Ask for the unit and the thickness where the file has none; what is assumed meanwhile is said. */
  private wonder(header: Header): void {
    const focused = (document.activeElement as HTMLElement | null)?.id;
    this.questions.replaceChildren();
    if (!header.unit_stated) this.questions.append(this.unitQuestion(header));
    if (header.thickness_mm !== null) this.questions.append(this.thicknessQuestion(header));
    if (focused) document.getElementById(focused)?.focus();
  }

  private unitQuestion(header: Header): HTMLElement {
    const group = element('fieldset', 'dfdm-doc-question');
    group.append(element('legend', '', this.trans.__('This file does not say its unit. One unit in it is:')));
    const largest = Math.max(...header.parts.flatMap(part => part.size_mm)) / (header.unit === 'inch' ? MM_PER_INCH : 1);
    for (const [unit, name, factor] of [
      ['mm', this.trans.__('1 mm'), 1],
      ['inch', this.trans.__('1 inch'), MM_PER_INCH]
    ] as const) {
      const label = element('label');
      const choice = element('input');
      choice.type = 'radio';
      choice.name = `dfdm-unit-${this.number}`;
      choice.id = `dfdm-unit-${this.number}-${unit}`;
      choice.checked = header.unit === unit;
      choice.addEventListener('change', () => {
        this.units = unit;
        this.renew();
      });
      const size = Number((largest * factor).toPrecision(4));
      label.append(choice, element('span', '', `${name} (${this.trans.__('then it is %1 mm long', String(size))})`));
      group.append(label);
    }
    return group;
  }

  private thicknessQuestion(header: Header): HTMLElement {
    const label = element('label', 'dfdm-doc-question');
    const field = element('input');
    field.type = 'number';
    field.min = '0.1';
    field.max = '1000';
    field.step = 'any';
    field.id = `dfdm-thickness-${this.number}`;
    field.value = String(header.thickness_mm);
    field.addEventListener('change', () => {
      if (!field.checkValidity() || field.value === '') {
        field.reportValidity();
        return;
      }
      this.thickness = field.value;
      this.renew();
    });
    const assumed = header.thickness_stated ? '' : this.trans.__('assumed until you say it');
    label.append(
      element('span', '', this.trans.__('Thickness of the sheet in mm')),
      field,
      element('span', 'dfdm-doc-assumed', assumed)
    );
    return label;
  }
}
