import { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { ISignal, Signal } from '@lumino/signaling';

import { Follower } from './follower';
import type { Preferences } from './preferences';

/** Follows the notebook in front: one follower for each open notebook, of which at most the one in front is watched. */
export class Following {
  constructor(
    private _tracker: INotebookTracker | null,
    private _preferences: Preferences
  ) {
    _tracker?.currentChanged.connect(this._turn, this);
    this._turn();
  }

  /** Another notebook is in front, or something is new about the one that is. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get notebook(): NotebookPanel | null {
    const notebook = this._tracker?.currentWidget ?? null;
    return notebook?.isDisposed ? null : notebook;
  }

  get current(): Follower | null {
    return this._current && !this._current.isDisposed ? this._current : null;
  }

  set watching(watching: boolean) {
    this._watching = watching;
    if (this.current) {
      this.current.watching = watching;
    }
  }

  private _turn(): void {
    const notebook = this.notebook;
    const next = notebook ? this._followerOf(notebook) : null;
    if (next !== this._current) {
      if (this.current) {
        this.current.watching = false;
      }
      this._current = next;
      if (next) {
        next.watching = this._watching;
      }
    }
    this._changed.emit();
  }

  private _followerOf(notebook: NotebookPanel): Follower {
    let follower = this._followers.get(notebook);
    if (!follower) {
      follower = new Follower(notebook.sessionContext, this._preferences);
      this._followers.set(notebook, follower);
      follower.changed.connect(of => {
        if (of === this._current) {
          this._changed.emit();
        }
      });
      const made = follower;
      notebook.disposed.connect(() => {
        made.dispose();
        this._turn();
      });
    }
    return follower;
  }

  private _changed = new Signal<this, void>(this);
  private _followers = new WeakMap<NotebookPanel, Follower>();
  private _current: Follower | null = null;
  private _watching = false;
}
