// Small makers of elements. Text is always set as text: it may come from a file of someone else.

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K, className: string, text = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  // JupyterLab takes arrow keys for its commands unless the focused element itself, no one around it, says this.
  if (made.matches("button, input, select, textarea, a")) made.setAttribute("data-lm-suppress-shortcuts", "true");
  if (text) made.textContent = text;
  return made;
}

export function button(label: string, title: string, act: () => void, className = "dfdm-button"): HTMLButtonElement {
  const made = element("button", className, label);
  made.type = "button";
  made.title = title;
  made.addEventListener("click", act);
  return made;
}
