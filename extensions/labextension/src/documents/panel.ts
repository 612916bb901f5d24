// What all documents have in common: they ask the server, say that they wait, and say why there is no answer.

import { DocumentRegistry } from '@jupyterlab/docregistry';
import { TranslationBundle } from '@jupyterlab/translation';
import { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import { ask, Query, Refusal, Route } from './ask';
import { button, element } from './dom';

/** A document of the server extension: filled by `fill`, which asks and shows; asked again when the file changes. */
export abstract class AskingPanel extends Widget {
  protected readonly body = element('div', 'dfdm-doc-body');
  private readonly status = element('div', 'dfdm-doc-status');
  private work: AbortController | null = null;

  constructor(
    protected readonly context: DocumentRegistry.Context,
    protected readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('dfdm-doc');
    this.node.tabIndex = -1;
    this.node.append(this.status, this.body);
    void context.ready.then(() => {
      if (this.isDisposed) return;
      this.renew();
      context.fileChanged.connect(this.changed, this);
    });
  }

  /** Ask and show; throws a Refusal where there is nothing to show. */
  protected abstract fill(signal: AbortSignal): Promise<void>;

  /** Begin anew: what is under way is given up, on the server too. */
  protected renew(): void {
    this.work?.abort();
    const work = new AbortController();
    this.work = work;
    this.wait(this.trans.__('Reading %1…', this.name));
    this.fill(work.signal)
      .then(() => this.said(work))
      .catch(error => this.failed(work, error));
  }

  protected get name(): string {
    return this.context.path.split('/').pop() ?? '';
  }

  protected ask(route: Route, query: Query, signal: AbortSignal): Promise<Response> {
    return ask(route, this.context.localPath, query, signal, this.trans);
  }

  /** Say what is being waited for, with a way out. */
  protected wait(text: string): void {
    const words = element('span', '', text);
    this.status.setAttribute('role', 'status');
    this.status.dataset.state = 'waiting';
    this.status.replaceChildren(
      words,
      button(this.trans.__('Cancel'), () => this.work?.abort())
    );
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.work?.abort();
    this.context.fileChanged.disconnect(this.changed, this);
    super.dispose();
  }

  protected onActivateRequest(_message: Message): void {
    this.node.focus();
  }

  private changed(): void {
    this.renew();
  }

  private said(work: AbortController): void {
    if (work !== this.work) return;
    this.status.dataset.state = '';
    this.status.replaceChildren();
  }

  private failed(work: AbortController, error: unknown): void {
    if (work !== this.work || this.isDisposed) return;
    const text = error instanceof Refusal ? error.message : this.trans.__('This file cannot be shown: %1', String(error));
    this.status.setAttribute('role', 'alert');
    this.status.dataset.state = 'refused';
    this.status.replaceChildren(
      element('span', '', text),
      button(this.trans.__('Try again'), () => this.renew())
    );
  }
}
