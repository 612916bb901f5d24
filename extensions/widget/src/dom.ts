// Small makers of elements. Text is always set as text: it may come from a file of someone else.

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K, className: string, text = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
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
