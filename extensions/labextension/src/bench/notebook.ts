import { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, ICommandPalette, Notification, showDialog, showErrorMessage } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import { Contents } from '@jupyterlab/services';
import { TranslationBundle } from '@jupyterlab/translation';
import { ISignal, Signal } from '@lumino/signaling';

import { designIcon } from '../icon';
import { CATEGORY, CHECK_NOTEBOOK, EXPORT_BUNDLE, SHOW_PANEL } from './commands';
import { exportBundle } from './export';
import type { Follower } from './follower';
import type { Following } from './following';
import type { Written } from './state';

const PATIENCE_MS = 600_000;

/** Where the reports of the last check of each notebook were written. */
export class Reports {
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  of(notebook: string): string[] {
    return this._paths.get(notebook) ?? [];
  }

  keep(notebook: string, paths: string[]): void {
    this._paths.set(notebook, paths);
    this._changed.emit();
  }

  private _changed = new Signal<this, void>(this);
  private _paths = new Map<string, string[]>();
}

/** Write one report document per design beside the notebook: `bracket.plate.report.json`. */
async function write(contents: Contents.IManager, notebook: string, written: Written[]): Promise<string[]> {
  const paths: string[] = [];
  for (const { name, document } of written) {
    if (document) {
      const stem = PathExt.basename(notebook, '.ipynb');
      const path = PathExt.join(PathExt.dirname(notebook), `${stem}.${name}.report.json`);
      const content = `${JSON.stringify(document, null, 2)}\n`;
      await contents.save(path, { type: 'file', format: 'text', content });
      paths.push(path);
    }
  }
  return paths;
}

/** Wait until the kernel has been found to know of designs. */
function ready(follower: Follower): Promise<boolean> {
  return new Promise(resolve => {
    const look = () => {
      const known = follower.phase === 'ready' && !follower.busy;
      if (known || follower.phase === 'dead' || follower.isDisposed) {
        end(known);
      }
    };
    const timer = setTimeout(() => end(false), PATIENCE_MS);
    const end = (found: boolean) => {
      clearTimeout(timer);
      follower.changed.disconnect(look);
      resolve(found);
    };
    follower.changed.connect(look);
    look();
  });
}

/** Offer to run the notebook where its kernel knows nothing of dfdm yet; whether there is something to ask now. */
async function prepared(app: JupyterFrontEnd, follower: Follower, trans: TranslationBundle): Promise<boolean> {
  if (follower.phase === 'ready' && follower.state?.subjects.length) {
    return true;
  }
  const answer = await showDialog({
    title: trans.__('Run the notebook first?'),
    body: trans.__('Designs are known once the cells that define them have run.'),
    buttons: [Dialog.cancelButton({ label: trans.__('Cancel') }), Dialog.okButton({ label: trans.__('Run all cells') })]
  });
  if (!answer.button.accept) {
    return false;
  }
  await app.commands.execute('notebook:run-all-cells');
  return ready(follower);
}

async function check(
  app: JupyterFrontEnd,
  following: Following,
  reports: Reports,
  trans: TranslationBundle
): Promise<string[] | undefined> {
  const follower = following.current;
  const notebook = following.notebook?.context.path;
  if (!follower || notebook === undefined) {
    return undefined;
  }
  await app.commands.execute(SHOW_PANEL);
  if (!(await prepared(app, follower, trans))) {
    return undefined;
  }
  try {
    const written = await follower.check();
    const paths = await write(app.serviceManager.contents, notebook, written);
    reports.keep(notebook, paths);
    if (!written.length) {
      Notification.info(trans.__('There is no design in this notebook.'));
    } else {
      const text = trans._n('%1 report was written.', '%1 reports were written.', paths.length, paths.length);
      Notification.success(text, {
        autoClose: 5000,
        actions: paths.length
          ? [{ label: trans.__('Open'), callback: () => void app.commands.execute('docmanager:open', { path: paths[0] }) }]
          : []
      });
    }
    return paths;
  } catch (error) {
    await showErrorMessage(trans.__('The notebook could not be checked'), error as Error);
    return undefined;
  }
}

/** The commands on the notebook in front. */
export function addNotebookCommands(
  app: JupyterFrontEnd,
  following: Following,
  reports: Reports,
  trans: TranslationBundle,
  palette: ICommandPalette | null
): void {
  const { commands } = app;
  const isEnabled = () => following.notebook !== null;
  commands.addCommand(CHECK_NOTEBOOK, {
    label: args => (args['toolbar'] ? '' : trans.__('Check This Notebook')),
    caption: trans.__('Judge all designs of this notebook anew, and write the reports beside it'),
    icon: args => (args['isPalette'] ? undefined : designIcon),
    describedBy: {
      args: { type: 'object', properties: { toolbar: { type: 'boolean' }, isPalette: { type: 'boolean' } } }
    },
    isEnabled,
    execute: () => check(app, following, reports, trans)
  });
  commands.addCommand(EXPORT_BUNDLE, {
    label: trans.__('Export Bundle …'),
    caption: trans.__('Write the signed bundle of a design of this notebook: recipe, rights and geometry'),
    describedBy: {
      args: { type: 'object', properties: { subject: { type: 'string' }, isPalette: { type: 'boolean' } } }
    },
    isEnabled,
    execute: async args => {
      const follower = following.current;
      if (follower && (await prepared(app, follower, trans))) {
        const subject = typeof args['subject'] === 'string' ? args['subject'] : '';
        await exportBundle(app, follower, subject, trans);
      }
    }
  });
  for (const command of [CHECK_NOTEBOOK, EXPORT_BUNDLE]) {
    palette?.addItem({ command, category: CATEGORY, args: { isPalette: true } });
  }
  following.changed.connect(() => {
    if (isEnabled() !== wasEnabled) {
      wasEnabled = isEnabled();
      commands.notifyCommandChanged(CHECK_NOTEBOOK);
      commands.notifyCommandChanged(EXPORT_BUNDLE);
    }
  });
  let wasEnabled = isEnabled();
}
