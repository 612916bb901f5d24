// The viewer and the table of the notebook's widgets, here without a kernel: the state stands in this page.

type Handler = (...given: unknown[]) => void;

/** What a widget's front end asks of its model. */
export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send(message: unknown): void;
  on(event: string, handler: Handler): void;
  off(event: string, handler: Handler): void;
}

/** A widget's front end; what it returns takes it away. */
export interface Drawn {
  render(into: { model: Model; el: HTMLElement }): () => void;
}

/** State that a widget shows: what is set is told to whoever listens, as a kernel would. */
export class State implements Model {
  private readonly values: Map<string, unknown>;
  private readonly handlers = new Map<string, Set<Handler>>();
  /** Hears what the widget asks for; false where it has no answer. */
  asked: (message: unknown) => boolean = () => false;

  constructor(values: Record<string, unknown>) {
    this.values = new Map(Object.entries(values));
  }

  get(name: string): unknown {
    return this.values.get(name);
  }

  set(name: string, value: unknown): void {
    if (this.values.get(name) === value) return;
    this.values.set(name, value);
    for (const handler of [...(this.handlers.get(`change:${name}`) ?? [])]) handler();
  }

  /** Several at once; the name of the last is what the viewer redraws at. */
  update(values: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(values)) this.set(name, value);
  }

  save_changes(): void {
    // Nobody is elsewhere to be told.
  }

  send(message: unknown): void {
    // The widgets take this for "nobody is there to ask", and do without.
    if (!this.asked(message)) throw new Error('There is no kernel to ask.');
  }

  on(event: string, handler: Handler): void {
    const known = this.handlers.get(event) ?? new Set();
    this.handlers.set(event, known.add(handler));
  }

  off(event: string, handler: Handler): void {
    this.handlers.get(event)?.delete(handler);
  }
}

/** The 3D viewer, loaded when the first part is shown. */
export async function viewer(): Promise<Drawn> {
  return (await import('../../../../dfdm/widgets/static/viewer.js')).default;
}

/** The table of findings, loaded when the first is shown. */
export async function table(): Promise<Drawn> {
  return (await import('../../../../dfdm/widgets/static/table.js')).default;
}
