import { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { documents } from './documents';
import { launcher } from './launcher';

const plugins: JupyterFrontEndPlugin<unknown>[] = [launcher, documents];

export default plugins;
