/** The look of the panel and of the themes that a person may choose for dfdm alone. */
const CSS = `
.dfdm-panel { box-sizing: border-box; height: 100%; overflow: auto; padding: 8px; min-width: 280px;
  background: var(--jp-layout-color1); color: var(--jp-ui-font-color1); font-size: var(--jp-ui-font-size1); line-height: 1.4; }
.dfdm-panel:focus { outline: none; }
.dfdm-panel h2, .dfdm-panel h3, .dfdm-panel h4, .dfdm-panel p, .dfdm-panel ul, .dfdm-panel ol { margin: 0; padding: 0; }
.dfdm-panel h2 { font-size: var(--jp-ui-font-size1); font-weight: 600; overflow-wrap: anywhere; flex: 1 1 auto; min-width: 0; }
.dfdm-panel h3 { font-size: var(--jp-ui-font-size1); font-weight: 600; }
.dfdm-panel h4 { font-size: var(--jp-ui-font-size1); font-weight: 600; margin-top: 10px; }
.dfdm-panel-head { display: flex; align-items: center; gap: 8px; }
.dfdm-panel-status { min-height: 1.4em; color: var(--jp-ui-font-color2); }
.dfdm-panel-plain { padding: 8px 0; display: flex; flex-direction: column; gap: 8px; align-items: flex-start; }
.dfdm-panel-button { border: 1px solid var(--jp-border-color0, #9e9e9e); border-radius: 3px; background: var(--jp-layout-color2);
  color: var(--jp-ui-font-color1); font: inherit; padding: 3px 10px; cursor: pointer; }
.dfdm-panel-button:hover { background: var(--jp-layout-color3); }
.dfdm-panel-link { border: 0; background: none; padding: 0; font: inherit; color: var(--jp-content-link-color, #1976d2);
  text-decoration: underline; cursor: pointer; overflow-wrap: anywhere; text-align: left; }
.dfdm-panel button:focus-visible { outline: 2px solid var(--jp-brand-color1); outline-offset: 2px; }
.dfdm-panel-subject { border-top: 1px solid var(--jp-border-color2); margin-top: 8px; padding-top: 8px; }
.dfdm-panel-subject > .dfdm-panel-button { margin-top: 10px; }
.dfdm-panel-summary, .dfdm-panel-names { padding-left: 22px; overflow-wrap: anywhere; }
.dfdm-panel-names, .dfdm-panel-gaps, .dfdm-panel-foot, .dfdm-panel-unchecked { color: var(--jp-ui-font-color2); }
.dfdm-panel-fold { display: flex; align-items: baseline; gap: 6px; width: 100%; border: 0; background: none; padding: 2px 0;
  color: inherit; font: inherit; text-align: left; cursor: pointer; }
.dfdm-panel-fold::after { content: '▸'; margin-left: auto; color: var(--jp-ui-font-color2); }
.dfdm-panel-fold[aria-expanded=true]::after { content: '▾'; }
.dfdm-panel-fold:hover { background: var(--jp-layout-color2); }
.dfdm-panel-fold > span:not(.dfdm-panel-sign) { min-width: 0; overflow-wrap: anywhere; hyphens: auto; }
.dfdm-panel-fold code { font-weight: 400; color: var(--jp-ui-font-color2); }
.dfdm-panel-processes { width: 100%; border-collapse: collapse; margin-top: 8px; }
.dfdm-panel-processes th { font-weight: 400; text-align: left; vertical-align: top; }
.dfdm-panel-processes th, .dfdm-panel-processes td { padding: 1px 0; border-bottom: 1px solid var(--jp-border-color3, #e0e0e0); }
.dfdm-panel-price { text-align: right; vertical-align: top; white-space: nowrap; font-variant-numeric: tabular-nums;
  padding: 3px 0 3px 8px !important; }
.dfdm-panel-gaps { display: block; padding: 0 0 2px 22px; font-size: var(--jp-ui-font-size0); }
.dfdm-panel-details { padding: 2px 0 8px 22px !important; overflow-wrap: anywhere; }
.dfdm-panel-details ul { list-style: none; }
.dfdm-panel-details li { margin: 4px 0; }
.dfdm-panel-details p { margin: 4px 0; }
.dfdm-panel-subject > ul { padding-left: 18px; }
.dfdm-panel-makers { padding-left: 18px !important; }
.dfdm-panel-makers li { margin-top: 4px; }
.dfdm-panel-makers li > * { display: block; }
.dfdm-panel-warning { border-left: 3px solid var(--jp-warn-color1, #e65100); padding: 2px 0 2px 8px !important; margin: 6px 0 !important;
  overflow-wrap: anywhere; }
.dfdm-panel-reports, .dfdm-panel-foot { margin-top: 10px !important; }
.dfdm-panel-reports ul { list-style: none; }
.dfdm-panel-stale { opacity: 0.6; }
.dfdm-panel-sign { display: inline-block; flex: none; width: 16px; height: 16px; margin-right: 6px; border-radius: 50%; color: #000;
  font-size: 11px; font-weight: 700; line-height: 16px; text-align: center; }
.dfdm-panel-fold > .dfdm-panel-sign { margin-right: 0; }
.dfdm-panel-pass { background: #3cc296; }
.dfdm-panel-warn { background: #f0b400; }
.dfdm-panel-fail { background: #ef7d33; }
.dfdm-panel-unknown { background: #dc9ac0; }
.dfdm-panel-not_applicable { background: #b5b5b5; }
.dfdm-status { display: flex; align-items: center; gap: 4px; border: 0; background: none; color: inherit; font: inherit; padding: 0 4px;
  cursor: pointer; height: 100%; white-space: nowrap; }
.dfdm-status:hover { background: var(--jp-layout-color3); }
.dfdm-status:focus-visible { outline: 2px solid var(--jp-brand-color1); outline-offset: -2px; }
.dfdm-dialog { display: grid; grid-template-columns: max-content minmax(220px, 1fr); gap: 8px 12px; align-items: center; }
.dfdm-dialog p { grid-column: 1 / -1; margin: 0; max-width: 52ch; overflow-wrap: anywhere; }
.dfdm-dialog input, .dfdm-dialog select { box-sizing: border-box; width: 100%; font-size: var(--jp-ui-font-size2); }
.dfdm-dialog .jp-select-wrapper, .dfdm-dialog select { margin: 0; }
.dfdm-looks { border-collapse: collapse; }
.dfdm-looks th, .dfdm-looks td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--jp-border-color2);
  overflow-wrap: anywhere; }
.dfdm-looks td:nth-child(2) { white-space: nowrap; overflow-wrap: normal; }
.dfdm-looks th { white-space: nowrap; font-weight: 600; }
`;

