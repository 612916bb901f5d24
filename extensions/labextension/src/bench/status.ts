import { TranslationBundle } from '@jupyterlab/translation';
import { ISignal, Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';

import { element } from './dom';
import type { Following } from './following';
import { best, SIGNS } from './words';

/** How many designs the notebook in front has, and how many of them can be made; a press opens the panel. */
export class StatusItem extends Widget {
  constructor(
    private _following: Following,
    private _trans: TranslationBundle,
    open: () => void
  ) {
    super();
    this._button = element('button', { type: 'button', className: 'dfdm-status', onclick: open });
    this._button.title = _trans.__('Open the side panel with verdict, price and makers');
    this.node.append(this._button);
    _following.changed.connect(this._draw, this);
    this._draw();
  }

  /** There is something to say of the notebook in front. */
  get isWorthIt(): boolean {
    return this._isWorthIt;
  }

  get worthChanged(): ISignal<this, void> {
    return this._worthChanged;
  }

  dispose(): void {
    this._following.changed.disconnect(this._draw, this);
    super.dispose();
  }

  private _draw(): void {
    const state = this._following.current?.phase === 'ready' ? this._following.current.state : null;
    const subjects = state?.subjects ?? [];
    const text = this._text();
    if (text !== this._shown) {
      this._shown = text;
      const judged = subjects.filter(subject => subject.processes.length || subject.error);
      const worst = judged.length ? (judged.every(subject => best(subject)) ? 'pass' : 'fail') : '';
      const sign = element('span', { className: `dfdm-panel-sign dfdm-panel-${worst}`, textContent: SIGNS[worst] });
      sign.setAttribute('aria-hidden', 'true');
      this._button.replaceChildren(...(worst ? [sign] : []), text);
    }
    if (this._isWorthIt !== subjects.length > 0) {
      this._isWorthIt = subjects.length > 0;
      this._worthChanged.emit();
    }
  }

  private _text(): string {
    const trans = this._trans;
    const state = this._following.current?.state;
    const subjects = state?.subjects ?? [];
    const all = subjects.length + (state?.left_out ?? 0);
    if (state?.working) {
      return trans.__('dfdm: checking …');
    }
    if (!subjects.some(subject => subject.processes.length || subject.error)) {
      return trans._n('dfdm: %1 design', 'dfdm: %1 designs', all, all);
    }
    const able = subjects.filter(subject => best(subject)).length;
    return trans.__('dfdm: %1 of %2 makeable', able, all);
  }

  private _button: HTMLButtonElement;
  private _shown = '';
  private _isWorthIt = false;
  private _worthChanged = new Signal<this, void>(this);
}
