import { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { browser, following, panel, status } from './bench/plugins';
import { settings } from './bench/settings';
import { documents } from './documents';
import { launcher } from './launcher';

const plugins: JupyterFrontEndPlugin<unknown>[] = [launcher, documents, settings, following, panel, status, browser];

export default plugins;
