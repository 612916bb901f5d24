import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, showErrorMessage } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CATEGORY, NEW_NOTEBOOK } from './bench/commands';
import { designIcon } from './icon';
import { templates, writeStarter } from './starter';

/** The launcher cards and the palette entries. All tokens are optional: a missing provider must not stop the plugin. */
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
    const known = templates(trans);
    const chosen = (name: unknown) => known.find(template => template.name === name) ?? known[0];
    commands.addCommand(NEW_NOTEBOOK, {
      label: args => {
        const { label } = chosen(args['template']);
        return args['isPalette'] ? trans.__('New: %1', label) : label;
      },
      caption: args => chosen(args['template']).caption,
      icon: args => (args['isPalette'] ? undefined : designIcon),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            cwd: { type: 'string' },
            isPalette: { type: 'boolean' },
            template: { type: 'string', enum: known.map(template => template.name) }
          }
        }
      },
      execute: async args => {
        const folder = typeof args['cwd'] === 'string' ? args['cwd'] : '';
        try {
          const path = await writeStarter(serviceManager.contents, folder, chosen(args['template']));
          return await commands.execute('docmanager:open', { path });
        } catch (error) {
          await showErrorMessage(trans.__('The design notebook could not be created'), error as Error);
        }
      }
    });
    known.forEach(({ name }, place) => {
      palette?.addItem({ command: NEW_NOTEBOOK, category: CATEGORY, args: { isPalette: true, template: name } });
      launcher?.add({ command: NEW_NOTEBOOK, category: CATEGORY, rank: place + 1, args: { template: name } });
    });
  }
};
