import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator, TranslationBundle } from '@jupyterlab/translation';

import { Preferences } from './preferences';
import { style } from './style';
import { IPreferences } from './tokens';

/** The schema with its titles and descriptions in the language of the page: the server translates only Lab's own. */
function translated(schema: ISettingRegistry.ISchema, trans: TranslationBundle): ISettingRegistry.ISchema {
  const spoken = <T extends { title?: string; description?: string }>(told: T): T => ({
    ...told,
    ...(told.title ? { title: trans.__(told.title) } : {}),
    ...(told.description ? { description: trans.__(told.description) } : {})
  });
  const properties = Object.entries(schema.properties ?? {}).map(([name, told]) => [name, spoken(told)]);
  return spoken({ ...schema, properties: Object.fromEntries(properties) });
}

/** Settings: units, currency, makers, theme; the schema also puts the button into the toolbar of notebooks. */
export const settings: JupyterFrontEndPlugin<Preferences> = {
  id: '@dfdm/labextension:settings',
  description: 'Settings of dfdm: units, currency, makers, theme.',
  autoStart: true,
  provides: IPreferences,
  optional: [ISettingRegistry, ITranslator],
  activate: (_app: JupyterFrontEnd, registry: ISettingRegistry | null, translator: ITranslator | null) => {
    style();
    const preferences = new Preferences(translator?.languageCode ?? 'en');
    const trans = (translator ?? nullTranslator).load('dfdm');
    registry?.transform(settings.id, { fetch: plugin => ({ ...plugin, schema: translated(plugin.schema, trans) }) });
    registry
      ?.load(settings.id)
      .then(loaded => preferences.follow(loaded))
      .catch(error => console.warn('dfdm: the settings cannot be read, the defaults hold', error));
    return preferences;
  }
};
