import { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, Notification, showDialog, showErrorMessage } from '@jupyterlab/apputils';
import { TranslationBundle } from '@jupyterlab/translation';
import { JSONObject } from '@lumino/coreutils';
import { Widget } from '@lumino/widgets';

import { element } from './dom';
import type { Follower } from './follower';
import type { Subject } from './state';
import { processName } from './words';

const MAKER = 'node:';

/** The fields of an export; what was filled in stays when the kernel refuses it. */
class ExportForm extends Widget implements Dialog.IBodyWidget<JSONObject> {
  constructor(
    private _subjects: Subject[],
    first: string,
    private _trans: TranslationBundle
  ) {
    super();
    const trans = _trans;
    this.addClass('dfdm-dialog');
    this._said.setAttribute('role', 'alert');
    this.node.append(this._said);
    for (const subject of _subjects) {
      this._design.append(element('option', { value: subject.id, textContent: `${subject.title} – ${subject.variant}` }));
    }
    this._design.value = _subjects.some(subject => subject.id === first) ? first : _subjects[0].id;
    this._quantity.value = String(this._subject.makers?.quantity ?? 1);
    this._key.placeholder = trans.__('your own key, made at first use');
    const row = (label: string, name: string, field: HTMLElement) => {
      field.id = `dfdm-export-${name}`;
      this.node.append(element('label', { textContent: label, htmlFor: field.id }), field);
    };
    row(trans.__('Design'), 'design', this._design);
    row(trans.__('Made by'), 'by', this._by);
    row(trans.__('Pieces'), 'quantity', this._quantity);
    row(trans.__('License'), 'license', this._license);
    row(trans.__('Key file'), 'key', this._key);
    row(trans.__('Write to'), 'path', this._path);
    this._design.onchange = () => this._chosen();
    this._chosen();
  }

  say(text: string): void {
    this._said.textContent = text;
  }

  getValue(): JSONObject {
    const by = this._by.value;
    return {
      subject: this._design.value,
      process: by.startsWith(MAKER) ? '' : by,
      node: by.startsWith(MAKER) ? by.slice(MAKER.length) : '',
      quantity: Number(this._quantity.value),
      license: this._license.value,
      key: this._key.value,
      path: this._path.value
    };
  }

  private get _subject(): Subject {
    return this._subjects.find(subject => subject.id === this._design.value) ?? this._subjects[0];
  }

  private _chosen(): void {
    const trans = this._trans;
    const subject = this._subject;
    const any = element('option', { value: '', textContent: trans.__('any node, by the process that does best') });
    const processes = subject.processes
      .filter(entry => entry.makeable !== 'no')
      .map(entry =>
        element('option', {
          value: entry.process,
          textContent: trans.__('any node, by %1', processName(trans, entry.process, entry.name))
        })
      );
    const makers = (subject.makers?.best ?? []).map(maker =>
      element('option', {
        value: `${MAKER}${maker.id}`,
        textContent: `${maker.node}: ${processName(trans, maker.process, maker.name)}, ${maker.price}`
      })
    );
    this._by.replaceChildren(any, ...processes, ...makers);
    this._license.placeholder = subject.license || trans.__('none given: write an SPDX expression');
    this._license.value = subject.license;
    this._path.value = subject.file;
  }

  private _said = element('p', { className: 'dfdm-export-said' });
  private _design = element('select', { className: 'jp-mod-styled' });
  private _by = element('select', { className: 'jp-mod-styled' });
  private _quantity = element('input', { className: 'jp-mod-styled', type: 'number', min: '1', step: '1' });
  private _license = element('input', { className: 'jp-mod-styled', type: 'text' });
  private _key = element('input', { className: 'jp-mod-styled', type: 'text' });
  private _path = element('input', { className: 'jp-mod-styled', type: 'text' });
}

/** Ask what to export and where to; write the bundle through the kernel, and verify it when asked to. */
export async function exportBundle(
  app: JupyterFrontEnd,
  follower: Follower,
  first: string,
  trans: TranslationBundle
): Promise<void> {
  const subjects = (follower.state?.subjects ?? []).filter(subject => !subject.error);
  if (!subjects.length) {
    await showErrorMessage(trans.__('Nothing to export'), trans.__('No design of this notebook can be built.'));
    return;
  }
  let said = '';
  let values: JSONObject | null = null;
  for (;;) {
    const body = new ExportForm(subjects, first, trans);
    if (values) {
      refill(body, values);
      body.say(said);
    }
    const answer = await showDialog({
      title: trans.__('Export bundle'),
      body,
      focusNodeSelector: '#dfdm-export-path',
      buttons: [Dialog.cancelButton({ label: trans.__('Cancel') }), Dialog.okButton({ label: trans.__('Export') })]
    });
    if (!answer.button.accept || !answer.value) {
      return;
    }
    values = answer.value;
    const working = Notification.emit(trans.__('The bundle is being written …'), 'in-progress', { autoClose: false });
    try {
      const done = await follower.request({ ...values, want: 'export' });
      Notification.dismiss(working);
      if (done.kind === 'exported') {
        await told(app, follower, done.path, done.members, done.sha256, trans);
        return;
      }
      said = done.kind === 'refused' ? done.why : '';
    } catch (error) {
      Notification.dismiss(working);
      await showErrorMessage(trans.__('The bundle was not written'), error as Error);
      return;
    }
  }
}

function refill(body: Widget, values: JSONObject): void {
  const set = (name: string, value: unknown) => {
    const field = body.node.querySelector<HTMLInputElement | HTMLSelectElement>(`#dfdm-export-${name}`);
    if (field) {
      field.value = String(value);
    }
  };
  set('design', values['subject']);
  body.node.querySelector('#dfdm-export-design')?.dispatchEvent(new Event('change'));
  set('by', values['node'] ? `${MAKER}${values['node']}` : values['process']);
  for (const name of ['quantity', 'license', 'key', 'path']) {
    set(name, values[name]);
  }
}

async function told(
  app: JupyterFrontEnd,
  follower: Follower,
  path: string,
  members: number,
  sha256: string,
  trans: TranslationBundle
): Promise<void> {
  const body = new Widget();
  body.addClass('dfdm-dialog');
  const line = element('p', { textContent: trans.__('%1 was written: %2 members, sha256 %3', path, members, sha256) });
  body.node.append(line);
  if (app.commands.hasCommand('filebrowser:refresh')) {
    void app.commands.execute('filebrowser:refresh');
  }
  const answer = await showDialog({
    title: trans.__('The bundle was written'),
    body,
    buttons: [Dialog.cancelButton({ label: trans.__('Close') }), Dialog.okButton({ label: trans.__('Verify') })]
  });
  if (!answer.button.accept) {
    return;
  }
  const found = await follower.request({ want: 'verify', path });
  if (found.kind === 'verified' && found.valid) {
    await showDialog({
      title: trans.__('Verified'),
      body: trans.__('%1 is whole and signed.', path),
      buttons: [Dialog.okButton({ label: trans.__('Close') })]
    });
  } else {
    const why = found.kind === 'verified' ? found.problems.join('; ') : found.kind === 'refused' ? found.why : '';
    await showErrorMessage(trans.__('The bundle is refused'), why);
  }
}
