// A file of a recipe as a document of its own.

import { element, line, list, object, plain } from './dom';
import { AskingPanel } from './panel';
import { recipeSections } from './recipe';

export class RecipePanel extends AskingPanel {
  protected async fill(signal: AbortSignal): Promise<void> {
    const told = object(await (await this.ask('document', { kind: 'recipe' }, signal)).json());
    const mark = element('p', 'dfdm-doc-mark');
    mark.dataset.state = told.valid ? 'valid' : 'invalid';
    mark.append(
      element('span', 'dfdm-doc-sign', told.valid ? '✓' : '✕'),
      element('span', '', told.valid ? this.trans.__('This recipe is whole, and its id is that of its content. A recipe alone bears no signature.') : this.trans.__('This is not a whole recipe: %1', plain(told.problem)))
    );
    const alone = line(this.trans.__('Pictures of the work travel in the bundle of a recipe, and are shown there.'), 'dfdm-doc-assumed');
    const pictured = list(object(told.document).instructions).some(sheet => list(sheet.pictures).length > 0);
    this.body.replaceChildren(mark, ...(alone && pictured ? [alone] : []), ...recipeSections(object(told.document), this.trans));
  }
}
