"""A page on which widgets stand as in a notebook, their Python side at work in the test: no server, no kernel."""

import base64
import json
import os
from pathlib import Path

ADDRESS = "http://localhost:8000/"
"""Never asked for: a page of a secure context, so that there is a clipboard."""
PICTURES = os.environ.get("DFDM_UI_PICTURES", "")
"""Folder to keep pictures in, for eyes."""
LIGHT = {
    "--jp-layout-color0": "#fff", "--jp-layout-color1": "#fff", "--jp-layout-color2": "#eee", "--jp-layout-color3": "#bdbdbd",
    "--jp-ui-font-color1": "rgba(0,0,0,0.87)", "--jp-ui-font-color2": "rgba(0,0,0,0.6)", "--jp-border-color1": "#bdbdbd",
    "--jp-border-color2": "#e0e0e0", "--jp-border-color3": "#eee", "--jp-brand-color1": "#1976d2",
    "--jp-content-link-color": "#1976d2", "--jp-error-color1": "#d32f2f", "--jp-ui-font-family": "system-ui, sans-serif",
    "--jp-ui-font-size1": "13px",
}  # fmt: skip
DARK = {
    **LIGHT, "--jp-layout-color0": "#111", "--jp-layout-color1": "#212121", "--jp-layout-color2": "#424242",
    "--jp-layout-color3": "#616161", "--jp-ui-font-color1": "rgba(255,255,255,0.87)",
    "--jp-ui-font-color2": "rgba(255,255,255,0.7)", "--jp-border-color1": "#616161", "--jp-border-color2": "#424242",
    "--jp-border-color3": "#212121", "--jp-brand-color1": "#2196f3", "--jp-content-link-color": "#64b5f6",
    "--jp-error-color1": "#ff8a80",
}  # fmt: skip
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Widgets</title><link rel="icon" href="data:,"><style>
:root {{ {colors} color-scheme: {scheme}; }}
body {{ margin: {margin}px; background: var(--jp-layout-color0); color: var(--jp-ui-font-color1); }}
</style></head><body data-jp-theme-light="{light}"><main id="here"></main></body></html>"""
MOUNT = """async ([code, state]) => {
  const read = (v) => v && v.bytes !== undefined
    ? new DataView(Uint8Array.from(atob(v.bytes), (c) => c.charCodeAt(0)).buffer) : v;
  const taken = (given) => Object.fromEntries(Object.entries(given).map(([name, v]) => [name, read(v)]));
  window.models ??= [];
  window.leave ??= [];
  window.take ??= (all) => { for (const [place, changed] of Object.entries(all)) window.models[place].take(changed); };
  const place = window.models.length;
  const handlers = {};
  const fire = (name) => { for (const act of handlers[`change:${name}`] ?? []) act(); };
  const model = {
    state: taken(state),
    pending: {},
    get: (name) => model.state[name],
    set: (name, value) => {
      if (model.state[name] === value) return;
      model.state[name] = value;
      model.pending[name] = value;
      fire(name);
    },
    save_changes: () => {
      const changed = model.pending;
      model.pending = {};
      window.pythonSaves(place, changed).then(window.take);
    },
    send: (message) => { window.pythonHears(place, JSON.parse(JSON.stringify(message))).then(window.take); },
    on: (event, act) => { (handlers[event] ??= new Set()).add(act); },
    off: (event, act) => { handlers[event]?.delete(act); },
    take: (changed) => {
      Object.assign(model.state, taken(changed));
      for (const name of Object.keys(changed)) fire(name);
    },
  };
  window.models.push(model);
  window.model = window.models[0];
  const el = document.createElement("div");
  document.getElementById("here").append(el);
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  window.leave.push(await (await import(url)).default.render({ model, el }));
}"""
_LEFT_OUT = ("layout", "tabbable", "tooltip", "comm")


class Standing:
    """A page with widgets on it and nothing else; what they tell goes to Python, and comes back as from a kernel.

    `errors` are what the page complained of, `foreign` what it asked for from elsewhere, `heard` the messages of widgets.
    """

    def __init__(self, browser, *widgets, width=700, height=900, dark=False, ratio=1, margin=8, grant=()):
        self.widgets, self.errors, self.foreign, self.heard, self.told = [], [], [], [], []
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=ratio,
            color_scheme="dark" if dark else "light",
        )
        if grant:
            self.context.grant_permissions(list(grant), origin=ADDRESS.rstrip("/"))
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        own = ("blob:", "data:", "about:", ADDRESS)
        self.page.on("request", lambda r: None if r.url.startswith(own) else self.foreign.append(r.url))
        colors = " ".join(f"{key}: {value};" for key, value in (DARK if dark else LIGHT).items())
        html = PAGE.format(
            colors=colors, scheme="dark" if dark else "light", light=str(not dark).lower(), margin=margin
        )
        self.page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
        self.page.goto(ADDRESS)
        self.page.expose_function("pythonHears", self._hears)
        self.page.expose_function("pythonSaves", self._saves)
        self.show(*widgets)

    def show(self, *widgets):
        """Put widgets on the page below each other, boxes as what is in them."""
        for widget in widgets:
            if getattr(widget.layout, "display", None) == "none":
                continue
            if hasattr(widget, "children"):
                self.show(*widget.children)
                continue
            self.widgets.append(widget)
            self.told.append(_state(widget))
            self.page.evaluate(MOUNT, [str(widget._esm), self.told[-1]])
        return self.page

    @property
    def widget(self):
        """The first widget."""
        return self.widgets[0]

    def push(self):
        """Bring to the page what changed in Python."""
        self.page.evaluate("(all) => window.take(all)", self._changed())

    def keep(self, name):
        """Keep a picture, where there is a folder for them."""
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)

    def close(self):
        self.context.close()

    def _changed(self):
        changed = {}
        for place, widget in enumerate(self.widgets):
            now = _state(widget)
            changed[place] = {name: value for name, value in now.items() if value != self.told[place].get(name)}
            self.told[place] = now
        return changed

    def _hears(self, place, message):
        self.heard.append(message)
        self.widgets[place]._handle_custom_msg(message, [])
        return self._changed()

    def _saves(self, place, changed):
        self.told[place].update(changed)
        self.widgets[place].set_state(changed)
        return self._changed()


def _state(widget):
    """The traits of a widget as they go into a page."""
    names = [name for name in widget.keys if not name.startswith("_") and name not in _LEFT_OUT]
    return json.loads(json.dumps({name: widget.get_state(name)[name] for name in names}, default=_written))


def _written(value):
    return {"bytes": base64.b64encode(bytes(value)).decode()} if isinstance(value, bytes | memoryview) else None
