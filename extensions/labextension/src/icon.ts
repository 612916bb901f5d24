import { LabIcon } from '@jupyterlab/ui-components';

// A block seen from a corner, with a tick on its face. No fill attribute: the theme would fill it.
const svgstr = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
  <g class="jp-icon3" style="fill:none" stroke="#616161" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round">
    <path d="M12 2.5 20.5 7v10L12 21.5 3.5 17V7Z"/>
    <path d="M3.5 7 12 11.5 20.5 7M12 11.5v10"/>
    <path d="M14.2 15.4l1.4 1.2 2.7-4"/>
  </g>
</svg>`;

export const designIcon = new LabIcon({ name: 'dfdm:design', svgstr });
