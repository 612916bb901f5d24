"""Widgets as one file that anybody opens in a browser: no kernel, no server, no network.

The page holds the front-end code of each kind of widget once, the state of each widget, and what choosing something
changes (`Link`), since there is no Python to ask. Its content security policy forbids it to load or send anything.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Final

import anywidget

from dfdm.errors import InputError

_INNER: Final = frozenset(
    {"comm", "keys", "layout", "log", "tabbable", "tooltip", "_anywidget_id", "_css", "_dom_classes", "_esm"}
)
"""What of a widget's state a page does not need."""
_POLICY: Final = (
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:; connect-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 1200px; padding: 16px; }
h1 { font-size: 1.4em; margin: 0 0 8px; }
h2 { font-size: 1.1em; margin: 24px 0 8px; }
.dfdm-words { white-space: pre-wrap; }
.dfdm-still img { max-width: 100%; height: auto; }
@media print { body { max-width: none; padding: 0; } h2, .dfdm-piece { break-inside: avoid; } }
"""
_SCRIPT: Final = """
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
const revive = (value) => value !== null && typeof value === "object" && "$bytes" in value ? bytes(value.$bytes) : value;
class Model {
  constructor(state) {
    this.state = Object.fromEntries(Object.entries(state).map(([name, value]) => [name, revive(value)]));
    this.heard = new Map();
  }
  get(name) { return this.state[name]; }
  set(name, value) {
    if (typeof name !== "string") { for (const [key, one] of Object.entries(name)) this.set(key, one); return; }
    if (Object.is(this.state[name], value)) return;
    this.state[name] = value;
    for (const event of [`change:${name}`, "change"]) for (const hear of [...(this.heard.get(event) ?? [])]) hear();
  }
  save_changes() {}
  on(event, hear) { this.heard.set(event, [...(this.heard.get(event) ?? []), hear]); }
  off(event, hear) {
    this.heard.set(event, hear ? (this.heard.get(event) ?? []).filter((one) => one !== hear) : []);
  }
}
const models = read("dfdm-states").map((state) => new Model(state));
for (const { source, trait, key, effects, otherwise } of read("dfdm-links")) {
  models[source].on(`change:${trait}`, () => {
    const value = models[source].get(trait);
    const told = String(key ? value?.[key] ?? "" : value);
    for (const [target, name, next] of Object.hasOwn(effects, told) ? effects[told] : otherwise) {
      models[target].set(name, revive(next));
    }
  });
}
const modules = new Map();
const load = (id) => {
  if (!modules.has(id)) {
    const code = new Blob([read(id)], { type: "text/javascript" });
    modules.set(id, import(URL.createObjectURL(code)).then((found) => found.default));
  }
  return modules.get(id);
};
for (const place of document.querySelectorAll("[data-module]")) {
  const model = models[Number(place.dataset.state)];
  try {
    const widget = await load(place.dataset.module);
    await widget.initialize?.({ model });
    const live = document.createElement("div");
    await widget.render({ model, el: live });
    place.replaceChildren(live);
  } catch (error) {
    console.error(error);  // what stands there without scripts stays
  }
}
document.documentElement.dataset.ready = "true";
"""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One widget of a page under a heading; `still` is HTML without scripts that stands there until it lives."""

    widget: anywidget.AnyWidget
    heading: str = ""
    still: str = ""


@dataclass(frozen=True, kw_only=True)
class Link:
    """What follows where a trait of one piece changes: for each value (or its entry `key`) the traits then set.

    `effects[value]` and `otherwise` are lists of (place of the piece, trait, value).
    """

    source: int
    trait: str
    key: str = ""
    effects: Mapping[str, Sequence[tuple[int, str, object]]] = field(default_factory=dict)
    otherwise: Sequence[tuple[int, str, object]] = ()


