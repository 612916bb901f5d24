// What the lit-up faces mean.

import { element } from "./dom";
import type { Highlight } from "./model";

export class Legend {
  readonly element = element("ul", "dfdm-legend");

  constructor() {
    this.element.setAttribute("aria-label", "Highlighted faces");
  }

  show(highlights: Highlight[]): void {
    const rows = highlights.filter((h) => h.label && h.faces.length > 0).map((highlight) => {
      const row = element("li", "");
      const swatch = element("span", "dfdm-swatch");
      swatch.style.background = highlight.color;
      const faces = highlight.faces.length === 1 ? "1 face" : `${highlight.faces.length} faces`;
      row.append(swatch, element("span", "", `${highlight.label} (${faces})`));
      return row;
    });
    this.element.replaceChildren(...rows);
    this.element.hidden = rows.length === 0;
  }
}
