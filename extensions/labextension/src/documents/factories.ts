// What JupyterLab is told: file types, how their content travels (not at all: the server reads it), and who shows them.

import { ABCWidgetFactory, DocumentRegistry, DocumentWidget, IDocumentWidget, TextModelFactory } from '@jupyterlab/docregistry';
import { Contents } from '@jupyterlab/services';
import { Widget } from '@lumino/widgets';

export const CLOSED = 'dfdm-closed';

/** Files whose content the page does not load: the server extension reads them. */
export class ClosedModelFactory extends TextModelFactory {
  get name(): string {
    return CLOSED;
  }

  get contentType(): Contents.ContentType {
    return 'file';
  }

  get fileFormat(): Contents.FileFormat {
    return null;
  }
}

export const FILE_TYPES: (Partial<DocumentRegistry.IFileType> & { name: string })[] = [
  { name: 'dfdm-step', displayName: 'STEP', extensions: ['.step', '.stp'], mimeTypes: ['model/step'], fileFormat: 'text' },
  { name: 'dfdm-stl', displayName: 'STL', extensions: ['.stl'], mimeTypes: ['model/stl'], fileFormat: 'base64' },
  { name: 'dfdm-3mf', displayName: '3MF', extensions: ['.3mf'], mimeTypes: ['model/3mf'], fileFormat: 'base64' },
  { name: 'dfdm-dxf', displayName: 'DXF', extensions: ['.dxf'], mimeTypes: ['image/vnd.dxf'], fileFormat: 'text' },
  { name: 'dfdm-bundle', extensions: ['.dfdm.zip'], mimeTypes: ['application/vnd.dfdm.bundle+zip'], fileFormat: 'base64' },
  { name: 'dfdm-recipe', extensions: ['.recipe.json'], mimeTypes: ['application/vnd.dfdm.recipe+json'], fileFormat: 'text' },
  {
    name: 'dfdm-rights',
    extensions: ['.rights.json', '.odrl.jsonld'],
    mimeTypes: ['application/vnd.dfdm.rights+json'],
    fileFormat: 'text'
  },
  { name: 'dfdm-report', extensions: ['.report.json'], mimeTypes: ['application/vnd.dfdm.report+json'], fileFormat: 'text' }
];

/** Makes the document of one kind of file. */
export class Factory extends ABCWidgetFactory<IDocumentWidget<Widget>, DocumentRegistry.IModel> {
  constructor(
    options: DocumentRegistry.IWidgetFactoryOptions<IDocumentWidget<Widget>>,
    private readonly make: (context: DocumentRegistry.Context) => Widget
  ) {
    super(options);
  }

  protected createNewWidget(context: DocumentRegistry.Context): IDocumentWidget<Widget> {
    return new DocumentWidget({ content: this.make(context), context });
  }
}
