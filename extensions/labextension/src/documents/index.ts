import { ILayoutRestorer, JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { WidgetTracker } from '@jupyterlab/apputils';
import { DocumentRegistry, IDocumentWidget } from '@jupyterlab/docregistry';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import '../../style/documents.css';

import { designIcon } from '../icon';
import { BundlePanel, Signers } from './bundle';
import { CadPanel } from './cad';
import { plain } from './dom';
import { CLOSED, ClosedModelFactory, Factory, FILE_TYPES } from './factories';
import { RecipePanel } from './recipePanel';
import { ReportPanel, reportRenderer } from './report';
import { RightsPanel } from './rights';

const ID = '@dfdm/labextension:documents';
const MOST_SIGNERS = 1000;

/** The signers of the settings; without settings nobody is known. */
async function signersOf(settings: ISettingRegistry | null): Promise<Signers> {
  try {
    const kept = await settings?.load(ID);
    if (!kept) return { has: () => false, add: null };
    const known = (): string[] => [kept.get('knownSigners').composite].flat().map(plain);
    return {
      has: signer => known().includes(signer),
      add: async signer => {
        await kept.set('knownSigners', [...new Set([...known(), signer])].slice(-MOST_SIGNERS));
      }
    };
  } catch (error) {
    console.warn('dfdm: the signers you know cannot be read', error);
    return { has: () => false, add: null };
  }
}

/** Opens CAD files, bundles, recipes, rights manifests and reports. All tokens are optional. */
export const documents: JupyterFrontEndPlugin<void> = {
  id: ID,
  description: 'Previews of CAD files with their findings; bundles, recipes, rights manifests and reports as documents.',
  autoStart: true,
  optional: [ILayoutRestorer, IRenderMimeRegistry, ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    restorer: ILayoutRestorer | null,
    rendermime: IRenderMimeRegistry | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('dfdm');
    const language = (): string => ((translator?.languageCode ?? 'en').toLowerCase().startsWith('es') ? 'es' : 'en');
    const registry = app.docRegistry;
    const tracker = new WidgetTracker<IDocumentWidget<Widget>>({ namespace: 'dfdm-documents' });
    let signers: Signers = { has: () => false, add: null };
    void signersOf(settings).then(found => {
      signers = found;
    });
    const shared: Signers = {
      has: signer => signers.has(signer),
      get add() {
        return signers.add;
      }
    };
    registry.addModelFactory(new ClosedModelFactory());
    for (const type of FILE_TYPES) registry.addFileType({ ...type, contentType: 'file', icon: designIcon });
    const open = (
      name: string,
      label: string,
      fileTypes: string[],
      modelName: string,
      make: (context: DocumentRegistry.Context) => Widget
    ): void => {
      const options = { name, label, fileTypes, defaultFor: fileTypes, modelName, readOnly: true, translator: translator ?? undefined };
      const factory = new Factory(options, make);
      factory.widgetCreated.connect((_sender, widget) => {
        widget.title.icon = designIcon;
        void widget.context.pathChanged.connect(() => void tracker.save(widget));
        void tracker.add(widget);
      });
      registry.addWidgetFactory(factory);
    };
    const cad = ['dfdm-step', 'dfdm-stl', 'dfdm-3mf', 'dfdm-dxf'];
    open('dfdm-preview', trans.__('Part preview'), cad, CLOSED, context => new CadPanel(context, trans, language));
    open('dfdm-bundle', trans.__('Bundle'), ['dfdm-bundle'], CLOSED, context => new BundlePanel(context, trans, shared, language));
    open('dfdm-recipe', trans.__('Recipe'), ['dfdm-recipe'], CLOSED, context => new RecipePanel(context, trans));
    open('dfdm-rights', trans.__('Rights manifest'), ['dfdm-rights'], CLOSED, context => new RightsPanel(context, trans));
    open('dfdm-report', trans.__('Report'), ['dfdm-report'], 'text', context => new ReportPanel(context, trans));
    rendermime?.addFactory(reportRenderer(trans));
    void restorer?.restore(tracker, {
      command: 'docmanager:open',
      args: ({ context }) => ({ path: context.path, factory: registry.defaultWidgetFactory(context.path).name }),
      name: ({ context }) => context.path
    });
  }
};
