// Follows the theme of the page: JupyterLab sets it on the body, elsewhere the browser says it.

export interface Theme {
  solid: string;
  ink: string;
  cap: string;
  ghost: string;
}

const LIGHT: Theme = { solid: "#b0becc", ink: "#26323f", cap: "#f1e3b8", ghost: "#b0308f" };
const DARK: Theme = { solid: "#a3b4c6", ink: "#0d141b", cap: "#d8c88e", ghost: "#f08ad6" };

export function themeOf(host: HTMLElement): Theme {
  const parts = getComputedStyle(host).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [255, 255, 255];
  const [red, green, blue] = parts;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? DARK : LIGHT;
}

/** Call `changed` whenever the theme may have changed; returns how to stop. */
export function followTheme(changed: () => void): () => void {
  const observer = new MutationObserver(() => requestAnimationFrame(changed));
  const attributes = ["data-jp-theme-light", "data-jp-theme-name", "class", "data-theme", "data-vscode-theme-kind"];
  for (const node of [document.body, document.documentElement]) {
    observer.observe(node, { attributes: true, attributeFilter: attributes });
  }
  const preference = matchMedia("(prefers-color-scheme: dark)");
  preference.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    preference.removeEventListener("change", changed);
  };
}