def recorded(
    pieces: Sequence[anywidget.AnyWidget],
    source: int,
    trait: str,
    values: Mapping[str, object],
    watched: Mapping[int, Sequence[str]],
    *,
    key: str = "",
) -> Link:
    """What Python does when a trait of a widget changes, tried out for some values, so that a page can do it alone.

    `values` by what the page compares (the value, or its entry `key`, as text); `watched` are the traits looked at, by
    the place of their widget. The widgets are left as they were found.
    """
    before = getattr(pieces[source], trait)
    effects: dict[str, list[tuple[int, str, object]]] = {}
    for told, value in values.items():
        setattr(pieces[source], trait, value)
        effects[told] = [(k, name, getattr(pieces[k], name)) for k, names in watched.items() for name in names]
    setattr(pieces[source], trait, before)
    otherwise = [(k, name, getattr(pieces[k], name)) for k, names in watched.items() for name in names]
    return Link(source=source, trait=trait, key=key, effects=effects, otherwise=otherwise)


def state_of(widget: anywidget.AnyWidget) -> dict[str, Any]:
    """What the front end of a widget reads, with bytes as base64."""
    names = [
        name for name in widget.traits(sync=True) if name not in _INNER and not name.startswith(("_model", "_view"))
    ]
    return {name: _plain(getattr(widget, name)) for name in sorted(names)}


def _plain(value: object) -> object:
    if isinstance(value, bytes | bytearray | memoryview):
        return {"$bytes": base64.b64encode(value).decode()}
    return value


class Embedded:
    """Widgets on a page: `place` gives the HTML where each stands, `scripts` what brings all of them to life."""

    def __init__(self) -> None:
        self._modules: dict[str, str] = {}
        self._states: list[Mapping[str, Any]] = []

    def place(self, code: str, state: Mapping[str, Any], still: str) -> str:
        """Where a widget with this front-end code and state stands; `still` is what is seen until it lives."""
        module = self._modules.setdefault(code, f"dfdm-module-{len(self._modules)}")
        self._states.append(state)
        return f'<div data-module="{module}" data-state="{len(self._states) - 1}"><div class="dfdm-still">{still}</div></div>'

    def scripts(self, links: Sequence[Link] = ()) -> str:
        """State, links and code as elements of a page; InputError where a state is no JSON."""
        written = [_data("dfdm-states", self._states), _data("dfdm-links", list(map(_written, links)))]
        written += [_data(name, code) for code, name in self._modules.items()]
        return "\n".join([*written, f'<script type="module">{_SCRIPT}</script>'])


def page_of(pieces: Sequence[Piece], *, title: str, words: str = "", links: Sequence[Link] = ()) -> str:
    """One self-contained HTML page; the same pieces give the same page.

    `words` stand below the title as plain text. Raises InputError where a state is no JSON.
    """
    embedded = Embedded()
    body = [f"<h1>{escape(title)}</h1>", f'<p class="dfdm-words">{escape(words)}</p>' if words else ""]
    for piece in pieces:
        heading = f"<h2>{escape(piece.heading)}</h2>" if piece.heading else ""
        placed = embedded.place(str(piece.widget._esm), state_of(piece.widget), piece.still)
        body.append(f'<section class="dfdm-piece">{heading}{placed}</section>')
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            *filter(None, body),
            embedded.scripts(links),
            "</body>\n</html>\n",
        ]
    )


def _written(link: Link) -> dict[str, Any]:
    return {
        "source": link.source,
        "trait": link.trait,
        "key": link.key,
        "effects": {value: [list(map(_plain, one)) for one in found] for value, found in link.effects.items()},
        "otherwise": [list(map(_plain, one)) for one in link.otherwise],
    }


def _data(name: str, value: object) -> str:
    """Data of a page: JSON in which nothing ends the element or opens a comment."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise InputError(f"a widget holds what no page can: {error}") from error
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'<script type="application/json" id="{name}">{safe}</script>'


def write_page(page: str, path: str | os.PathLike[str]) -> Path:
    """Write a page in one step: a file that was there is replaced only by a whole one."""
    target = Path(path)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        beside.write_text(page, encoding="utf-8", newline="\n")
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"{target} cannot be written: {error.strerror or error}") from error
    return target
