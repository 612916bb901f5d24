import { ILabShell, ILayoutRestorer, JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { PageConfig } from '@jupyterlab/coreutils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { designIcon } from '../icon';
import { addBrowserCheck } from './browser';
import { CATEGORY, SHOW_PANEL } from './commands';
import { Following } from './following';
import { addNotebookCommands, Reports } from './notebook';
import { PANEL_ID, Panel } from './panel';
import { Preferences } from './preferences';
import { StatusItem } from './status';
import { IFollowing, IPreferences } from './tokens';

/** Follows the notebook in front. */
export const following: JupyterFrontEndPlugin<Following> = {
  id: '@dfdm/labextension:following',
  description: 'Follows the designs of the notebook in front.',
  autoStart: true,
  provides: IFollowing,
  optional: [INotebookTracker, IPreferences],
  activate: (_app: JupyterFrontEnd, tracker: INotebookTracker | null, preferences: Preferences | null) =>
    new Following(tracker, preferences ?? new Preferences('en'))
};

/** The side panel, and the commands on the notebook in front. In Notebook 7 only the page of a notebook has them. */
export const panel: JupyterFrontEndPlugin<void> = {
  id: '@dfdm/labextension:panel',
  description: 'The side panel with verdict, price and makers of the designs of the notebook in front.',
  autoStart: true,
  optional: [IFollowing, ICommandPalette, ILayoutRestorer, ILabShell, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    following: Following | null,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    labShell: ILabShell | null,
    translator: ITranslator | null
  ) => {
    const page = PageConfig.getOption('notebookPage');
    if (!following || (page && page !== 'notebooks')) {
      return;
    }
    const trans = (translator ?? nullTranslator).load('dfdm');
    const { commands, shell } = app;
    const reports = new Reports();
    const made = new Panel(app, following, reports, trans);
    made.id = PANEL_ID;
    made.title.icon = designIcon;
    made.title.caption = trans.__('dfdm: designs of this notebook');
    if (!labShell) {
      made.title.label = 'dfdm'; // Notebook 7 lists panels by their labels
    }
    shell.add(made, 'right', { rank: 900, type: 'dfdm' });
    restorer?.add(made, PANEL_ID);
    commands.addCommand(SHOW_PANEL, {
      label: trans.__('Show Designs of the Notebook'),
      caption: trans.__('Open the side panel with verdict, price and makers of the designs of the notebook in front'),
      icon: args => (args['isPalette'] ? undefined : designIcon),
      describedBy: { args: { type: 'object', properties: { isPalette: { type: 'boolean' } } } },
      execute: () => shell.activateById(PANEL_ID)
    });
    palette?.addItem({ command: SHOW_PANEL, category: CATEGORY, args: { isPalette: true } });
    addNotebookCommands(app, following, reports, trans, palette);
  }
};

/** What the designs come to, in the status bar. */
export const status: JupyterFrontEndPlugin<void> = {
  id: '@dfdm/labextension:status',
  description: 'The verdict on the designs of the notebook in front, in the status bar.',
  autoStart: true,
  optional: [IStatusBar, IFollowing, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    bar: IStatusBar | null,
    following: Following | null,
    translator: ITranslator | null
  ) => {
    if (bar && following) {
      const item = new StatusItem(following, (translator ?? nullTranslator).load('dfdm'), () =>
        app.commands.execute(SHOW_PANEL)
      );
      bar.registerStatusItem('@dfdm/labextension:status', {
        item,
        align: 'left',
        rank: 900,
        isActive: () => item.isWorthIt,
        activeStateChanged: item.worthChanged
      });
    }
  }
};

/** What of this browser and this page keeps widgets from showing. */
export const browser: JupyterFrontEndPlugin<void> = {
  id: '@dfdm/labextension:browser',
  description: 'Looks for what keeps widgets from showing in this browser.',
  autoStart: true,
  optional: [IFollowing, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    following: Following | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => addBrowserCheck(app, following, palette, (translator ?? nullTranslator).load('dfdm'))
};
