// A page has 8 to 16 WebGL contexts, for everyone on it. The oldest views of ours make room for new ones.

export interface Sleeper {
  sleep(): void;
}

const MOST = 4;
// Every widget instance loads this module anew, so the list hangs on the page.
const KEY = Symbol.for("dfdm.live-views");
const page = globalThis as unknown as Record<symbol, Sleeper[] | undefined>;
const live: Sleeper[] = (page[KEY] ??= []);

export function enter(view: Sleeper): void {
  live.push(view);
  while (live.length > MOST) live[0].sleep();
}

export function leave(view: Sleeper): void {
  const at = live.indexOf(view);
  if (at >= 0) live.splice(at, 1);
}
