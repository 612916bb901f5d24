import { TranslationBundle } from '@jupyterlab/translation';
import { Contents } from '@jupyterlab/services';

import mill from './templates/mill.json';
import print from './templates/print.json';
import sheet from './templates/sheet.json';

/** A notebook to begin with: what its file is called, and what it is in words. */
export interface Template {
  name: string;
  label: string;
  caption: string;
  content: unknown;
}

/** The templates, the first part first. */
export function templates(trans: TranslationBundle): Template[] {
  return [
    {
      name: 'design',
      label: trans.__('Design notebook'),
      caption: trans.__('Create a notebook with a parametric part that dfdm checks, prices and places'),
      content: print
    },
    {
      name: 'sheet',
      label: trans.__('Laser-cut sheet'),
      caption: trans.__('Create a notebook with a flat part that a laser cuts'),
      content: sheet
    },
    {
      name: 'milled',
      label: trans.__('Milled part'),
      caption: trans.__('Create a notebook with a milled part: fits, threads and flatness as requirements'),
      content: mill
    }
  ];
}

/** A path in the folder that no file has yet: `design.ipynb`, `design-2.ipynb` … */
async function freePath(contents: Contents.IManager, folder: string, stem: string): Promise<string> {
  const listed = await contents.get(folder, { content: true });
  const taken = new Set((listed.content as Contents.IModel[]).map(entry => entry.name));
  let name = `${stem}.ipynb`;
  for (let number = 2; taken.has(name); number++) {
    name = `${stem}-${number}.ipynb`;
  }
  return folder ? `${folder}/${name}` : name;
}

/** Write the notebook of a template into a folder and return its path. */
export async function writeStarter(contents: Contents.IManager, folder: string, template: Template): Promise<string> {
  const path = await freePath(contents, folder, template.name);
  await contents.save(path, { type: 'notebook', format: 'json', content: template.content });
  return path;
}
