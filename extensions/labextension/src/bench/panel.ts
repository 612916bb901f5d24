import { JupyterFrontEnd } from '@jupyterlab/application';
import { TranslationBundle } from '@jupyterlab/translation';
import { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import { CHECK_NOTEBOOK, EXPORT_BUNDLE, NEW_NOTEBOOK, VERSION } from './commands';
import type { Following } from './following';
import type { Reports } from './notebook';
import { View } from './view';

export const PANEL_ID = 'dfdm-panel';

/** The side panel: what it shows follows the notebook in front, and is judged only while it is in sight. */
export class Panel extends Widget {
  constructor(
    app: JupyterFrontEnd,
    private _following: Following,
    private _reports: Reports,
    trans: TranslationBundle
  ) {
    super();
    this.addClass('dfdm-panel');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Designs of this notebook'));
    this.node.tabIndex = -1;
    const { commands } = app;
    this._view = new View(
      this.node,
      trans,
      {
        check: () => void commands.execute(CHECK_NOTEBOOK),
        stop: () => _following.current?.stop(),
        create: () => void commands.execute(NEW_NOTEBOOK),
        start: () => void _following.current?.context.startKernel(),
        restart: () => void _following.current?.context.restartKernel(),
        run: () => void commands.execute('notebook:run-all-cells'),
        exportBundle: subject => void commands.execute(EXPORT_BUNDLE, { subject }),
        openReport: path => void commands.execute('docmanager:open', { path })
      },
      VERSION
    );
    _following.changed.connect(this._draw, this);
    _reports.changed.connect(this._draw, this);
    this._draw();
  }

  dispose(): void {
    this._following.changed.disconnect(this._draw, this);
    this._reports.changed.disconnect(this._draw, this);
    super.dispose();
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._following.watching = true;
    this._draw();
  }

  protected onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this._following.watching = this.isVisible;
  }

  protected onAfterHide(message: Message): void {
    super.onAfterHide(message);
    this._following.watching = false;
  }

  protected onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.node.focus();
  }

  private _draw(): void {
    const notebook = this._following.notebook;
    this._view.reports = notebook ? this._reports.of(notebook.context.path) : [];
    this._view.draw(this._following.current, notebook?.title.label ?? '');
  }

  private _view: View;
}
