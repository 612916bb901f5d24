import { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, ICommandPalette, showDialog } from '@jupyterlab/apputils';
import { CodeCell } from '@jupyterlab/cells';
import { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { CATEGORY, CHECK_BROWSER, VERSION } from './commands';
import { element } from './dom';
import type { Follower } from './follower';
import type { Following } from './following';

const PATIENCE_MS = 5000;
const MANAGERS = ['@jupyter-widgets/jupyterlab-manager:plugin', 'anywidget:plugin'];

/** One thing looked at: whether it is well, what was found, and what to do if it is not. */
export interface Look {
  name: string;
  ok: boolean;
  found: string;
  remedy: string;
}

/** What draws 3D in this browser; null where nothing does. */
function renderer(): { name: string; software: boolean } | null {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2');
  if (!context) {
    return null;
  }
  const told = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return { name, software: /swiftshader|llvmpipe|software|basic render/i.test(name) };
}

/** Widgets bring their code as text: it is run from a blob, which a strict content security policy forbids. */
async function blobError(): Promise<string> {
  const address = URL.createObjectURL(new Blob(['export default 7'], { type: 'text/javascript' }));
  try {
    const loaded = (await import(/* webpackIgnore: true */ address)) as { default: number };
    return loaded.default === 7 ? '' : 'it came out wrong';
  } catch (error) {
    return String(error);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function storageError(): string {
  try {
    localStorage.setItem('dfdm:look', '1');
    localStorage.removeItem('dfdm:look');
    return '';
  } catch (error) {
    return String(error);
  }
}

/** Whether the kernel says what it is, or has said it, within a few seconds. */
async function kernelAnswers(follower: Follower): Promise<boolean> {
  await Promise.race([follower.context.ready, later()]);
  const kernel = follower.context.session?.kernel;
  if (!kernel) {
    return false;
  }
  return Promise.race([kernel.info.then(() => kernel.connectionStatus === 'connected').catch(() => false), later()]);
}

function later(): Promise<boolean> {
  return new Promise(resolve => setTimeout(() => resolve(false), PATIENCE_MS));
}

/** Look at everything that keeps widgets from showing and that only the browser knows. */
export async function looks(app: JupyterFrontEnd, following: Following | null, trans: TranslationBundle): Promise<Look[]> {
  const drawing = renderer();
  const blob = await blobError();
  const storage = storageError();
  const framed = window.top !== window.self;
  const cookies = navigator.cookieEnabled;
  const plugins = new Set(app.listPlugins());
  const lacking = MANAGERS.filter(id => !plugins.has(id));
  const found: Look[] = [
    {
      name: trans.__('WebGL 2'),
      ok: drawing !== null,
      found: drawing ? drawing.name : trans.__('not available'),
      remedy: drawing?.software
        ? trans.__('Drawn by software, thus slow: switch hardware acceleration on in the settings of the browser.')
        : trans.__(
            'Switch hardware acceleration on in the settings of the browser, close tabs with other 3D views, or use another browser. Until then still pictures are shown.'
          )
    },
    {
      name: trans.__('Code of widgets'),
      ok: !blob,
      found: blob || trans.__('may run'),
      remedy: trans.__(
        'A content security policy forbids scripts from a blob: ask who runs the server to allow "script-src blob:", or switch off the add-on that blocks scripts.'
      )
    },
    {
      name: trans.__('Widget managers'),
      ok: !lacking.length,
      found: lacking.length ? trans.__('not here: %1', lacking.join(', ')) : trans.__('loaded'),
      remedy: trans.__(
        'Install ipywidgets and anywidget where JupyterLab runs, not only where the kernel runs; then run "dfdm doctor" there and reload the page.'
      )
    },
    {
      name: trans.__('Cookies'),
      ok: cookies,
      found: cookies
        ? framed
          ? trans.__('allowed; the page is a frame of another site')
          : trans.__('allowed')
        : trans.__('blocked'),
      remedy: framed
        ? trans.__('Allow third-party cookies for this site, or open JupyterLab in a tab of its own.')
        : trans.__('Allow cookies for this site: the kernel cannot be reached without.')
    },
    {
      name: trans.__('Storage'),
      ok: !storage,
      found: storage || trans.__('allowed'),
      remedy: trans.__('Allow site data for this site, or leave the private window.')
    }
  ];
  const follower = following?.current;
  const notebook = following?.notebook;
  if (follower && notebook) {
    const answers = await kernelAnswers(follower);
    found.push({
      name: trans.__('Kernel'),
      ok: answers,
      found: answers ? trans.__('answers') : trans.__('does not answer'),
      remedy: trans.__('Start or restart the kernel; if it stays away, a proxy may not let websockets through.')
    });
    const version = follower.state?.version;
    if (version) {
      found.push({
        name: trans.__('Versions'),
        ok: version === VERSION,
        found: trans.__('kernel %1, page %2', version, VERSION),
        remedy: trans.__('Install the same version of dfdm where JupyterLab runs and where the kernel runs, restart JupyterLab and reload the page.')
      });
    }
    const untrusted = notebook.content.widgets.filter(
      cell => cell instanceof CodeCell && cell.model.outputs.length && !cell.model.trusted
    ).length;
    found.push({
      name: trans.__('Trust'),
      ok: !untrusted,
      found: untrusted
        ? trans._n('%1 cell is not trusted', '%1 cells are not trusted', untrusted, untrusted)
        : trans.__('all cells are trusted'),
      remedy: trans.__('Run the cells again, or trust the notebook (command "Trust Notebook").')
    });
  }
  return found.map(look => (look.ok && !(drawing?.software && look === found[0]) ? { ...look, remedy: '' } : look));
}

export function addBrowserCheck(
  app: JupyterFrontEnd,
  following: Following | null,
  palette: ICommandPalette | null,
  trans: TranslationBundle
): void {
  app.commands.addCommand(CHECK_BROWSER, {
    label: trans.__('Check This Browser'),
    caption: trans.__('Look for what keeps widgets from showing: WebGL, scripts, cookies, versions, trust'),
    describedBy: { args: { type: 'object', properties: { isPalette: { type: 'boolean' } } } },
    execute: async () => {
      const found = await looks(app, following, trans);
      const body = new Widget();
      const rows = found.map(look => {
        const name = element('th', { scope: 'row', textContent: look.name });
        const sign = element('td', { textContent: look.ok ? trans.__('ok') : trans.__('not ok') });
        const told = element('td', { textContent: look.remedy ? `${look.found}. ${look.remedy}` : look.found });
        return element('tr', {}, name, sign, told);
      });
      body.node.append(element('table', { className: 'dfdm-looks' }, element('tbody', {}, ...rows)));
      await showDialog({
        title: trans.__('What this browser says'),
        body,
        buttons: [Dialog.okButton({ label: trans.__('Close') })]
      });
      return found as never;
    }
  });
  palette?.addItem({ command: CHECK_BROWSER, category: CATEGORY, args: { isPalette: true } });
}
