// The words of the front end: English in the code, another language by the phrases that Python sends along.

import { trait, type Model } from "./model";

let phrases: Record<string, string> = {};

/** Speak as the model is spoken from here on; all widgets of a page have one language. */
export function learn(model: Model): void {
  phrases = trait<Record<string, string>>(model, "phrases", {});
}

/** A phrase in the language of the page, with its words; in English where nobody has translated it. */
export function say(english: string, words: Record<string, string | number> = {}): string {
  const said = Object.prototype.hasOwnProperty.call(phrases, english) ? phrases[english] : english;
  return said.replace(/\{(\w+)\}/g, (whole, name) => (Object.prototype.hasOwnProperty.call(words, name) ? String(words[name]) : whole));
}

/** Marks a phrase that is said later. */
export function phrase(english: string): string {
  return english;
}

/** `1 piece`, `25 pieces`. */
export function counted(pieces: number): string {
  return pieces === 1 ? say("1 piece") : say("{count} pieces", { count: pieces.toLocaleString("en-US") });
}

/** How many entries a list has. */
export function listedAs(count: number): string {
  if (!count) return say("none");
  return count === 1 ? say("1 entry") : say("{count} entries", { count });
}

/** A label within a sentence. */
export function lowered(label: string): string {
  return label.toLowerCase();
}
