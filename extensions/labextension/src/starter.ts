import { Contents } from '@jupyterlab/services';

import starter from './starter.json';

/** A path in the folder that no file has yet: `design.ipynb`, `design-2.ipynb` … */
async function freePath(contents: Contents.IManager, folder: string): Promise<string> {
  const listed = await contents.get(folder, { content: true });
  const taken = new Set((listed.content as Contents.IModel[]).map(entry => entry.name));
  let name = 'design.ipynb';
  for (let number = 2; taken.has(name); number++) {
    name = `design-${number}.ipynb`;
  }
  return folder ? `${folder}/${name}` : name;
}

/** Write the starter notebook into a folder and return its path. */
export async function writeStarter(contents: Contents.IManager, folder: string): Promise<string> {
  const path = await freePath(contents, folder);
  await contents.save(path, { type: 'notebook', format: 'json', content: starter });
  return path;
}
