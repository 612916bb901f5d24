import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, showErrorMessage } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { designIcon } from './icon';
import { writeStarter } from './starter';

const NEW_NOTEBOOK = 'dfdm:new-design-notebook';
const CATEGORY = 'dfdm';

/** The launcher card and the palette entry. All tokens are optional: a missing provider must not stop the plugin. */
export const launcher: JupyterFrontEndPlugin<void> = {
  id: '@dfdm/labextension:plugin',
  description: 'Design notebooks for distributed manufacturing.',
  autoStart: true,
  optional: [ICommandPalette, ILauncher, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    palette: ICommandPalette | null,
    launcher: ILauncher | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('dfdm');
    const { commands, serviceManager } = app;
    commands.addCommand(NEW_NOTEBOOK, {
      label: args => (args['isPalette'] ? trans.__('New Design Notebook') : trans.__('Design notebook')),
      caption: trans.__('Create a notebook with a parametric part that dfdm checks, prices and places'),
      icon: args => (args['isPalette'] ? undefined : designIcon),
      describedBy: {
        args: { type: 'object', properties: { cwd: { type: 'string' }, isPalette: { type: 'boolean' } } }
      },
      execute: async args => {
        const folder = typeof args['cwd'] === 'string' ? args['cwd'] : '';
        try {
          const path = await writeStarter(serviceManager.contents, folder);
          return await commands.execute('docmanager:open', { path });
        } catch (error) {
          await showErrorMessage(trans.__('The design notebook could not be created'), error as Error);
        }
      }
    });
    palette?.addItem({ command: NEW_NOTEBOOK, category: CATEGORY, args: { isPalette: true } });
    launcher?.add({ command: NEW_NOTEBOOK, category: CATEGORY, rank: 1 });
  }
};
