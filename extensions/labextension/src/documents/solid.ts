// A CAD file as the server draws it: the 3D viewer, and beside it what was found.

import { TranslationBundle } from '@jupyterlab/translation';

import { Part, Preview } from './arrays';
import { element, object, plain } from './dom';
import { Judgment } from './judgment';
import { State, viewer } from './live';

const ARRAYS = ['vertices', 'triangles', 'runs'];
const HEIGHT = 420;
const LEAST_HEIGHT = 240;

/** The picture of a part and its findings, linked both ways. */
export class Solid {
  readonly node = element('div', 'dfdm-doc-solid');
  private readonly picture = element('div', 'dfdm-doc-picture');
  private readonly judgment: Judgment;
  private readonly state: State;
  private stop: (() => void) | null = null;
  private revision = 0;
  private gone = false;

  /** `still` brings a PNG of the part, for a browser without 3D. */
  constructor(
    private readonly trans: TranslationBundle,
    private readonly still: () => Promise<ArrayBuffer>
  ) {
    this.judgment = new Judgment(trans);
    this.state = new State({
      description: '',
      highlights: [],
      picture: new DataView(new ArrayBuffer(0)),
      view: 'iso',
      height: HEIGHT,
      picked: {},
      revision: 0
    });
    this.judgment.onLight = lit => this.state.set('highlights', lit);
    this.state.on('change:picked', () => {
      const { face } = this.state.get('picked') as { face?: number };
      if (typeof face === 'number') this.judgment.pick(face);
    });
    this.state.asked = message => {
      if (object(message).want !== 'picture') return false;
      this.still().then(
        png => this.state.set('picture', new DataView(png)),
        error => console.warn('dfdm: there is no still picture', error)
      );
      return true;
    };
    const left = element('div', 'dfdm-doc-left');
    left.append(this.picture);
    this.node.append(left, this.judgment.node);
  }

  /** Draw what the server sent. */
  async draw({ header, arrays }: Preview): Promise<void> {
    const { render } = await viewer();
    if (this.gone) return;
    this.judgment.firstFace = new Map(header.parts.map(part => [part.name, part.first_face]));
    const text = plain(described(header.title || header.name, header.parts, this.trans));
    this.revision += 1;
    const drawn = Object.fromEntries(ARRAYS.map(name => [name, arrays[name]]));
    this.state.update({ ...drawn, solids: header.parts, description: text, highlights: [], revision: this.revision });
    this.stop ??= render({ model: this.state, el: this.picture });
  }

  /** Show what was found. */
  async judge(reports: Record<string, unknown>[]): Promise<void> {
    await this.judgment.show(reports, true);
  }

  /** Give the picture so much height. */
  fit(height: number): void {
    this.state.set('height', Math.max(LEAST_HEIGHT, Math.round(height)));
  }

  dispose(): void {
    this.gone = true;
    this.stop?.();
    this.judgment.dispose();
  }
}

/** One line: what is shown, and how large it is. */
function described(title: string, parts: Part[], trans: TranslationBundle): string {
  const size = (part: Part): string => `${part.size_mm.map(value => Number(value.toPrecision(5))).join(' × ')} mm`;
  if (parts.length === 1) {
    return trans.__('%1: %2, faces: %3', title, size(parts[0]), String(parts[0].faces));
  }
  const names = parts.slice(0, 20).map(part => `${part.count} × ${part.name} (${size(part)})`);
  return trans.__('%1: %2 distinct parts', title, String(parts.length)) + `: ${names.join(', ')}`;
}
