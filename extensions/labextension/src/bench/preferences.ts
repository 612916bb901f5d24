import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ISignal, Signal } from '@lumino/signaling';

/** What the kernel is told (`Preferences` of dfdm/widgets/preferences.py). */
export interface Told {
  units: string;
  currency: string;
  network: string;
  place: string;
  quantity: number;
  language: string;
}

const DEFAULTS = { units: 'mm', currency: '', network: 'sample', place: 'Berlin, DE', quantity: 1, theme: 'auto' };
const THEMES = ['light', 'dark', 'contrast'];

/** The settings of the person at this browser; the defaults where there is no registry of settings. */
export class Preferences {
  constructor(language: string) {
    this._language = language.toLowerCase().startsWith('es') ? 'es' : 'en';
    this._values = { ...DEFAULTS };
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get told(): Told {
    const { theme: _theme, ...told } = this._values;
    return { ...told, language: this._language };
  }

  /** Take the settings over, now and whenever they change. */
  follow(settings: ISettingRegistry.ISettings): void {
    const read = () => {
      this._values = { ...DEFAULTS, ...(settings.composite as Partial<typeof DEFAULTS>) };
      this.wear();
      this._changed.emit();
    };
    settings.changed.connect(read);
    read();
  }

  /** Put the theme on: a class of the body, which the widgets watch too. */
  wear(): void {
    for (const theme of THEMES) {
      document.body.classList.toggle(`dfdm-theme-${theme}`, this._values.theme === theme);
    }
  }

  private _language: string;
  private _values: typeof DEFAULTS;
  private _changed = new Signal<this, void>(this);
}
