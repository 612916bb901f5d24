"""The form made from schemas, and the panels around a bundle, in a real browser; Python answers as a kernel would."""

import base64
import json
import os
from pathlib import Path
from typing import Annotated

import cadquery as cq
import pytest

from dfdm import design, mm, require, verbs
from dfdm.trust import new_key, save_key
from dfdm.widgets import ExportPanel, ReceivedPanel, RecipePanel, RightsPanel, SchemaForm

pytestmark = pytest.mark.ui
PICTURES = os.environ.get("DFDM_UI_PICTURES", "")
"""Folder to keep pictures in, for eyes."""
LIGHT = {"--jp-ui-font-color1": "rgba(0,0,0,.87)", "--jp-ui-font-color2": "rgba(0,0,0,.6)", "--jp-layout-color1": "white",
         "--jp-layout-color2": "#eee", "--jp-border-color1": "#bdbdbd", "--jp-border-color2": "#e0e0e0",
         "--jp-brand-color1": "#1976d2", "--jp-ui-font-size1": "13px"}  # fmt: skip
DARK = {"--jp-ui-font-color1": "rgba(255,255,255,.87)", "--jp-ui-font-color2": "rgba(255,255,255,.7)",
        "--jp-layout-color1": "#111", "--jp-layout-color2": "#424242", "--jp-border-color1": "#616161",
        "--jp-border-color2": "#424242", "--jp-brand-color1": "#42a5f5", "--jp-ui-font-size1": "13px"}  # fmt: skip
PAGE = """<!doctype html><html lang="en"><head><title>Widgets</title><meta charset="utf-8">
<style>body { margin: 8px; } main > div { margin-bottom: 16px; }</style></head><body><main></main></body></html>"""
MODEL = """
window.models = {};
window.mount = async (id, source, state) => {
  const { default: widget } = await import(source);
  const handlers = {};
  const model = {
    state,
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; (model.dirty ??= {})[name] = value; },
    save_changes: () => { const dirty = model.dirty ?? {}; model.dirty = {}; window.toPython(id, { traits: dirty }); },
    send: (message) => window.toPython(id, { message: JSON.parse(JSON.stringify(message)) }),
    on: (event, handler) => (handlers[event] ??= new Set()).add(handler),
    off: (event, handler) => handlers[event]?.delete(handler),
    take: (more) => {
      Object.assign(state, more);
      for (const name of Object.keys(more)) for (const h of handlers[`change:${name}`] ?? []) h();
    },
  };
  window.models[id] = model;
  const el = document.createElement('div');
  el.id = id;
  document.querySelector('main').append(el);
  widget.render({ model, el });
};
null;  // an expression that is a function would be called
"""


class Bare:
    """A page with widgets on it and nothing else; what they tell goes to Python, and comes back as from a kernel."""

    def __init__(self, page, theme):
        self.page, self.widgets, self.errors, self.seen = page, {}, [], {}
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        page.expose_function("toPython", self._told)
        page.set_content(PAGE)
        style = ";".join(f"{name}:{value}" for name, value in theme.items())
        page.evaluate("style => document.body.style = style", style)
        page.evaluate(f"document.body.style.background = '{theme['--jp-layout-color1']}'")
        page.evaluate(MODEL)

    def show(self, *widgets):
        for widget in widgets:
            if getattr(widget.layout, "display", None) == "none":
                continue
            if hasattr(widget, "children"):
                self.show(*widget.children)
                continue
            name = f"w{len(self.widgets)}"
            self.widgets[name], self.seen[name] = widget, self._state(widget)
            source = "data:text/javascript;base64," + base64.b64encode(str(widget._esm).encode()).decode()
            self.page.evaluate("([n, s, state]) => mount(n, s, state)", [name, source, self.seen[name]])
        return self.page

    @staticmethod
    def _state(widget):
        names = [n for n in widget.traits(sync=True) if not n.startswith("_") and n not in ("layout", "comm", "tooltip", "tabbable")]
        return json.loads(json.dumps({name: getattr(widget, name) for name in names if not isinstance(getattr(widget, name), bytes)}))

    def _told(self, name, what):
        widget = self.widgets[name]
        for trait, value in what.get("traits", {}).items():
            setattr(widget, trait, value)
        if "message" in what:
            widget._handle_custom_msg(what["message"], [])
        self.update()

    def update(self):
        """Tell the page what changed in Python."""
        for name, widget in self.widgets.items():
            now = self._state(widget)
            changed = {key: value for key, value in now.items() if value != self.seen[name].get(key)}
            self.seen[name] = now
            if changed:
                self.page.evaluate("([n, more]) => { models[n].take(more) }", [name, changed])

    def keep(self, name):
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


@pytest.fixture
def bare(browser):
    pages = []

    def made(width=700, theme=LIGHT):
        page = browser.new_page(viewport={"width": width, "height": 900})
        pages.append(page)
        return Bare(page, theme)

    yield made
    for page in pages:
        page.close()


@design(title="Bearing plate", license="CERN-OHL-S-2.0", author="A. Maker", intended_use="Holds a bearing.")
def plate(width: Annotated[float, mm(30, 90)] = 60):
    """A plate with a bore."""
    body = cq.Workplane().box(width, 40, 6).faces(">Z").workplane().hole(12).faces("%CYLINDER").tag("bore").end()
    return body, [require("diameter", on="tag:bore", nominal_mm=12, fit="H7", critical=True)]


WIDER = """() => [...document.querySelectorAll('main *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && box.height && box.right > document.documentElement.clientWidth + 1;
}).map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`)"""
