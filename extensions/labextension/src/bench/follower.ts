import { ISessionContext } from '@jupyterlab/apputils';
import { Kernel, KernelMessage } from '@jupyterlab/services';
import { JSONObject } from '@lumino/coreutils';
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import type { Preferences } from './preferences';
import type { Answer, State, Told, Written } from './state';

const TARGET = 'dfdm.panel';
const GONE = ['dead', 'terminating', 'unknown', 'disconnected', ''];

/** Where a notebook's kernel stands: `silent` is a Python kernel in which nobody imported dfdm. */
export type Phase = 'no-kernel' | 'dead' | 'starting' | 'lost' | 'other-language' | 'silent' | 'ready';

/** Listens to the kernel of one notebook; finds the panel's comm again after a restart or another kernel. */
export class Follower implements IDisposable {
  constructor(
    readonly context: ISessionContext,
    private _preferences: Preferences
  ) {
    context.kernelChanged.connect(this._kernelChanged, this);
    context.statusChanged.connect(this._statusChanged, this);
    context.connectionStatusChanged.connect(this._announce, this);
    context.iopubMessage.connect(this._heardOf, this);
    context.disposed.connect(this.dispose, this);
    _preferences.changed.connect(this._ask, this);
    void context.ready.then(() => this._look());
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get state(): State | null {
    return this._state;
  }

  get busy(): boolean {
    return this.context.kernelDisplayStatus === 'busy';
  }

  get phase(): Phase {
    const status = this.context.kernelDisplayStatus;
    if (status === 'dead') {
      return 'dead';
    }
    if (this.context.isDisposed || !this.context.session?.kernel) {
      return status === 'connecting' || status === 'initializing' || status === 'starting' ? 'starting' : 'no-kernel';
    }
    if (/starting|restarting|initializing|connecting/.test(status)) {
      return 'starting';
    }
    if (GONE.includes(status)) {
      return 'lost';
    }
    if (this._comm) {
      return 'ready';
    }
    return this._language && this._language !== 'python' ? 'other-language' : 'silent';
  }

  /** Whether somebody looks: only then are designs judged. */
  set watching(watching: boolean) {
    if (watching !== this._watching) {
      this._watching = watching;
      this._ask();
    }
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this.watching = false;
    this._isDisposed = true;
    this._drop('The notebook was closed.');
    Signal.clearData(this);
    this._preferences.changed.disconnect(this._ask, this);
  }

  /** Judge everything anew; the reports when that is done. */
  check(): Promise<Written[]> {
    return new Promise((resolve, reject) => {
      this._checks.push({ resolve, reject });
      this._send({ want: 'check', preferences: this._told() });
    });
  }

  stop(): void {
    this._send({ want: 'stop' });
  }

  /** Have a request answered, whatever the answer; a kernel that goes away is an error. */
  request(asked: JSONObject): Promise<Answer> {
    const id = `${Date.now()}-${this._number++}`;
    return new Promise((resolve, reject) => {
      this._requests.set(id, { resolve, reject });
      this._send({ ...asked, id });
    });
  }

  private _told(): JSONObject {
    return this._preferences.told as unknown as JSONObject;
  }

  private _ask(): void {
    if (this._comm) {
      this._send({ want: 'state', watching: this._watching, preferences: this._told() });
    }
  }

  private _send(data: JSONObject): void {
    if (!this._comm || this._comm.isDisposed) {
      this._drop('The kernel has no dfdm to ask.');
      return;
    }
    try {
      this._comm.send(data);
    } catch {
      this._drop('The kernel cannot be reached.');
    }
  }

  private _kernelChanged(): void {
    this._drop('The kernel was changed.');
    this._state = null;
    this._language = '';
    this._ran = true;
    void this._look();
    this._announce();
  }

  private _statusChanged(_context: ISessionContext, status: Kernel.Status): void {
    if (status === 'restarting' || status === 'autorestarting' || status === 'starting') {
      this._drop('The kernel was restarted.');
      this._state = null;
      this._ran = true;
    } else if (status === 'dead') {
      this._drop('The kernel has died.');
      this._ran = true;
    } else if (status === 'idle' && !this._comm && this._ran) {
      void this._look();
    }
    this._announce();
  }

  /** A cell ran, here or in a console of the same kernel: it may have imported dfdm. */
  private _heardOf(_context: ISessionContext, message: KernelMessage.IMessage): void {
    this._ran ||= message.header.msg_type === 'execute_input';
  }

  /** Look whether the kernel has an ear for panels. Asked once after something ran: the question makes it busy too. */
  private async _look(): Promise<void> {
    const kernel = this.context.session?.kernel;
    if (!kernel || this._comm || this._looking || this._isDisposed) {
      return;
    }
    this._looking = true;
    this._ran = false;
    try {
      this._language = (await kernel.info).language_info.name;
      if (this._language === 'python') {
        const reply = await kernel.requestCommInfo({ target_name: TARGET });
        const ids = reply.content.status === 'ok' ? Object.keys(reply.content.comms) : [];
        if (ids.length && kernel === this.context.session?.kernel && !kernel.isDisposed && !this._isDisposed) {
          this._hear(kernel, ids[0]);
        }
      }
    } catch {
      // The kernel went away meanwhile: its change of status has been or will be heard of.
    } finally {
      this._looking = false;
      this._announce();
    }
  }

  private _hear(kernel: Kernel.IKernelConnection, id: string): void {
    if (!kernel.handleComms || kernel.hasComm(id)) {
      return;
    }
    this._comm = kernel.createComm(TARGET, id);
    this._comm.onMsg = message => this._toldOf(message.content.data as unknown as Told);
    this._ask();
  }

  private _toldOf(told: Told): void {
    if (told.kind === 'state') {
      this._state = told;
      this._announce();
    } else if (told.kind === 'checked') {
      this._checks.splice(0).forEach(({ resolve }) => resolve(told.documents));
    } else if (told.id && this._requests.has(told.id)) {
      this._requests.get(told.id)!.resolve(told);
      this._requests.delete(told.id);
    }
  }

  private _drop(why: string): void {
    const waiting = [...this._checks.splice(0), ...this._requests.values()];
    this._requests.clear();
    waiting.forEach(({ reject }) => reject(new Error(why)));
    if (this._comm && !this._comm.isDisposed) {
      this._comm.dispose(); // the kernel's end stays: other panels may listen to it
    }
    this._comm = null;
  }

  private _announce(): void {
    if (!this._isDisposed) {
      this._changed.emit();
    }
  }

  private _changed = new Signal<this, void>(this);
  private _comm: Kernel.IComm | null = null;
  private _state: State | null = null;
  private _language = '';
  private _watching = false;
  private _looking = false;
  private _ran = true;
  private _number = 0;
  private _isDisposed = false;
  private _checks: { resolve: (written: Written[]) => void; reject: (error: Error) => void }[] = [];
  private _requests = new Map<string, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
}