interface Palette {
  layout: [string, string, string, string];
  font: [string, string, string, string];
  border: [string, string, string, string];
  brand: string;
  link: string;
  field: string;
  warn: string;
  error: string;
}

const PALETTES: Record<string, Palette> = {
  light: {
    layout: ['#ffffff', '#ffffff', '#eeeeee', '#d5d5d5'],
    font: ['#000000', 'rgba(0,0,0,.87)', 'rgba(0,0,0,.62)', 'rgba(0,0,0,.5)'],
    border: ['#9e9e9e', '#bdbdbd', '#e0e0e0', '#eeeeee'],
    brand: '#1976d2',
    link: '#0b5cad',
    field: '#ffffff',
    warn: '#b26500',
    error: '#b00020'
  },
  dark: {
    layout: ['#111111', '#212121', '#424242', '#616161'],
    font: ['#ffffff', 'rgba(255,255,255,.87)', 'rgba(255,255,255,.68)', 'rgba(255,255,255,.5)'],
    border: ['#8c8c8c', '#616161', '#4a4a4a', '#3a3a3a'],
    brand: '#64b5f6',
    link: '#90caf9',
    field: '#303030',
    warn: '#ffb74d',
    error: '#ff8a80'
  },
  contrast: {
    layout: ['#000000', '#000000', '#1f1f1f', '#3d3d3d'],
    font: ['#ffffff', '#ffffff', '#ffffff', '#ffffff'],
    border: ['#ffffff', '#ffffff', '#ffffff', '#ffffff'],
    brand: '#ffdd00',
    link: '#8fd3ff',
    field: '#000000',
    warn: '#ffdd00',
    error: '#ff9f9f'
  }
};

/** Where a theme of dfdm alone holds: the panel, and each output that shows something of dfdm. */
function scope(theme: string): string {
  const body = `body.dfdm-theme-${theme}`;
  return `${body} .dfdm-panel, ${body} .jp-OutputArea-output:has([class*='dfdm-'])`;
}

function rule(theme: string, palette: Palette): string {
  const lines = [`--jp-brand-color0: ${palette.brand}`, `--jp-brand-color1: ${palette.brand}`];
  palette.layout.forEach((color, place) => lines.push(`--jp-layout-color${place}: ${color}`));
  palette.font.forEach((color, place) => {
    lines.push(`--jp-ui-font-color${place}: ${color}`, `--jp-content-font-color${place}: ${color}`);
  });
  palette.border.forEach((color, place) => lines.push(`--jp-border-color${place}: ${color}`));
  lines.push(
    `--jp-content-link-color: ${palette.link}`,
    `--jp-warn-color1: ${palette.warn}`,
    `--jp-error-color1: ${palette.error}`,
    // What ipywidgets derives from those at the root of the page, where the page's own theme holds.
    `--jp-widgets-color: ${palette.font[1]}`,
    `--jp-widgets-label-color: ${palette.font[1]}`,
    `--jp-widgets-readout-color: ${palette.font[1]}`,
    `--jp-widgets-input-color: ${palette.font[1]}`,
    `--jp-widgets-input-background-color: ${palette.field}`,
    `--jp-widgets-input-border-color: ${palette.border[1]}`,
    `background: ${palette.layout[1]}`,
    `color: ${palette.font[1]}`
  );
  return `${scope(theme)} { ${lines.join('; ')}; }`;
}

const ID = 'dfdm-style';

/** Put the style into the page, once. */
export function style(): void {
  if (!document.getElementById(ID)) {
    const sheet = document.createElement('style');
    sheet.id = ID;
    sheet.textContent = [CSS, ...Object.entries(PALETTES).map(([theme, palette]) => rule(theme, palette))].join('\n');
    document.head.append(sheet);
  }
}
