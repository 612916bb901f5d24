// A recipe to be read: the very sections that JupyterLab shows of it, in a widget. Text only, never markup; the pictures
// were checked in Python to be small PNG.

import styles from "../../labextension/style/documents.css";
import { recipeSections } from "../../labextension/src/documents/recipe";
import { element } from "./dom";
import type { Model } from "./model";
import { learn, say } from "./words";

type Translation = Parameters<typeof recipeSections>[1];

/** Speaks as JupyterLab does: places for words are `%1`, `%2`. */
const trans = {
  __: (text: string, ...words: any[]) => say(text).replace(/%(\d)/g, (whole, place) => String(words[Number(place) - 1] ?? whole)),
};

class RecipeDocument {
  private readonly host = element("div", "dfdm-doc dfdm-doc-output");
  private readonly body = element("div", "");
  private readonly stops: (() => void)[] = [];

  constructor(private readonly model: Model, parent: HTMLElement) {
    this.host.setAttribute("role", "document");
    this.host.append(element("style", "", styles), this.body);
    parent.append(this.host);
    for (const name of ["value", "pictures", "caption"]) {
      const draw = (): void => this.draw();
      model.on(`change:${name}`, draw);
      this.stops.push(() => model.off(`change:${name}`, draw));
    }
    this.draw();
  }

  private draw(): void {
    const recipe = (this.model.get("value") ?? {}) as Record<string, unknown>;
    this.host.setAttribute("aria-label", this.model.get("caption") ?? "");
    const filled = Object.keys(recipe).length > 0;
    this.body.replaceChildren(
      ...(filled ? recipeSections(recipe, trans as unknown as Translation, this.model.get("pictures") ?? {}) : []),
    );
  }

  dispose(): void {
    for (const stop of this.stops) stop();
  }
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  learn(model);
  const document = new RecipeDocument(model, el);
  return () => document.dispose();
}

export default { render };
