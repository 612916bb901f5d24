/** An element with properties and children. Texts become text nodes: what notebooks say is never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child): child is Node | string => child !== null));
  return made;
}

/** A button that keeps its focus through a redraw, by its key. */
export function button(label: string, key: string, act: () => void, className = 'dfdm-panel-button'): HTMLButtonElement {
  const made = element('button', { type: 'button', className, textContent: label, onclick: act });
  made.dataset.key = key;
  return made;
}
