// Reports as a document and as an output of a cell. They are data of anybody: shown as text, never as markup.

import { DocumentRegistry } from '@jupyterlab/docregistry';
import { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { element, list, object, plain } from './dom';
import { word, worst } from './findings';
import { Judgment } from './judgment';

export const REPORT_MIME = 'application/vnd.dfdm.report+json';
const MOST_TEXT = 32 * 1024 * 1024;
const KINDS = ['dfdm/reports/1', 'dfdm/report/1'];

/** One report or several as tables. */
export class ReportView {
  readonly node = element('div', 'dfdm-doc-report');
  private judgment: Judgment | null = null;

  constructor(private readonly trans: TranslationBundle) {}

  async show(data: unknown): Promise<void> {
    this.judgment?.dispose();
    const document_ = object(data);
    const reports = Array.isArray(document_.reports) ? list(document_.reports) : 'findings' in document_ ? [document_] : null;
    const kind = plain(document_.schema);
    if (!reports || (kind && !KINDS.includes(kind))) {
      this.node.replaceChildren(element('p', 'dfdm-doc-mark', this.trans.__('This is no report of dfdm.')));
      return;
    }
    this.judgment = new Judgment(this.trans);
    const head = element('p', 'dfdm-doc-head');
    const verdict = worst(reports);
    const name = plain(document_.model) || plain(reports[0]?.part);
    head.append(element('strong', '', reports.length === 1 ? `${name}: ${word(verdict, this.trans)}` : name));
    this.node.replaceChildren(head, this.judgment.node);
    await this.judgment.show(reports, false);
  }

  dispose(): void {
    this.judgment?.dispose();
  }
}

/** Renders reports in outputs; safe, since nothing in them becomes markup. */
export function reportRenderer(trans: TranslationBundle): IRenderMime.IRendererFactory {
  class Renderer extends Widget implements IRenderMime.IRenderer {
    private readonly view = new ReportView(trans);

    constructor() {
      super();
      this.addClass('dfdm-doc');
      this.addClass('dfdm-doc-output');
      this.node.append(this.view.node);
    }

    async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
      await this.view.show(model.data[REPORT_MIME]);
    }

    dispose(): void {
      this.view.dispose();
      super.dispose();
    }
  }
  return { safe: true, mimeTypes: [REPORT_MIME], defaultRank: 40, createRenderer: () => new Renderer() };
}

/** A file with reports. */
export class ReportPanel extends Widget {
  private readonly view: ReportView;

  constructor(
    private readonly context: DocumentRegistry.Context,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.view = new ReportView(trans);
    this.addClass('dfdm-doc');
    this.node.tabIndex = -1;
    this.node.append(this.view.node);
    void context.ready.then(() => {
      if (this.isDisposed) return;
      this.renew();
      context.model.contentChanged.connect(this.renew, this);
    });
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.context.model.contentChanged.disconnect(this.renew, this);
    this.view.dispose();
    super.dispose();
  }

  private renew(): void {
    const text = this.context.model.toString();
    let data: unknown = null;
    try {
      data = text.length <= MOST_TEXT ? JSON.parse(text) : null;
    } catch (error) {
      this.view.node.replaceChildren(element('p', 'dfdm-doc-mark', this.trans.__('This file is no JSON: %1', String(error))));
      return;
    }
    void this.view.show(data);
  }
}
